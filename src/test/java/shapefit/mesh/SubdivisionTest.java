package shapefit.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SubdivisionTest {

    static List<Mesh> closed() {
        return List.of(
                Primitives.cube(),
                Primitives.icosphere(1),
                Primitives.torus(),
                Primitives.aeroplane(),
                Primitives.vessel());
    }

    @ParameterizedTest
    @MethodSource("closed")
    void theSurfaceStaysAndHasFourTimesTheFaces(Mesh mesh) {
        Mesh fine = Subdivision.of(mesh, 1);
        Topology before = Topology.of(mesh);
        Topology after = Topology.of(fine);

        assertThat(fine.faceCount()).isEqualTo(4 * mesh.faceCount());
        assertThat(fine.vertexCount()).isEqualTo(mesh.vertexCount() + before.edgeCount());
        assertThat(after.edgeCount()).isEqualTo(2 * before.edgeCount() + 3 * mesh.faceCount());
        assertThat(after.boundaryEdges()).isEqualTo(2 * before.boundaryEdges());
        assertThat(after.nonManifoldEdges()).isEqualTo(2 * before.nonManifoldEdges());
        // the area was measured 2e-8 off: the middles are rounded to float
        assertThat(MeshFacts.area(fine) / MeshFacts.area(mesh)).isCloseTo(1, within(3e-7));
        assertThat(MeshFacts.volume(fine) / MeshFacts.volume(mesh)).isCloseTo(1, within(3e-7));
    }

    /** Two triangles that share a side; their texture's halves do not. */
    private static Mesh square() {
        float[] vertices = {0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0};
        return Mesh.of(vertices, new int[] {0, 1, 2, 0, 2, 3});
    }

    @Test
    void coloursAtVerticesAreMeansOfTheEnds() {
        Mesh mesh = square().withVertexColors(new float[] {0, 0, 0, 1, 0, 0, 1, 1, 0, 0.5f, 0, 1});
        Mesh fine = Subdivision.of(mesh, 1);
        float[] colors = fine.vertexColors().orElseThrow();

        // edges by ends: 0–1, 0–2, 0–3, 1–2, 2–3
        assertThat(colors).startsWith(mesh.vertexColors().orElseThrow());
        assertThat(colors)
                .endsWith(0.5f, 0, 0, 0.5f, 0.5f, 0, 0.25f, 0, 0.5f, 1, 0.5f, 0, 0.75f, 0.5f, 0.5f)
                .hasSize(27);
    }

    @Test
    void aFacesColourIsItsChildrens() {
        Mesh fine = Subdivision.of(square().withFaceColors(new float[] {1, 0, 0, 0, 0, 1}), 2);

        float[] colors = fine.faceColors().orElseThrow();
        for (int f = 0; f < 32; f++) {
            assertThat(colors[3 * f]).isEqualTo(f < 16 ? 1 : 0);
            assertThat(colors[3 * f + 2]).isEqualTo(f < 16 ? 0 : 1);
        }
    }

    @Test
    void textureCoordinatesFollowTheirOwnSeams() {
        float[] uvs = {0, 0, 0.5f, 0, 0.5f, 0.5f, 0.5f, 0.5f, 1, 1, 0.5f, 1};
        Mesh.UvMap map = new Mesh.UvMap(uvs, new int[] {0, 1, 2, 3, 4, 5});
        Texture texture = new Texture(1, 1, new float[] {1, 1, 1});
        Mesh bare = Subdivision.of(square().withUvs(map), 1);
        Mesh painted = Subdivision.of(square().withTexture(new Mesh.TextureMap(uvs, map.faces(), texture)), 1);

        Mesh.UvMap fine = bare.uvMap().orElseThrow();
        assertThat(fine.uvs()).hasSize(24); // six corners and six sides, as the seam's are two
        assertThat(painted.textureMap().orElseThrow().uvs()).isEqualTo(fine.uvs());
        assertThat(painted.textureMap().orElseThrow().faces()).isEqualTo(fine.faces());
        for (int corner = 0; corner < 12; corner++) { // of the first face's children, where u is x / 2 and v y / 2
            int vertex = bare.faces()[corner];
            int uv = fine.faces()[corner];
            assertThat(fine.uvs()[2 * uv]).isEqualTo(bare.vertices()[3 * vertex] / 2);
            assertThat(fine.uvs()[2 * uv + 1]).isEqualTo(bare.vertices()[3 * vertex + 1] / 2);
        }
    }

    @Test
    void verticesAtOnePlaceStayAtOnePlace() {
        float[] doubled = {0, 0, 0, 0.3f, 0.1f, 0, 0.7f, 1, 0.2f, 0.7f, 1, 0.2f, 0.3f, 0.1f, 0, -1, 0, 0.4f};
        Mesh fine = Subdivision.of(Mesh.of(doubled, new int[] {0, 1, 2, 5, 3, 4}), 3);

        Topology welded = Topology.of(fine.vertexCount(), Welding.of(fine).faces(fine.faces()));
        assertThat(welded.boundaryEdges()).isEqualTo(4 * 8);
    }

    @Test
    void aFaceThatNamesAVertexTwiceDoesNoHarm() {
        Mesh fine = Subdivision.of(Mesh.of(square().vertices(), new int[] {0, 1, 2, 0, 2, 2}), 2);

        assertThat(fine.faceCount()).isEqualTo(32);
        assertThat(MeshFacts.area(fine)).isCloseTo(0.5, within(1e-7));
    }

    @Test
    void zeroTimesIsTheMeshItself() {
        Mesh mesh = Primitives.mannequin();
        assertThat(Subdivision.of(mesh, 0)).isSameAs(mesh);
    }

    @Test
    void skeletonsAndTooManyFacesAreRefusedInASentence() {
        assertThatThrownBy(() -> Subdivision.of(Primitives.mannequin(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a mesh that hangs on a skeleton cannot be subdivided; take one without a skin");
        assertThatThrownBy(() -> Subdivision.check(Primitives.icosphere(6), 5))
                .hasMessageContaining("81920 faces 5 times would make 83886080; at most 50000000");
        assertThatThrownBy(() -> Subdivision.of(Primitives.cube(), -1)).hasMessageContaining("not -1");
    }
}
