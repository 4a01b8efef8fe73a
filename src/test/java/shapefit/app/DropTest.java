package shapefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import shapefit.app.Drops.Outcome;
import shapefit.app.document.Document;
import shapefit.app.document.State;
import shapefit.app.files.FileKind;
import shapefit.app.fit.FitPhase;
import shapefit.camera.Pose;
import shapefit.testing.NeedsWindow;

/** Files dropped on the window, on its panes and on the rows of the scene, whole and broken ones. */
@NeedsWindow
@Timeout(120)
class DropTest extends InTheWindow {

    private static final Path PORTRAIT = Path.of("assets/portrait");

    @TempDir
    Path folder;

    private Outcome drop(String selector, Path... files) {
        return window.on(() -> Drops.drop(window.scene().lookup(selector), List.of(files)));
    }

    private void untilDocument(String what, Predicate<Document> holds) {
        window.until(what, () -> holds.test(window.studio().model().state().document()));
    }

    private static boolean ends(Path file, String name) {
        return file.endsWith(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {".studio", "#stage", "#timeline", ".inspector", ".status-row"})
    void photoMaskMeshAndCameraDroppedAnywhereMakeADocument(String selector) {
        window.on(() -> {
            window.studio().files().create();
            return null;
        });
        Outcome outcome = drop(
                selector,
                PORTRAIT.resolve("mask.png"),
                Path.of("meshes/aeroplane.obj"),
                PORTRAIT.resolve("case.json"),
                PORTRAIT.resolve("target.png"));
        assertThat(outcome.accepted()).isTrue();
        assertThat(outcome.completed()).isTrue();
        untilDocument(
                "all four",
                d -> d.shape().isPresent()
                        && d.photo().isPresent()
                        && d.region().isPresent()
                        && d.lens().file().isPresent());
        assertThat(state().document().photo().orElseThrow().image().height()).isEqualTo(320);
        assertThat(state().spec()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "PHOTO, assets/hidden-cube/target.png",
        "MASK, assets/hidden-cube/mask.png",
        "MESH, meshes/vessel.obj",
        "CAMERA, assets/hidden-cube/case.json"
    })
    void aRowSaysWhatItWillDoTakesItsFileAndLetsItBeUndone(FileKind kind, Path file) {
        State before = state();
        String word = kind.title().toLowerCase(Locale.ROOT);
        Outcome outcome = drop("#input-" + word, file);
        assertThat(outcome.marked()).isTrue();
        assertThat(outcome.promised()).contains("Use as " + word);
        assertThat(outcome.completed()).isTrue();
        String step = "Open " + word + " " + file.getFileName();
        window.until(
                "the step",
                () -> step.equals(window.studio().model().undoNameProperty().get()));
        Document after = state().document();
        Path loaded = switch (kind) {
            case PHOTO -> after.photo().orElseThrow().file().orElseThrow();
            case MASK -> after.region().orElseThrow().file().orElseThrow();
            case MESH -> after.shape().orElseThrow().file();
            default -> after.lens().file().orElseThrow();
        };
        assertThat(loaded).endsWith(file);
        window.on(() -> {
            window.studio().model().undo();
            return null;
        });
        // Work is named after its photo; what was undone keeps that name.
        assertThat(state().document(d ->
                        d.named(before.document().name(), before.document().file())))
                .isEqualTo(before);
    }

    @Test
    void severalFilesDroppedOnARowAreTakenByTheirKinds() {
        drop("#input-photo", Path.of("meshes/vessel.obj"), Path.of("assets/hidden-cube/target.png"));
        untilDocument(
                "both",
                d -> ends(d.shape().orElseThrow().file(), "vessel.obj")
                        && ends(d.photo().orElseThrow().file().orElseThrow(), "target.png"));
    }

    @Test
    void aMeshDroppedInARunEndsTheRun() {
        window.on(() -> {
            window.studio()
                    .model()
                    .apply("Plan", s -> s.settings(x -> x.with(x.plan().scaled(1_000_000, 128))));
            window.studio().fit().toggle();
            return null;
        });
        window.until("steps", () -> window.studio().fit().losses().steps().size() > 5);
        drop("#stage", Path.of("meshes/vessel.obj"));
        untilDocument("the mesh", d -> ends(d.shape().orElseThrow().file(), "vessel.obj"));
        assertThat(window.on(() -> window.studio().fit().phaseProperty().get())).isEqualTo(FitPhase.READY);
    }

    private Path project() {
        Path file = folder.resolve("mine.shapefit");
        window.on(() -> {
            window.studio().files().save(file, () -> {});
            return null;
        });
        window.until("saved", () -> !window.studio().model().changedProperty().get());
        return file;
    }

    @Test
    void aProjectDroppedReplacesTheDocumentAndAsksFirstIfThatHasChanges() {
        Path project = project();
        Pose saved = state().document().pose();
        window.on(() -> {
            window.studio().model().apply("Move", s -> s.document(d -> d.at(Pose.translation(0, 0, -5))));
            return null;
        });
        assertThat(drop("#stage", project).completed()).isTrue();
        assertThat(window.on(() -> window.scene().lookup("#question").isVisible()))
                .isTrue();
        assertThat(state().document().pose()).isNotEqualTo(saved);
        window.robot.clickOn("#notice-dontsave");
        untilDocument("the project", d -> d.pose().equals(saved));
        assertThat(window.on(() -> window.studio().model().changedProperty().get()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "PHOTO, broken.png",
        "PHOTO, broken.jpg",
        "PHOTO, broken.webp",
        "PHOTO, broken.tif",
        "MASK, broken-mask.png",
        "MESH, broken.obj",
        "MESH, broken.ply",
        "MESH, broken.stl",
        "MESH, broken.off",
        "MESH, broken.gltf",
        "MESH, broken.glb",
        "CAMERA, broken.json"
    })
    void aBrokenFileDroppedAnywhereSaysSoInItsRowAndLeavesWhatWasThere(FileKind kind, String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "this is nothing\n");
        State before = state();
        drop("#stage", file);
        window.until(
                "a sentence",
                () -> window.studio().inputs().problemProperty(kind).get().contains(name));
        assertThat(state()).isSameAs(before);
    }

    @ParameterizedTest
    @EnumSource(
            value = FileKind.class,
            names = {"PHOTO", "MASK", "MESH", "CAMERA"})
    void aFileOfAnotherKindDroppedOnARowSaysSo(FileKind kind) throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "this is nothing\n");
        State before = state();
        drop("#input-" + kind.title().toLowerCase(Locale.ROOT), file);
        window.until(
                "a sentence",
                () -> window.studio().inputs().problemProperty(kind).get().contains("notes.txt"));
        assertThat(state()).isSameAs(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken.shapefit", "notes.txt", "no-ending", "a-folder", "gone.shapefit"})
    void whatIsNoFileOfOursSaysSoAndLeavesTheDocument(String name) throws IOException {
        Path file = folder.resolve(name);
        if (name.equals("a-folder")) {
            Files.createDirectory(file);
        } else if (!name.startsWith("gone")) {
            Files.writeString(file, "this is nothing\n");
        }
        State before = state();
        drop(".inspector", file);
        window.until(
                "a sentence",
                () -> window.studio().files().problemProperty().get().contains(name));
        assertThat(state()).isSameAs(before);
    }

    @Test
    void whatHasNoFilesIsNotTaken() {
        assertThat(drop("#stage").accepted()).isFalse();
        assertThat(drop("#input-photo").accepted()).isFalse();
    }
}
