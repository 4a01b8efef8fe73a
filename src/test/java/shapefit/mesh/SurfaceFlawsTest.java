package shapefit.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SurfaceFlawsTest {

    private static Mesh two(float... second) {
        float[] vertices = new float[18];
        System.arraycopy(new float[] {0, 0, 0, 2, 0, 0, 0, 2, 0}, 0, vertices, 0, 9);
        System.arraycopy(second, 0, vertices, 9, 9);
        return Mesh.of(vertices, new int[] {0, 1, 2, 3, 4, 5});
    }

    @Test
    void ourOwnMeshesAreClean() {
        for (Mesh mesh : new Mesh[] {
            Primitives.cube(),
            Primitives.icosphere(2),
            Primitives.torus(),
            Primitives.capsule(),
            Primitives.vessel(),
            Primitives.chair(),
            Primitives.aeroplane()
        }) {
            assertThat(SurfaceFlaws.of(mesh)).isEqualTo(new SurfaceFlaws(0, 0));
        }
    }

    @Test
    void aTriangleThroughAnotherIsOnePair() {
        Mesh pierced = two(0.5f, 0.5f, -1, 0.5f, 0.5f, 1, 3, 3, 0);

        assertThat(SurfaceFlaws.of(pierced).selfIntersections()).isEqualTo(1);
        assertThat(SurfaceFlaws.of(pierced).isClean()).isFalse();
    }

    @Test
    void trianglesThatTouchOrLieBesideEachOtherDoNotCut() {
        assertThat(SurfaceFlaws.of(two(0.5f, 0.5f, 0, 0.5f, 0.5f, 1, 3, 3, 1)).selfIntersections())
                .isZero();
        assertThat(SurfaceFlaws.of(two(0, 0, 0.01f, 2, 0, 0.01f, 0, 2, 0.01f)).selfIntersections())
                .isZero();
        assertThat(SurfaceFlaws.of(two(1.5f, 1.5f, -1, 1.5f, 1.5f, 1, 3, 3, 0)).selfIntersections())
                .isZero();
    }

    @Test
    void facesThatShareACornerCanCut() {
        // The second triangle starts at the first one's corner and its far edge goes through the first one's middle.
        Mesh corner = two(0, 0, 0, 1, 1, -1, 0.5f, 0.5f, 1);

        assertThat(SurfaceFlaws.of(corner).selfIntersections()).isEqualTo(1);
    }

    @Test
    void aVertexPushedThroughTheFarSideCutsThere() {
        Mesh sphere = Primitives.icosphere(2);
        float[] vertices = sphere.vertices();
        for (int k = 0; k < 3; k++) {
            vertices[k] *= -1.5f;
        }

        assertThat(SurfaceFlaws.of(sphere.withVertices(vertices)).selfIntersections())
                .isGreaterThanOrEqualTo(5);
    }

    @Test
    void aFaceFoldedOverItsNeighboursIsFlipped() {
        // A flat fan of four around vertex 0; pulling 0 over the rim turns the faces there around.
        int[] faces = {0, 1, 2, 0, 2, 3, 0, 3, 4, 0, 4, 1};
        float[] flat = {0, 0, 0, -1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0};
        assertThat(SurfaceFlaws.of(Mesh.of(flat, faces)).flippedFaces()).isZero();
        flat[0] = 1.5f;
        assertThat(SurfaceFlaws.of(Mesh.of(flat, faces)).flippedFaces()).isEqualTo(1);
    }

    @Test
    void aSharpRimIsNoFlip() {
        Mesh wing =
                Mesh.of(new float[] {0, 0, 0, 1, 0, 0, 0.5f, 1, 0.01f, 0.5f, 1, -0.01f}, new int[] {0, 1, 2, 1, 0, 3});

        assertThat(SurfaceFlaws.of(wing).flippedFaces()).isZero();
    }

    @Test
    void seamsAreNoBorders() {
        // The same two triangles, once with a shared edge and once with its ends doubled.
        float[] doubled = {0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, -1, 0};
        Mesh seam = Mesh.of(doubled, new int[] {0, 1, 2, 3, 4, 5});

        assertThat(Welding.of(seam).faces(seam.faces())).containsExactly(0, 1, 2, 1, 0, 5);
        assertThat(SurfaceFlaws.of(seam).selfIntersections()).isZero();
    }
}
