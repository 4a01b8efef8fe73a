package shapefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shapefit.app.document.Document;
import shapefit.app.document.Document.LensOrigin;
import shapefit.app.document.State;
import shapefit.app.files.FileKind;
import shapefit.testing.NeedsWindow;

/** Each part of the document can be taken away, and comes back. */
@NeedsWindow
@Timeout(120)
class RemovalTest extends InTheWindow {

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
        assertThat(chosenToCompare()).isEqualTo("Colour");
        assertThat(whyCompared()).isEqualTo("Only colours count: there is no mask.");
        undo(before);
        assertThat(isShown("#remove-mask")).isTrue();
        assertThat(chosenToCompare()).isEqualTo("Both");
        assertThat(whyCompared()).isEmpty();
    }

    private String chosenToCompare() {
        return window.on(() -> window.robot.lookup("#compare-by .toggle-button").queryAll().stream()
                .map(ToggleButton.class::cast)
                .filter(ToggleButton::isSelected)
                .map(ToggleButton::getText)
                .collect(Collectors.joining()));
    }

    private String whyCompared() {
        return window.on(() -> ((Label) window.scene().lookup("#compare-why")).getText());
    }

    @Test
    void whatIsComparedIsWhatIsThereAndSaysSo() {
        window.on(() -> {
            window.studio()
                    .model()
                    .apply("Both", s -> s.settings(t -> t.with(t.weights().withPicture(1, 1))));
            return null;
        });
        assertThat(chosenToCompare()).isEqualTo("Both");
        window.robot.clickOn("#remove-mask");
        assertThat(chosenToCompare()).isEqualTo("Colour");
        ToggleButton outline =
                window.on(() -> (ToggleButton) window.robot.lookup("#compare-by .toggle-button").queryAll().stream()
                        .findFirst()
                        .orElseThrow());
        assertThat(outline.isDisabled()).isTrue();
        assertThat(outline.getTooltip().getText()).endsWith("Not now: There is no mask.");
        window.robot.clickOn("#remove-photo");
        assertThat(chosenToCompare()).isEmpty();
        assertThat(whyCompared()).isEqualTo("Nothing counts yet: there is no mask, and there is no photo.");
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
