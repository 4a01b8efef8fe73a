package shapefit.mesh;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shapefit.testing.PlainColors;
import shapefit.testing.TestData;

/** Meshes that other programs wrote. */
class SharedMeshesTest {

    private static Mesh read(String name) throws IOException {
        LoadedMesh loaded = MeshReader.read(TestData.data(name), new PlainColors());
        System.out.println(name + " " + loaded.warnings() + " " + loaded.mesh().vertexCount() + " "
                + loaded.mesh().faceCount() + " b " + Topology.of(loaded.mesh()).boundaryEdges() + " n "
                + Topology.of(loaded.mesh()).nonManifoldEdges() + " vol " + MeshFacts.volume(loaded.mesh()) + " area "
                + MeshFacts.area(loaded.mesh()) + " " + loaded.mesh().bounds() + " tex "
                + loaded.mesh().textureMap().isPresent() + " vc "
                + loaded.mesh().vertexColors().isPresent() + " fc "
                + loaded.mesh().faceColors().isPresent());
        return loaded.mesh();
    }

    @ParameterizedTest
    @CsvSource({
        "meshes/bunny.ply",
        "meshes/teapot.obj",
        "meshes/suzanne.obj",
        "meshes/fandisk.obj",
        "meshes/spot/spot_triangulated.obj",
        "meshes/negative_indices.obj",
        "meshes/cube_with_vertexcolors.obj",
        "meshes/cube_uv.ply",
        "meshes/concave_polygon/concave_polygon.obj",
        "mv_softras_airplane/sphere_642.obj",
        "mv_softras_airplane/plane_reference.obj",
        "pose_lmo_duck/duck.ply",
        "pose_web_rubberduck/duck.obj",
        "meshes/BoxTextured.glb",
        "meshes/Duck.glb",
        "meshes/plate_holes.STL",
        "meshes/fuji_ascii.stl",
        "meshes/multibody.stl",
        "meshes/comments.off"
    })
    void facts(String name) throws IOException {
        read(name);
    }
}
