package shapefit.app;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import shapefit.app.document.StudioModel;
import shapefit.app.fit.FitViewModel;
import shapefit.app.widgets.Star;
import shapefit.fit.FitProgress;

/** Iteration, loss and best in digits of fixed width, so that nothing moves while they run. */
final class Readouts extends HBox {

    private static final String NONE = "–";

    private final Label iteration = value("readout-iteration");
    private final Label loss = value("readout-loss");
    private final Label best = value("readout-best");
    private final Star star = new Star();

    Readouts(FitViewModel fit, StudioModel model) {
        getStyleClass().add("readouts");
        Label bestTitle = title("Best");
        bestTitle.setGraphic(star);
        bestTitle.getStyleClass().add("best-title");
        getChildren()
                .setAll(
                        column(title("Iteration"), iteration, 6.2),
                        column(title("Loss"), loss, 3.6),
                        column(bestTitle, best, 3.6));
        fit.readProperty().subscribe(p -> show(p, fit, model));
        model.stateProperty()
                .map(s -> s.settings().plan())
                .subscribe(p -> show(fit.readProperty().get(), fit, model));
    }

    private void show(FitProgress progress, FitViewModel fit, StudioModel model) {
        int planned = model.state().settings().plan().iterations();
        iteration.setText((progress == null ? 0 : progress.iteration()) + " / " + planned);
        loss.setText(progress == null ? NONE : number(progress.loss()));
        var reached = fit.bestProperty().get();
        best.setText(reached == null ? NONE : number(reached.loss()));
        star.setVisible(reached != null);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static VBox column(Node title, Label value, double em) {
        value.setStyle(String.format(Locale.ROOT, "-fx-min-width: %.1fem;", em));
        VBox column = new VBox(title, value);
        column.setAlignment(Pos.CENTER_LEFT);
        return column;
    }

    private static Label title(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("muted", "tiny");
        return label;
    }

    private static Label value(String id) {
        Label label = new Label(NONE);
        label.setId(id);
        label.getStyleClass().addAll("value", "readout");
        return label;
    }
}
