package shapefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shapefit.app.document.Document;
import shapefit.app.document.Document.LensOrigin;
import shapefit.app.document.Settings;
import shapefit.app.document.State;
import shapefit.app.files.Example;
import shapefit.app.files.FileKind;
import shapefit.camera.Pose;
import shapefit.image.ImageReader;
import shapefit.project.PoseFile;
import shapefit.project.SceneFiles;
import shapefit.testing.NeedsWindow;

@NeedsWindow
@Timeout(120)
class FilesInTheWindowTest extends InTheWindow {

    /** More than any system gives a process. */
    private static final long NO_PROCESS = 999_999_999L;

    @TempDir
    Path folder;

    private void move(double right) {
        does(() -> window.studio()
                .model()
                .apply("Move", s -> s.document(d -> d.at(d.pose().then(Pose.translation(right, 0, 0))))));
    }

    @ParameterizedTest
    @CsvSource({
        "PHOTO, broken.png",
        "PHOTO, missing.jpg",
        "MASK, broken.png",
        "MESH, broken.obj",
        "MESH, broken.glb",
        "MESH, broken.stl",
        "MESH, missing.ply",
        "CAMERA, broken.json"
    })
    void aBrokenFileSaysSoInItsRowAndLeavesWhatWasThere(FileKind kind, String name) throws IOException {
        Path file = folder.resolve(name);
        if (!name.startsWith("missing")) {
            Files.writeString(file, "this is nothing\n");
        }
        State before = state();
        does(() -> window.studio().inputs().load(kind, file));
        window.until(
                "a message",
                () -> !window.studio().inputs().problemProperty(kind).get().isEmpty());
        assertThat(state()).isSameAs(before);
        Label said = window.robot
                .lookup("#problem-" + kind.title().toLowerCase(Locale.ROOT))
                .queryAs(Label.class);
        assertThat(said.isVisible()).isTrue();
        assertThat(said.getText()).contains(name).doesNotContain(folder.toString());
        does(() -> window.studio().fit().step());
        window.until("a step", () -> window.studio().fit().losses().steps().size() == 1);
    }

    @Test
    void aMaskOfAnotherSizeIsNotTaken() {
        Path mask = Path.of("assets/portrait/mask.png");
        does(() -> window.studio().inputs().load(FileKind.MASK, mask));
        window.until(
                "a message",
                () -> window.studio()
                        .inputs()
                        .problemProperty(FileKind.MASK)
                        .get()
                        .contains("240 × 320"));
        assertThat(state().document().region().orElseThrow().mask().width()).isEqualTo(320);
    }

