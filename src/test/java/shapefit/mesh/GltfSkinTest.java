package shapefit.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shapefit.testing.Near.assertNear;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shapefit.testing.PlainColors;

/** Meshes on skeletons, from glTF and back. */
class GltfSkinTest {

    private static final double HALF = Math.sqrt(0.5);
    private static final float[] QUARTER_TURN = {0, 0, 0, 0.5f, 0.5f, 0, -0.5f, 0.5f, 0, 0, 1, 0};
    private static final float[] WEIGHTS = {1, 0, 0, 0};

    @TempDir
    private Path folder;

    private LoadedMesh load(byte[] binary, String... changes) throws IOException {
        String json = SampleFiles.SKINNED;
        for (int i = 0; i < changes.length; i += 2) {
            assertThat(json).contains(changes[i]);
            json = json.replace(changes[i], changes[i + 1]);
        }
        Path file = Files.write(folder.resolve("bar.glb"), SampleFiles.glb(json, binary));
        return MeshReader.read(file, new PlainColors());
    }

    private LoadedMesh load(String... changes) throws IOException {
        return load(SampleFiles.skinnedBinary(WEIGHTS, 1), changes);
    }

    private static Skin skin(LoadedMesh loaded) {
        return loaded.mesh().skin().orElseThrow();
    }

