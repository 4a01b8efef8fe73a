package shapefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.util.WaitForAsyncUtils;
import shapefit.app.fit.FitPhase;
import shapefit.app.theme.Theme;
import shapefit.testing.NeedsWindow;

/** What surrounds the panes: toolbar, menus, travel, search, tooltips, keys. */
@NeedsWindow
@Timeout(120)
class FrameTest extends InTheWindow {

    private Node focus() {
        return window.on(() -> window.scene().getFocusOwner());
    }

    private boolean isShown(String id) {
        return window.robot.lookup(id).tryQuery().filter(Node::isVisible).isPresent();
    }

    // Panes

    private static final List<String> PANES =
            List.of(".tool-row", ".inputs", ".runs", "#stage", ".inspector", "#timeline", ".status-row");

    private String paneWithFocus() {
        return window.on(() -> PANES.stream()
                .filter(selector -> {
                    Node pane = window.scene().lookup(selector);
                    for (Node n = window.scene().getFocusOwner(); n != null; n = n.getParent()) {
                        if (n == pane) {
                            return true;
                        }
                    }
                    return false;
                })
                .findFirst()
                .orElse("none"));
    }

    @Test
    void f6TravelsThroughThePanesAndBackWithVisibleFocus() throws IOException {
        List<String> there = new ArrayList<>();
        for (int i = 0; i < PANES.size(); i++) {
            window.press(KeyCode.F6);
            there.add(paneWithFocus());
            assertThat(focus().isFocusVisible()).as("focus in " + there.get(i)).isTrue();
        }
        assertThat(there).containsExactlyInAnyOrderElementsOf(PANES);
        assertThat(there.indexOf("#stage") - there.indexOf(".runs")).isIn(1, 1 - PANES.size());
        String last = paneWithFocus();
        window.press(KeyCode.F6);
        window.press(KeyCode.SHIFT, KeyCode.F6);
        assertThat(paneWithFocus()).isEqualTo(last);
        while (!paneWithFocus().equals("#timeline")) {
            window.press(KeyCode.F6);
        }
        ScreenshotTest.write(window, "focus-timeline");
    }

    @Test
    void aPaneThatIsComeBackToHasItsFocusWhereItWas() {
        while (!paneWithFocus().equals(".tool-row")) {
            window.press(KeyCode.F6);
        }
        window.press(KeyCode.TAB);
        Node second = focus();
        window.press(KeyCode.F6);
        window.press(KeyCode.SHIFT, KeyCode.F6);
        assertThat(focus()).isSameAs(second);
    }

