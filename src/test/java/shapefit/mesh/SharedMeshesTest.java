package shapefit.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shapefit.testing.PlainColors;
import shapefit.testing.TestData;

/** Meshes that other programs wrote, against what their authors say of them. */
class SharedMeshesTest {

    private static LoadedMesh load(String name) throws IOException {
        return MeshReader.read(TestData.data(name), new PlainColors());
    }

    @ParameterizedTest
    @CsvSource({
        "meshes/spot/spot_triangulated.obj,           2930,  5856,   0,   0, texture",
        "meshes/bunny.ply,                            8171, 16301, 123, 150, none",
        "meshes/teapot.obj,                           1292,  2464, 120,   0, none",
        "meshes/suzanne.obj,                           507,   968,  42,   1, none",
        "meshes/fandisk.obj,                          6475, 12946,   0,   0, none",
        "meshes/BoxTextured.glb,                         8,    12,   0,   0, texture",
        "meshes/Duck.glb,                             2108,  4212,   0,   0, texture",
        "meshes/plate_holes.STL,                       618,  1252,   0,   0, none",
        "meshes/fuji_ascii.stl,                        174,   344,   0,   0, none",
        "meshes/multibody.stl,                          20,    32,   0,   0, none",
        "meshes/comments.off,                            8,    12,   0,   0, faces",
        "meshes/negative_indices.obj,                    8,    12,   0,   0, none",
        "meshes/cube_with_vertexcolors.obj,              8,    12,   0,   0, vertices",
        "meshes/cube_uv.ply,                            24,    12,  24,   0, none",
        "meshes/concave_polygon/concave_polygon.obj,    64,    64,  64,   0, faces",
        "mv_softras_airplane/sphere_642.obj,           642,  1280,   0,   0, none",
        "mv_softras_airplane/plane_reference.obj,     1352,  2700,   0,   0, none",
        "pose_lmo_duck/duck.ply,                      7912, 15820,   0,   0, vertices",
        "pose_web_rubberduck/duck.obj,                5538, 11072,   0,   0, texture"
    })
    void countsEdgesAndColorsAreRight(
            String name, int vertices, int faces, int boundary, int nonManifold, String colors) throws IOException {
        Mesh mesh = load(name).mesh();

        assertThat(mesh.vertexCount()).isEqualTo(vertices);
        assertThat(mesh.faceCount()).isEqualTo(faces);
        assertThat(Topology.of(mesh).boundaryEdges()).isEqualTo(boundary);
        assertThat(Topology.of(mesh).nonManifoldEdges()).isEqualTo(nonManifold);
        assertThat(mesh.textureMap().isPresent()).isEqualTo(colors.equals("texture"));
        assertThat(mesh.vertexColors().isPresent()).isEqualTo(colors.equals("vertices"));
        assertThat(mesh.faceColors().isPresent()).isEqualTo(colors.equals("faces"));
    }

    @Test
    void theDuckOfGltfIsScaledByItsNodes() throws IOException {
        Bounds bounds = load("meshes/Duck.glb").mesh().bounds();

        // the file's own min and max of POSITION times the node's 0.01
        assertThat(bounds.minX()).isCloseTo(-0.6929850, within(1e-6));
        assertThat(bounds.maxX()).isCloseTo(0.9617990, within(1e-6));
        assertThat(bounds.maxY()).isCloseTo(1.6397000, within(1e-6));
    }

    @Test
    void theConcavePolygonKeepsItsArea() throws IOException {
        Mesh mesh = load("meshes/concave_polygon/concave_polygon.obj").mesh();

        // a ring between a 32-gon of radius 0.7425 and one of radius 0.6875: 16 sin(2π/32) (R² − r²)
        double ring = 16 * Math.sin(Math.PI / 16) * (0.7425 * 0.7425 - 0.6875 * 0.6875);
        assertThat(MeshFacts.area(mesh)).isCloseTo(ring, within(2e-4));
        double[] sum = new double[3];
        for (int face = 0; face < mesh.faceCount(); face++) {
            for (int k = 0; k < 3; k++) {
                sum[k] += MeshFacts.faceNormal(mesh, face)[k] / 2;
            }
        }
        assertThat(sum[0]).as("all triangles look the same way").isCloseTo(MeshFacts.area(mesh), within(1e-9));
    }

    @Test
    void texturesHaveTheirOwnSize() throws IOException {
        Mesh.TextureMap spot =
                load("meshes/spot/spot_triangulated.obj").mesh().textureMap().orElseThrow();

        assertThat(spot.texture().width()).isEqualTo(1024);
        assertThat(spot.texture().height()).isEqualTo(1024);
    }

    @Test
    void aRepeatingTextureStaysAsItIs() throws IOException {
        float[] uvs =
                load("meshes/BoxTextured.glb").mesh().textureMap().orElseThrow().uvs();
        float largest = 0;
        for (float value : uvs) {
            largest = Math.max(largest, value);
        }

        assertThat(largest).isEqualTo(6);
    }

    @Test
    void vertexColorsOfTheDuckAreYellowAndLinear() throws IOException {
        float[] colors = load("pose_lmo_duck/duck.ply").mesh().vertexColors().orElseThrow();
        PlainColors codec = new PlainColors();

        assertThat(colors)
                .startsWith(codec.toLinear(223 / 255f), codec.toLinear(186 / 255f), codec.toLinear(33 / 255f));
    }

    @Test
    void missingMaterialsAreToldInOneSentence() throws IOException {
        assertThat(load("mv_softras_airplane/sphere_642.obj").warnings())
                .containsExactly(
                        "sphere_642.obj: material file sphere_642.mtl is missing, so the mesh was read without it; "
                                + "put it beside the mesh.");
        assertThat(load("pose_web_rubberduck/duck.obj").warnings())
                .containsExactly("duck.obj: material file untitled.mtl is not there, so duck.mtl was taken; "
                        + "rename one of them.");
    }
}
