package shapefit.app;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import shapefit.app.document.StageNames;
import shapefit.app.document.StudioModel;
import shapefit.app.fit.FitPhase;
import shapefit.app.fit.FitViewModel;
import shapefit.app.widgets.Icons;

/** The stages of the schedule, and which one the fit is in: hollow to come, filled now, ticked behind. */
final class StageStrip extends HBox {

    private final StudioModel model;
    private final FitViewModel fit;
    private boolean isShort;
    private List<Object> shown = List.of();

    StageStrip(StudioModel model, FitViewModel fit) {
        this.model = model;
        this.fit = fit;
        getStyleClass().add("stage-strip");
        setMinWidth(USE_PREF_SIZE);
        model.stateProperty().subscribe(state -> show());
        fit.progressProperty().subscribe(progress -> show());
        fit.phaseProperty().subscribe(phase -> show());
    }

    /** Only the present one, with its number. */
    void setShort(boolean now) {
        isShort = now;
        show();
    }

    private void show() {
        List<String> names = StageNames.of(model.state().settings().plan().schedule());
        FitPhase phase = fit.phaseProperty().get();
        int current = fit.progressProperty().get() == null
                ? -1
                : fit.progressProperty().get().stage();
        boolean all = phase == FitPhase.DONE;
        List<Object> now = List.of(names, current, all, isShort);
        if (now.equals(shown)) {
            return; // it is asked at every step
        }
        shown = now;
        getChildren().setAll(isShort ? shortened(names, current, all) : strip(names, current, all));
    }

    private static List<Region> shortened(List<String> names, int current, boolean all) {
        int index = Math.max(0, Math.min(names.size() - 1, current));
        Label number = new Label((index + 1) + " of " + names.size());
        number.getStyleClass().addAll("muted", "small");
        return List.of(mark(current < 0 ? "to-come" : all ? "behind" : "now"), new Label(names.get(index)), number);
    }

    private static List<Region> strip(List<String> names, int current, boolean all) {
        List<Region> nodes = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String state = i < current || all && i <= current ? "behind" : i == current ? "now" : "to-come";
            if (i > 0) {
                Region line = new Region();
                line.getStyleClass().add("stage-line");
                nodes.add(line);
            }
            Label name = new Label(names.get(i));
            name.getStyleClass().addAll("small", "stage-" + state);
            nodes.add(mark(state));
            nodes.add(name);
        }
        return nodes;
    }

    private static StackPane mark(String state) {
        StackPane mark = new StackPane();
        mark.getStyleClass().addAll("stage-mark", "chip", state);
        if (state.equals("behind")) {
            mark.getChildren().add(Icons.of("fth-check"));
        }
        return mark;
    }
}
