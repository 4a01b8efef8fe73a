package shapefit.app.inspector;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import shapefit.app.document.NudgeSteps;
import shapefit.app.document.State;
import shapefit.app.document.StudioModel;
import shapefit.app.fit.Calm;
import shapefit.app.fit.FitPhase;
import shapefit.app.fit.FitViewModel;
import shapefit.app.fit.LivePreview;
import shapefit.app.theme.Appearance;
import shapefit.app.widgets.Command;
import shapefit.app.widgets.Keys;

/** How it is fitted. */
public final class InspectorPane extends ScrollPane {

    /** Below these heights, in body text sizes, the less needed groups fold. */
    private static final double ROOM_FOR_STEP = 52;

    private static final double ROOM_FOR_COMPARE = 44;

    /** Decades that a key moves blur or see-through: about a quarter. */
    private static final double KEY_STEP = Math.pow(10, 0.1);

    private final List<Group> groups;
    private final Group pose;
    private final Calm numbers; // of the pose
    private final FitViewModel fit;
    private final Map<Group, Boolean> folded = new HashMap<>();
    private State shown;

    /**
     * @param model the settings
     * @param fit tells the stage that sliders speak of
     * @param preview tells blur in pixels
     * @param appearance theme and text size
     * @param keys where this pane adds its own
     * @param presets the person's own
     * @param nudge how far a key moves the object
     */
    public InspectorPane(
            StudioModel model,
            FitViewModel fit,
            LivePreview preview,
            Appearance appearance,
            Keys keys,
            OwnPresets presets,
            NudgeSteps nudge) {
        this.fit = fit;
        Tuning tuning = new Tuning(model, fit, preview);
        Group step = new StepGroup(tuning).group();
        Group compare = new CompareGroup(tuning).group();
        pose = new PoseGroup(tuning, nudge).group();
        numbers = new Calm(() -> pose.show(model.state()));
        groups = List.of(
                new LookGroup(tuning, presets).group(),
                new MovesGroup(tuning).group(),
                step,
                compare,
                new ExpertGroup(tuning).group());
        getStyleClass().add("inspector");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        VBox content = new VBox();
        content.getStyleClass().add("inspector-content");
        content.getChildren().addAll(groups);
        content.getChildren().add(groups.size() - 1, pose);
        pose.setFolded(true);
        setContent(content);
        groups.forEach(group -> group.onUnfold(() -> reveal(group)));
        pose.onUnfold(() -> reveal(pose));
        heightProperty().subscribe(h -> {
            double room = h.doubleValue() / appearance.bodySize();
            foldOnce(step, room < ROOM_FOR_STEP);
            foldOnce(compare, room < ROOM_FOR_COMPARE);
        });
        model.stateProperty().subscribe(this::show);
        keys.add(
                "Look",
                List.of(
                        Command.of("More blur", "", "S", () -> blur(tuning, KEY_STEP)),
                        Command.of("Less blur", "", "Shift+S", () -> blur(tuning, 1 / KEY_STEP)),
                        Command.of("More see-through", "", "G", () -> seeThrough(tuning, KEY_STEP)),
                        Command.of("Less see-through", "", "Shift+G", () -> seeThrough(tuning, 1 / KEY_STEP)),
                        Command.of(
                                "Hard or soft",
                                "",
                                "H",
                                () -> tuning.look("Hard or soft", l -> l.withHard(!l.hard())))));
    }

    /** When a limit is crossed; what a person unfolds stays so. */
    private void foldOnce(Group group, boolean tight) {
        if (!Boolean.valueOf(tight).equals(folded.put(group, tight))) {
            group.setFolded(tight);
        }
    }

    /** Scrolls as little as shows a whole group, or from its title as much as there is room for. */
    private void reveal(Group group) {
        applyCss();
        layout();
        Bounds box = group.getBoundsInParent();
        double room = getViewportBounds().getHeight();
        double hidden = group.getParent().getLayoutBounds().getHeight() - room;
        if (hidden > 0) {
            double top = Math.max(getVvalue() * hidden, box.getMaxY() - room);
            setVvalue(Math.min(box.getMinY(), top) / hidden);
        }
    }

    private static void blur(Tuning tuning, double factor) {
        tuning.look("Blur", l -> l.withSigma(LookGroup.sigma(l.sigma() * factor)));
    }

    private static void seeThrough(Tuning tuning, double factor) {
        tuning.look("See-through", l -> l.withGamma(LookGroup.gamma(l.gamma() * factor)));
    }

    private void show(State state) {
        if (fit.phaseProperty().get() == FitPhase.RUNNING) {
            numbers.soon();
        } else {
            numbers.now();
        }
        // A fit changes the pose many times a second, and nothing here.
        boolean same = shown != null
                && shown.settings().equals(state.settings())
                && shown.look().equals(state.look())
                && shown.document().light() == state.document().light()
                && shown.document().hasInputsOf(state.document());
        if (!same) {
            shown = state;
            groups.forEach(group -> group.show(state));
        }
    }
}
