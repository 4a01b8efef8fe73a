package shapefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import shapefit.app.document.Document;
import shapefit.app.document.Document.LensOrigin;
import shapefit.app.document.State;
import shapefit.app.files.FileKind;
import shapefit.testing.NeedsWindow;

/** Each part of the document can be taken away, and comes back. */
@NeedsWindow
@Timeout(120)
class RemovalTest {

    @TempDir
    Path config;

    private StudioRobot window;

    @BeforeEach
    void open() {
        window = new StudioRobot(config, 1440, 900);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private State state() {
        return window.on(() -> window.studio().model().state());
    }

    private Document document() {
        return state().document();
    }

    private void undo(State before) {
        window.press(KeyCode.CONTROL, KeyCode.Z);
        assertThat(state()).isEqualTo(before);
    }

    private boolean isShown(String selector) {
        Node node = window.scene().lookup(selector);
        return window.on(node::isVisible);
    }

    private String undoName() {
        return window.on(() -> window.studio().model().undoNameProperty().get());
    }

    private static boolean isGrey(Node inMenu) {
        for (Node node = inMenu; node != null; node = node.getParent()) {
            if (node.getPseudoClassStates().contains(PseudoClass.getPseudoClass("disabled"))) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aCrossTakesTheMaskAwayAndUndoBringsItBack() {
        State before = state();
        window.robot.clickOn("#remove-mask");
        assertThat(document().region()).isEmpty();
        assertThat(document().photo()).isEqualTo(before.document().photo());
        assertThat(document().pose()).isEqualTo(before.document().pose());
        assertThat(undoName()).isEqualTo("Remove mask");
        assertThat(isShown("#remove-mask")).isFalse();
        window.robot.lookup("The background dominates").query();
        undo(before);
        assertThat(isShown("#remove-mask")).isTrue();
    }

    @Test
    void withoutThePhotoTheMaskAloneIsFittedAndWithoutBothItIsSaid() {
        State before = state();
        window.robot.clickOn("#remove-photo");
        assertThat(document().photo()).isEmpty();
        assertThat(state().spec().orElseThrow().weights().color()).isZero();
        window.robot.lookup("None; the mask alone is fitted").query();
        window.robot.clickOn("#remove-mask");
        assertThat(document().subject()).isEmpty();
        window.robot.lookup("Drop a photo or a mask on the window.").query();
        window.press(KeyCode.CONTROL, KeyCode.Z);
        undo(before);
    }

    @Test
    void deleteInItsRowTakesTheMeshAwayAndEndsTheRun() {
        window.on(() -> {
            window.studio().fit().toggle();
            return null;
        });
        window.until("a step", () -> !window.studio().fit().losses().steps().isEmpty());
        window.robot.clickOn("#input-mesh .thumb");
        window.press(KeyCode.DELETE);
        assertThat(document().shape()).isEmpty();
        assertThat(undoName()).isEqualTo("Remove mesh");
        window.until("the run is kept", () -> window.studio().fit().runs().size() == 1);
        window.robot.lookup("Drop a mesh on the window.").query();
        window.press(KeyCode.CONTROL, KeyCode.Z);
        assertThat(document().shape()).isPresent();
    }

    @Test
    void theMenuOfTheRowTakesTheCameraAwayAndTheLensIsAGuess() {
        State before = state();
        Node row = window.scene().lookup("#input-camera");
        window.on(() -> {
            row.fireEvent(new ContextMenuEvent(
                    ContextMenuEvent.CONTEXT_MENU_REQUESTED, 20, 20, 200, 400, true, new PickResult(row, 20, 20)));
            return null;
        });
        window.robot.clickOn("Remove camera");
        window.until(
                "a guess",
                () -> window.studio().model().state().document().lens().origin() == LensOrigin.GUESS);
        assertThat(document().lens().camera().width())
                .isEqualTo(before.document().lens().camera().width());
        assertThat(undoName()).isEqualTo("Remove camera");
        assertThat(isShown("#remove-camera")).isFalse();
        undo(before);
    }

    @Test
    void theMenuHasAllFourAndSaysWhyNot() {
        window.robot.clickOn("#remove-mask");
        window.robot.clickOn("Edit");
        assertThat(isGrey(window.robot.lookup("Remove mask").query())).isTrue();
        assertThat(isGrey(window.robot.lookup("Remove photo").query())).isFalse();
        window.robot.clickOn("Remove photo");
        assertThat(document().photo()).isEmpty();
        window.on(() -> {
            window.studio().inputs().remove(FileKind.MASK); // nothing to remove: nothing happens
            return null;
        });
        assertThat(undoName()).isEqualTo("Remove photo");
    }
}