    @Test
    void atRestVerticesAreWhereTheyWereBound() throws IOException {
        LoadedMesh loaded = load();

        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.mesh().vertices()).containsExactly(0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0);
        Skeleton.Joint tip = skin(loaded).skeleton().joints().get(1);
        assertThat(tip.name()).isEqualTo("tip");
        assertThat(tip.parent()).isZero();
        assertThat(tip.limit()).isEqualTo(Skeleton.USUAL_LIMIT);
    }

    @Test
    void aTurnedJointTakesItsVerticesAlong() throws IOException {
        Mesh mesh = load().mesh().posed(new double[] {0, 0, 0, 1, 0, 0, HALF, HALF});

        assertNear(QUARTER_TURN, mesh.vertices(), 1e-7f, 0);
    }

    @Test
    void aSkeletonThatStandsTurnedInTheFileIsItsRest() throws IOException {
        LoadedMesh loaded = load("[0.5,0,0]", "[0.5,0,0],\"rotation\":[0,0,0.70710678,0.70710678]");

        assertNear(QUARTER_TURN, loaded.mesh().vertices(), 1e-6f, 0); // the quaternion has 8 digits
        assertThat(skin(loaded).turns()).containsExactly(0, 0, 0, 1, 0, 0, 0, 1);
    }

    @Test
    void nodesBetweenJointsAndAboveThemCount() throws IOException {
        LoadedMesh loaded = load(
                "\"nodes\":[0,1]",
                "\"nodes\":[0,3]",
                "\"children\":[2]",
                "\"children\":[4]",
                "{\"name\":\"tip\",\"translation\":[0.5,0,0]}",
                "{\"name\":\"tip\",\"translation\":[0,0,7]},{\"children\":[1],\"translation\":[0,3,0]},"
                        + "{\"children\":[2],\"translation\":[0.5,0,0]}");

        assertThat(loaded.mesh().vertices()).containsExactly(0, 3, 0, 1, 3, 7, 1, 4, 7, 0, 4, 0);
    }

    @Test
    void eightInfluencesAreBroughtToOne() throws IOException {
        Skin.Binding binding = skin(load("\"WEIGHTS_0\":2", "\"WEIGHTS_0\":2,\"JOINTS_1\":1,\"WEIGHTS_1\":2"))
                .binding();

        assertThat(binding.influences()).isEqualTo(8);
        assertThat(binding.weights()).startsWith(0.5f, 0, 0, 0, 0.5f, 0, 0, 0);
    }

    @Test
    void jointsInAnyOrderBecomeATree() throws IOException {
        Skin skin = skin(load(
                SampleFiles.skinnedBinary(WEIGHTS, 1),
                "\"joints\":[1,2],\"inverseBindMatrices\":3",
                "\"joints\":[2,1]"));

        assertThat(skin.skeleton().index("root")).isZero();
        assertThat(skin.binding().joints()[4]).isZero(); // the file's second is the root
        assertThat(skin.skeleton().joints().get(0).inverseBind()).containsExactly(Affine.IDENTITY);
    }

    @Test
    void limitsStandInTheExtras() throws IOException {
        Skin skin =
                skin(load("\"name\":\"tip\"", "\"name\":\"tip\",\"extras\":{\"rotationLimitDegrees\":90,\"other\":1}"));

        assertThat(skin.skeleton().joints().get(1).limit()).isEqualTo(Math.PI / 2);
    }

    @Test
    void partsWithoutTheSkeletonLeaveItOutWithAWarning() throws IOException {
        LoadedMesh loaded = load(
                "{\"mesh\":0,\"skin\":0}",
                "{\"mesh\":0,\"skin\":0,\"children\":[3]}",
                "0.5,0,0]}",
                "0.5,0,0]},{\"mesh\":0}");

        assertThat(loaded.mesh().skin()).isEmpty();
        assertThat(loaded.warnings()).singleElement().asString().contains("do not all hang on one skeleton");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"skin\":0 | \"skin\":3 | skin 3: it is named, but there are 1",
                "[1,2] | [1,9] | node 9: it is named, but there are 3",
                "[1,2] | [1,1] | skin 0: it names a joint twice",
                "[1,2],\"inverse | [],\"inverse | skin 0: it has no joints",
                "\"tip\", | \"tip\",\"children\":[1], | it hangs below two nodes or below itself",
                "\"nodes\":[0,1] | \"nodes\":[0] | skin 0: its joint, node 1, hangs below itself or is not in the scene",
                "\"WEIGHTS_0\":2 | \"WEIGHTS_0\":9 | accessor 9: it is named, but there are 5",
                ",\"WEIGHTS_0\":2 | '' | skin 0: a mesh hangs on it, but has no WEIGHTS_0",
                "\"JOINTS_0\":1, | '' | skin 0: a mesh hangs on it, but has no JOINTS_0",
                "\"JOINTS_0\":1 | \"JOINTS_0\":2 | skin 0: vertex 1 names joint 0.5 of 2",
                "\"inverseBindMatrices\":3 | \"inverseBindMatrices\":9 | accessor 9: it is named, but there are 5",
                "\"inverseBindMatrices\":3 | \"inverseBindMatrices\":2 | accessor 2: its type does not fit its use",
                "\"count\":2 | \"count\":1 | skin 0: it has 2 joints, but 1 inverse bind matrices",
                "\"name\":\"tip\" | \"name\":\"tip\",\"scale\":[0,1,1] | its rest matrix must be finite, affine and undoable",
                "\"name\":\"tip\" | \"extras\":{\"rotationLimitDegrees\":0} | node 2: rotationLimitDegrees must be above 0",
                "\"name\":\"tip\" | \"extras\":{\"rotationLimitDegrees\":\"far\"} | node 2: rotationLimitDegrees must be above 0",
                "\"name\":\"tip\" | \"extras\":{\"turnFromRest\":[0,0,1]} | node 2: turnFromRest must be four numbers",
                "\"name\":\"tip\" | \"extras\":{\"turnFromRest\":[0,0,1,1]} | node 2: turnFromRest must be four numbers"
            })
    void aBrokenSkinIsRefusedInASentence(String from, String to, String problem) {
        // half of the weights on a second joint, so that they are no whole numbers either
        byte[] binary = SampleFiles.skinnedBinary(new float[] {0.5f, 0.5f, 0, 0}, 1);

        assertThatThrownBy(() -> load(binary, from, to))
                .isInstanceOf(MeshFormatException.class)
                .hasMessageStartingWith("bar.glb")
                .hasMessageContaining(problem)
                .hasMessageEndingWith(".");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, a vertex hangs on no joint",
        "-1, 1, vertex 1 has a weight below 0",
        "NaN, 1, a number is not finite",
        "1, 2, vertex 1 names joint 2.0 of 2"
    })
    void brokenWeightsAreRefusedInASentence(float weight, int joint, String problem) {
        byte[] binary = SampleFiles.skinnedBinary(new float[] {weight, 0, 0, 0}, joint);

        assertThatThrownBy(() -> load(binary))
                .isInstanceOf(MeshFormatException.class)
                .hasMessageStartingWith("bar.glb")
                .hasMessageContaining(problem)
                .hasMessageEndingWith(".");
    }

    @Test
    void aPosedFigureComesBackWithItsSkeletonPostureAndLimits() throws IOException {
        Mesh figure = Primitives.mannequin();
        Skin skin = figure.skin().orElseThrow();
        double[] turns = skin.turns();
        int elbow = 4 * skin.skeleton().index("left forearm");
        turns[elbow + 1] = 0.6;
        turns[elbow + 3] = 0.8;
        Mesh posed = figure.posed(turns);
        MeshWriter.write(posed, folder.resolve("a.glb"), new PlainColors());

        Mesh back = MeshReader.read(folder.resolve("a.glb"), new PlainColors()).mesh();

        assertThat(posed.vertices()).isNotEqualTo(figure.vertices());
        assertNear(posed.vertices(), back.vertices(), 2e-7f, 0); // matrices are written as floats
        Skin read = back.skin().orElseThrow();
        assertNear(turns, read.turns(), 1e-9, 0);
        assertThat(read.skeleton().joints().get(1).limit())
                .isEqualTo(skin.skeleton().joints().get(1).limit());
        assertNear(figure.vertices(), back.posed(skin.turns()).vertices(), 2e-7f, 0);
    }

    @Test
    void aMeshWhoseVerticesMoveKeepsItsPosture() {
        Mesh figure = Primitives.mannequin();
        double[] turns = figure.skin().orElseThrow().turns();
        turns[4] = 0.6;
        turns[7] = 0.8;
        float[] moved = figure.posed(turns).vertices();
        for (int i = 0; i < moved.length; i++) {
            moved[i] *= 1.1f;
        }

        Mesh mesh = figure.posed(turns).withVertices(moved);

        assertThat(mesh.vertices()).containsExactly(moved);
        assertNear(moved, mesh.posed(turns).vertices(), 2e-7f, 0);
    }
}
