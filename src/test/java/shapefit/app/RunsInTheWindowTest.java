package shapefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shapefit.app.document.State;
import shapefit.app.fit.FitPhase;
import shapefit.app.fit.FitViewModel;
import shapefit.app.fit.Run;
import shapefit.app.theme.Theme;
import shapefit.camera.Pose;
import shapefit.testing.NeedsWindow;

@NeedsWindow
@Timeout(180)
class RunsInTheWindowTest extends InTheWindow {

    private static final int SIZE = 48;

    private FitViewModel fit() {
        return window.studio().fit();
    }

    private void plan(int steps) {
        does(() -> window.studio()
                .model()
                .apply("Plan", s -> s.settings(t -> t.with(t.plan().scaled(steps, SIZE)))));
    }

    /** Makes a run of so many steps and waits for its row. */
    private Run run(int steps) {
        plan(steps);
        int before = window.on(() -> fit().runs().size());
        does(() -> fit().toggle());
        window.until("the run's end", () -> fit().runs().size() == before + 1);
        Run made = window.on(() -> fit().runs().get(0));
        window.until("its row", () -> cell(made).isPresent());
        return made;
    }

    private Optional<Node> cell(Run run) {
        return window.robot.lookup("#run-list .list-cell").queryAll().stream()
                .filter(n -> n instanceof ListCell<?> cell && cell.getItem() == run)
                .findFirst();
    }

    private void move() {
        does(() -> window.studio()
                .model()
                .apply("Move", s -> s.document(d -> d.at(d.pose().then(Pose.translation(0.3, 0, 0))))));
    }

    private boolean isShown(String id) {
        return window.robot.lookup(id).query().isVisible();
    }

    @Test
    void anEmptyListSaysWhatWillBeThereAndALiveRunHasARow() {
        assertThat(isShown("#runs-empty")).isTrue();
        plan(1_000_000);
        window.press(KeyCode.SPACE);
        window.until("the live row", () -> isShown("#run-live"));
        assertThat(isShown("#runs-empty")).isFalse();
        window.until("steps", () -> fit().losses().steps().size() > 3);
        does(() -> fit().stop());
        window.until("a kept run", () -> fit().runs().size() == 1);
        assertThat(isShown("#run-live")).isFalse();
    }

    @Test
    void aClickBringsARunBackAsANamedStepOfUndo() {
        Run first = run(30);
        move();
        State moved = state();
        window.robot.clickOn(cell(first).orElseThrow(), MouseButton.PRIMARY);
        window.until("the run's state", () -> state().equals(first.end()));
        assertThat(window.on(() -> window.studio().model().undoNameProperty().get()))
                .isEqualTo("Restore run 1");
        assertThat(window.on(() -> fit().losses().steps())).isEqualTo(first.steps());
        window.press(KeyCode.CONTROL, KeyCode.Z);
        assertThat(state()).isEqualTo(moved);
    }

    @Test
    void arrowsTravelAndEnterBringsARunBack() {
        Run first = run(20);
        move();
        run(40);
        does(() -> window.robot.lookup("#run-list").queryAs(ListView.class).requestFocus());
        window.press(KeyCode.HOME);
        window.press(KeyCode.DOWN);
        window.press(KeyCode.ENTER);
        window.until("the first run", () -> state().equals(first.end()));
    }

    @Test
    void theLowerOfTwoLossesOfTheSameMeasureHasTheStar() {
        run(60);
        Run longer = run(400);
        Run shorter = fit().runs().get(1);
        assertThat(longer.isComparableWith(shorter)).isTrue();
        Run best = longer.loss() < shorter.loss() ? longer : shorter;
        window.until("one star", () -> starred().equals(Set.of(best.number())));
        assertThat(cell(best).orElseThrow().getAccessibleText()).contains("the best");
    }

