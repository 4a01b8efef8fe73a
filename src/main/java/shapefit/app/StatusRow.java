package shapefit.app;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import shapefit.app.document.StudioModel;
import shapefit.app.fit.FitViewModel;

/** The row at the bottom: what computes, how large, how fast. */
final class StatusRow extends HBox {

    StatusRow(StudioModel model, FitViewModel fit) {
        getStyleClass().add("status-row");
        Label speed = new Label();
        speed.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> String.format(
                                Locale.ROOT, "%.0f it/s", fit.speedProperty().get()),
                        fit.speedProperty()));
        Label seed = new Label();
        seed.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> "Seed " + model.state().settings().plan().seed(), model.stateProperty()));
        getChildren().setAll(new Label(fit.device()), speed, seed);
    }
}