    // Export

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theExportKeyOpensTheMenuOfResults(Theme theme) throws IOException {
        does(() -> window.studio().appearance().themeProperty().set(theme));
        window.press(KeyCode.CONTROL, KeyCode.E);
        MenuButton export = window.robot.lookup("#tool-export").queryAs(MenuButton.class);
        window.until("its menu", export::isShowing);
        Set<String> titles = window.robot.lookup(".menu-line .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .collect(Collectors.toSet());
        assertThat(titles).contains("Export pose …", "Export mesh …", "Export picture …");
        ScreenshotTest.write(window, "export-" + theme.name().toLowerCase(Locale.ROOT));
        window.press(KeyCode.ESCAPE);
        window.until("no menu", () -> !export.isShowing());
        does(() -> window.studio().files().create());
        does(export::show);
        assertThat(window.on(() -> export.getItems().stream().allMatch(item -> item.isDisable())))
                .isTrue();
        does(export::hide);
    }

    // Menus

    @Test
    void keysInMenusEndOnOneLine() throws IOException {
        window.robot.clickOn("Edit");
        window.until(
                "a menu", () -> !window.robot.lookup(".menu-line").queryAll().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
        window.until("keys on one line", () -> keyEnds().size() == 1);
        assertThat(window.robot.lookup(".menu-line").queryAll()).hasSizeGreaterThan(3);
        ScreenshotTest.write(
                window.on(() ->
                        window.robot.lookup(".menu-line").query().getScene().snapshot(null)),
                "menu");
        window.press(KeyCode.ESCAPE);
    }

    /** Where the menu's keys end, whole pixels. */
    private Set<Long> keyEnds() {
        return window.robot.lookup(".menu-line .muted").queryAllAs(Label.class).stream()
                .filter(label -> !label.getText().isEmpty())
                .map(label ->
                        Math.round(label.localToScreen(label.getBoundsInLocal()).getMaxX()))
                .collect(Collectors.toSet());
    }

    // Search

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aCommandIsFoundByItsWordsAndDone(Theme theme) throws IOException {
        Theme other = theme == Theme.DARK ? Theme.LIGHT : Theme.DARK;
        does(() -> window.studio().appearance().themeProperty().set(theme));
        Node before = focus();
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        assertThat(isShown("#command-search")).isTrue();
        window.until(
                "rows",
                () -> window.robot.lookup("#command-list .list-cell").queryAll().size() > 5);
        ScreenshotTest.write(window, "search-" + theme.name().toLowerCase(Locale.ROOT));
        assertThat(window.on(() -> LayoutAudit.faults(window.scene().getRoot())))
                .isEmpty();
        window.robot.write("theme " + other.name().toLowerCase(Locale.ROOT));
        window.until("one command", () -> list().getItems().size() == 1);
        window.press(KeyCode.ENTER);
        assertThat(isShown("#command-search")).isFalse();
        assertThat(window.studio().appearance().themeProperty().get()).isEqualTo(other);
        assertThat(focus()).isSameAs(before);
    }

    private ListView<?> list() {
        return window.robot.lookup("#command-list").queryListView();
    }

    @Test
    void whatCannotBeDoneIsFoundWithItsReasonAndStays() {
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        window.robot.write("rewind");
        window.until(
                "its row",
                () -> window.robot.lookup("#command-list .list-cell").queryAll().stream()
                        .anyMatch(n -> n instanceof ListCell<?> cell
                                && cell.getItem() != null
                                && cell.getAccessibleText().contains("Not now: No fit was started yet.")));
        window.press(KeyCode.ENTER);
        assertThat(isShown("#command-search")).isTrue();
        window.press(KeyCode.ESCAPE);
        assertThat(isShown("#command-search")).isFalse();
        assertThat(window.studio().fit().phaseProperty().get()).isEqualTo(FitPhase.READY);
    }

    @Test
    void examplesAreFoundToo() {
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        window.robot.write("vessel");
        window.press(KeyCode.ENTER);
        window.until(
                "the example",
                () -> window.studio().model().state().document().name().equals("Painted vessel"));
    }

    // Tooltips of what is disabled

    @Test
    void aDisabledButtonSaysWhyUnderThePointerAndToScreenReaders() throws IOException {
        Node stop = window.robot.lookup("#tool-stop").query();
        assertThat(stop.isDisabled()).isTrue();
        assertThat(stop.getAccessibleHelp()).contains("Not now: No fit is under way.");
        window.robot.moveTo(stop);
        // Where the pointer was before, another may still show.
        window.until(
                "its tooltip",
                () -> shownTooltip().filter(text -> text.startsWith("Stop")).isPresent());
        assertThat(window.on(() -> shownTooltip().orElseThrow())).contains("Not now: No fit is under way.");
        window.robot.moveTo("#stage");
        window.until("no tooltip", () -> shownTooltip().isEmpty());
    }

    private static Optional<String> shownTooltip() {
        return Window.getWindows().stream()
                .filter(w -> w instanceof Tooltip && w.isShowing())
                .map(w -> ((Tooltip) w).getText())
                .findFirst();
    }

    // Keys

    @Test
    void aHeldSpaceStartsAFitOnceAndATapPausesIt() {
        does(() -> window.studio()
                .model()
                .apply("Plan", s -> s.settings(t -> t.with(t.plan().scaled(1_000_000, 48)))));
        window.robot.moveTo("#status-keys");
        for (int i = 0; i < 4; i++) {
            key(KeyEvent.KEY_PRESSED, KeyCode.SPACE);
        }
        assertThat(window.studio().fit().phaseProperty().get()).isEqualTo(FitPhase.RUNNING);
        key(KeyEvent.KEY_RELEASED, KeyCode.SPACE);
        key(KeyEvent.KEY_PRESSED, KeyCode.SPACE);
        key(KeyEvent.KEY_RELEASED, KeyCode.SPACE);
        assertThat(window.studio().fit().phaseProperty().get()).isEqualTo(FitPhase.PAUSED);
    }

    private void key(javafx.event.EventType<KeyEvent> type, KeyCode code) {
        does(() -> window.scene().getRoot().fireEvent(new KeyEvent(type, "", "", code, false, false, false, false)));
    }
}