    private Set<Integer> starred() {
        return window.robot.lookup("#run-list .list-cell").queryAll().stream()
                .filter(n -> n instanceof ListCell<?> cell
                        && cell.getItem() != null
                        && cell.getGraphic().lookup(".star").isVisible())
                .map(n -> ((Run) ((ListCell<?>) n).getItem()).number())
                .collect(Collectors.toSet());
    }

    @Test
    void runsThatAreLeftBeforeTheirEndAreKept() {
        plan(1_000_000);
        for (Runnable leave : List.<Runnable>of(
                () -> fit().rewind(),
                () -> window.studio().model().undo(),
                () -> fit().restore(fit().runs().get(0)))) {
            int before = window.on(() -> fit().runs().size());
            does(() -> fit().toggle());
            window.until("steps", () -> fit().losses().steps().size() > 3);
            does(leave);
            assertThat(window.on(() -> fit().phaseProperty().get().isLive())).isFalse();
            assertThat(window.on(() -> fit().runs().size())).isEqualTo(before + 1);
        }
        assertThat(fit().runs().get(0).number()).isEqualTo(3);
    }

    @Test
    void aRestoredRunKeepsTheNameItsDocumentWasSavedUnder() {
        Run first = run(20);
        does(() -> window.studio()
                .model()
                .markSaved(state(), d -> d.named("mine.shapefit", Optional.of(Path.of("/tmp/mine.shapefit")))));
        move();
        does(() -> fit().restore(first));
        assertThat(state().document().name()).isEqualTo("mine.shapefit");
        assertThat(state().document().file()).isPresent();
        assertThat(state().document().pose()).isEqualTo(first.end().document().pose());
    }

    @Test
    void thePaneFolds() {
        run(5);
        window.robot.clickOn("#fold-runs");
        assertThat(isShown("#run-list")).isFalse();
        window.robot.clickOn("#fold-runs");
        assertThat(isShown("#run-list")).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void twoSelectedRunsAreCompared(Theme theme) throws IOException {
        does(() -> window.studio().appearance().themeProperty().set(theme));
        String name = theme.name().toLowerCase(Locale.ROOT);
        run(40);
        move();
        run(120);
        assertThat(window.robot.lookup("#compare-runs").query().isDisabled()).isTrue();
        window.until(
                "pictures",
                () -> window.robot
                                .lookup("#run-list .thumb ImageView")
                                .queryAll()
                                .size()
                        == 2);
        ScreenshotTest.write(window, "runs-" + name);
        does(() -> window.robot.lookup("#run-list").queryAs(ListView.class).requestFocus());
        window.press(KeyCode.HOME);
        window.press(KeyCode.SHIFT, KeyCode.DOWN);
        window.until(
                "two of them",
                () -> !window.robot.lookup("#compare-runs").query().isDisabled());
        window.robot.clickOn("#compare-runs");
        assertThat(isShown("#run-comparison")).isTrue();
        Set<String> words = window.robot.lookup("#run-comparison .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .collect(Collectors.toSet());
        assertThat(words).contains("Run 1 and run 2", "Loss", "Turned", "Moved", "Steps planned", "40", "120");
        assertThat(window.on(() -> LayoutAudit.faults(window.scene().getRoot())))
                .isEmpty();
        ScreenshotTest.write(window, "compare-" + name);
        window.press(KeyCode.ESCAPE);
        assertThat(isShown("#run-comparison")).isFalse();
        assertThat(window.on(() -> fit().phaseProperty().get())).isEqualTo(FitPhase.DONE);
    }

    @Test
    void theRailCountsRunsAndOpensThem() throws IOException {
        does(() -> {
            window.stage().setWidth(1100);
            window.stage().setHeight(680);
        });
        plan(5);
        does(() -> fit().toggle());
        window.until("a run", () -> fit().runs().size() == 1);
        assertThat(window.robot.lookup("#rail-runs").query().getAccessibleText())
                .isEqualTo("Runs 1");
        window.robot.clickOn("#rail-runs");
        window.until("the pane", () -> cell(fit().runs().get(0)).isPresent());
        ScreenshotTest.write(window, "rail-runs");
    }
}
