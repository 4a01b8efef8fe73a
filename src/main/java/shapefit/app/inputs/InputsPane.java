package shapefit.app.inputs;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import shapefit.app.document.Document;
import shapefit.app.document.StudioModel;
import shapefit.app.fit.FitViewModel;
import shapefit.app.theme.Appearance;

/** What is fitted to what: photo, mask, mesh and camera. */
public final class InputsPane extends VBox {

    private final Label photo = new Label();
    private final Label mesh = new Label();

    /**
     * @param model the document
     * @param fit its runs
     * @param appearance theme and text size
     */
    public InputsPane(StudioModel model, FitViewModel fit, Appearance appearance) {
        getStyleClass().addAll("pane", "inputs");
        Label title = new Label("Scene");
        title.getStyleClass().add("pane-title");
        getChildren().setAll(title, photo, mesh);
        model.stateProperty().subscribe(state -> show(state.document()));
    }

    private void show(Document document) {
        photo.setText(document.photo()
                .map(p -> p.file().getFileName() + ", " + p.image().width() + " × "
                        + p.image().height())
                .orElse("No photo yet. Drop one here."));
        mesh.setText(document.shape()
                .map(s -> s.file().getFileName() + ", " + s.mesh().faceCount() + " triangles")
                .orElse("No mesh yet. Drop one here."));
    }
}