    @Test
    void aBrokenProjectSaysSoAndLeavesTheDocument() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.shapefit"), "{\"format\": 3}");
        State before = state();
        does(() -> window.studio().files().open(file));
        window.until(
                "a message",
                () -> window.studio().files().problemProperty().get().contains("broken.shapefit"));
        assertThat(state()).isSameAs(before);
    }

    @Test
    void aMeshFromAFileIsPlacedWhereTheMaskIsAndCanBeUndone() {
        State before = state();
        does(() -> window.studio().inputs().load(FileKind.MESH, Path.of("meshes/vessel.obj")));
        window.until(
                "the mesh",
                () -> state().document().shape().orElseThrow().mesh().faceCount() == 2896);
        var middle = state().document().pose().translation();
        assertThat(middle.z).isNegative();
        assertThat(window.on(() -> window.studio().model().undoNameProperty().get()))
                .isEqualTo("Open mesh vessel.obj");
        does(() -> window.studio().model().undo());
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void photoMaskMeshAndCameraReplaceAnotherSizesInAnyOrder() {
        Path assets = Path.of("assets/portrait");
        does(() -> window.studio()
                .inputs()
                .loadAll(List.of(
                        assets.resolve("mask.png"),
                        Path.of("meshes/aeroplane.obj"),
                        assets.resolve("case.json"),
                        assets.resolve("target.png"))));
        window.until(
                "all four",
                () -> state().document().subject().isPresent()
                        && state().document().photo().isPresent()
                        && state().document().region().isPresent()
                        && state().document().photo().get().image().width() == 240
                        && state().document().shape().orElseThrow().mesh().faceCount() > 4000);
        assertThat(state().document().region().orElseThrow().mask().width()).isEqualTo(240);
        assertThat(state().document().lens().file()).hasValue(assets.resolve("case.json"));
        assertThat(state().document().name()).isEqualTo("target");
        for (FileKind kind : List.of(FileKind.PHOTO, FileKind.MASK, FileKind.MESH, FileKind.CAMERA)) {
            assertThat(window.on(
                            () -> window.studio().inputs().problemProperty(kind).get()))
                    .isEmpty();
        }
        assertThat(state().spec().orElseThrow().weights().color()).isPositive();
    }

    @Test
    void oneOfEachKindIsTakenAndTheRestIsSaid() {
        does(() -> window.studio().inputs().loadAll(List.of(Path.of("meshes/vessel.obj"), Path.of("meshes/cube.obj"))));
        window.until(
                "the mesh",
                () -> state().document().shape().orElseThrow().mesh().faceCount() == 2896);
        assertThat(window.on(() ->
                        window.studio().inputs().problemProperty(FileKind.MESH).get()))
                .isEqualTo("cube.obj was left out: one mesh at a time");
    }

    @Test
    void aSavedProjectOpensAsItWasWithItsFilesBesideIt() throws IOException {
        move(0.25);
        Path file = folder.resolve("mine.shapefit");
        does(() -> window.studio().files().save(file, () -> {}));
        window.until("saved", () -> !window.studio().model().changedProperty().get());
        State saved = state();
        assertThat(saved.document().name()).isEqualTo("mine.shapefit");
        try (Stream<Path> inputs = Files.list(folder.resolve("mine-inputs"))) {
            assertThat(inputs.map(p -> p.getFileName().toString()))
                    .contains("cube.obj", "cube.mtl", "target.png", "mask.png");
        }
        does(() -> window.studio().files().create());
        does(() -> window.studio().files().open(file));
        window.until("opened", () -> state().document().shape().isPresent());
        assertThat(state().document().pose()).isEqualTo(saved.document().pose());
        assertThat(state().settings()).isEqualTo(saved.settings());
        assertThat(state().document().lens().camera())
                .isEqualTo(saved.document().lens().camera());
        assertThat(window.on(() -> window.studio().files().recent())).containsExactly(file);
    }

    /** A document with some of the cube's parts, and settings that nobody else chose. */
    private State begun(boolean mesh, boolean photo, boolean mask) {
        Document cube = state().document();
        Document none = Document.EMPTY;
        Document part = new Document(
                "Begun",
                Optional.empty(),
                mesh ? cube.shape() : Optional.empty(),
                photo ? cube.photo() : Optional.empty(),
                mask ? cube.region() : Optional.empty(),
                photo || mask ? cube.lens() : none.lens(),
                none.view(),
                cube.pose(),
                cube.light(),
                List.of());
        Settings settings = Settings.EMPTY.with(Settings.EMPTY.plan().scaled(77, 96));
        return State.of(part, settings).look(look -> look.withSigma(look.sigma() * 2), 0);
    }

    @ParameterizedTest
    @CsvSource({
        "true, false, false",
        "false, true, true",
        "false, true, false",
        "false, false, true",
        "false, false, false"
    })
    void whatIsThereIsSavedAndOpensAgainWhateverIsMissing(boolean mesh, boolean photo, boolean mask) {
        State begun = begun(mesh, photo, mask);
        does(() -> window.studio().model().openUnsaved(begun));
        Path file = folder.resolve("begun.shapefit");
        does(() -> window.chosen().answer(file));
        window.press(KeyCode.CONTROL, KeyCode.S);
        window.until("saved", () -> !window.studio().model().changedProperty().get());
        does(() -> window.studio().files().create());
        does(() -> window.studio().files().open(file));
        window.until("opened", () -> state().document().name().equals("begun.shapefit"));
        Document opened = state().document();
        assertThat(opened.shape().isPresent()).isEqualTo(mesh);
        assertThat(opened.photo().isPresent()).isEqualTo(photo);
        assertThat(opened.region().isPresent()).isEqualTo(mask);
        assertThat(opened.pose()).isEqualTo(begun.document().pose());
        assertThat(opened.lens().camera()).isEqualTo(begun.document().lens().camera());
        assertThat(opened.lens().origin()).isEqualTo(photo || mask ? LensOrigin.FILE : LensOrigin.GUESS);
        assertThat(state().settings()).isEqualTo(begun.settings());
        assertThat(state().look()).isEqualTo(begun.look());
    }

    @Test
    void aMeshAloneIsKeptForRecovery() throws IOException {
        State begun = begun(true, false, false);
        does(() -> window.studio().model().openUnsaved(begun));
        does(() -> window.studio().files().autosave());
        window.until("kept", this::isKept);
        leaveBehind();
        try (StudioRobot next = new StudioRobot(config, 1440, 900)) {
            next.robot.clickOn("#notice-recover");
            next.until(
                    "recovered",
                    () -> next.studio().model().state().document().name().equals("Begun"));
            State back = next.on(() -> next.studio().model().state());
            assertThat(back.document().shape()).isPresent();
            assertThat(back.document().photo()).isEmpty();
            assertThat(back.settings()).isEqualTo(begun.settings());
        }
    }

    /** Makes what this program has kept look like that of one that was killed, and ends it. */
    private void leaveBehind() throws IOException {
        Path kept;
        try (Stream<Path> folders = Files.list(config.resolve("autosave"))) {
            kept = folders.findFirst().orElseThrow();
        }
        Files.move(kept, kept.resolveSibling(NO_PROCESS + "-killed"));
        window.close();
    }

    @Test
    void workOfAProgramThatWasKilledIsOfferedAndComesBack() throws IOException {
        move(0.25);
        State lost = state();
        does(() -> window.studio().files().autosave());
        window.until("kept", this::isKept);
        leaveBehind();
        try (StudioRobot next = new StudioRobot(config, 1440, 900)) {
            assertThat(next.robot.lookup("#recovery").query().isVisible()).isTrue();
            next.robot.clickOn("#notice-recover");
            next.until(
                    "recovered",
                    () -> next.studio()
                            .model()
                            .state()
                            .document()
                            .pose()
                            .equals(lost.document().pose()));
            assertThat(next.on(() -> next.studio().model().changedProperty().get()))
                    .isTrue();
            assertThat(next.studio().model().state().settings()).isEqualTo(lost.settings());
            assertThat(next.robot.lookup("#recovery").query().isVisible()).isFalse();
        }
    }

    private boolean isKept() {
        try (Stream<Path> all = Files.walk(config)) {
            return all.anyMatch(p -> p.endsWith("about.properties"));
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void unsavedWorkIsAskedForBeforeItGoes() {
        move(0.25);
        State mine = state();
        window.press(KeyCode.CONTROL, KeyCode.N);
        assertThat(window.robot.lookup("#question").query().isVisible()).isTrue();
        assertThat(state()).isEqualTo(mine);
        window.press(KeyCode.ESCAPE);
        assertThat(window.robot.lookup("#question").query().isVisible()).isFalse();
        window.press(KeyCode.CONTROL, KeyCode.N);
        window.robot.clickOn("#notice-dontsave");
        window.until("an empty document", () -> state().document().shape().isEmpty());
    }

    @Test
    void exportsAreFilesThatOtherProgramsRead() throws IOException {
        does(() -> window.studio().files().exportPose(folder.resolve("pose.json")));
        does(() -> window.studio().files().exportMesh(folder.resolve("mesh.ply")));
        does(() -> window.studio().files().exportPicture(folder.resolve("picture.png")));
        window.until("three files", () -> Files.exists(folder.resolve("picture.png")));
        Pose pose = SceneFiles.pose(PoseFile.read(folder.resolve("pose.json")).pose());
        assertThat(pose.angleTo(state().document().pose())).isLessThan(1e-7);
        assertThat(Files.size(folder.resolve("mesh.ply"))).isPositive();
        var picture = ImageReader.readColor(folder.resolve("picture.png"));
        assertThat(picture.width()).isEqualTo(320);
    }

    @Test
    void eachExampleOpensAndShowsItself() {
        for (Example example : Example.ALL) {
            does(() -> window.studio().files().open(example));
            window.until(example.title(), () -> state().document().name().equals(example.title()));
            window.until("its picture", () -> {
                var picture = window.studio().preview().pictureProperty().get();
                return picture != null && picture.state().document().name().equals(example.title());
            });
        }
    }

    @Test
    void startsAreFoundAndTakenAsAStepOfUndo() {
        does(() -> window.studio()
                .model()
                .apply("Fewer steps", s -> s.settings(t -> t.with(t.plan().scaled(20, 48)))));
        State before = state();
        window.robot.clickOn("#find-start");
        window.until(
                "pictures to choose from",
                () -> window.robot.lookup("#start-0").tryQuery().isPresent());
        window.robot.clickOn("#start-0");
        assertThat(state().document().pose()).isNotEqualTo(before.document().pose());
        does(() -> window.studio().model().undo());
        assertThat(state().document().pose()).isEqualTo(before.document().pose());
    }

    @Test
    void theListOfRecentProjectsSurvivesNonsense() throws IOException {
        Files.writeString(config.resolve("recent.txt"), "/nowhere/at/all.shapefit\n\0\n", StandardCharsets.UTF_8);
        try (StudioRobot next = new StudioRobot(config, 1440, 900)) {
            assertThat(next.on(() -> next.studio().files().recent())).isEmpty();
        }
    }
}
