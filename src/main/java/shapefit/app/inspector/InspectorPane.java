package shapefit.app.inspector;

import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.VBox;
import shapefit.app.document.StudioModel;
import shapefit.app.fit.FitViewModel;
import shapefit.app.fit.LivePreview;
import shapefit.app.theme.Appearance;
import shapefit.app.widgets.Keys;

/** How it is fitted. */
public final class InspectorPane extends VBox {

    private static final double LEAST = -6;
    private static final double MOST = -1.5;

    private boolean showing; // a slider moves because the state did

    /**
     * @param model the settings
     * @param fit tells the stage that sliders speak of
     * @param preview tells blur in pixels
     * @param appearance theme and text size
     * @param keys where this pane adds its own
     */
    public InspectorPane(StudioModel model, FitViewModel fit, LivePreview preview, Appearance appearance, Keys keys) {
        getStyleClass().addAll("pane", "inspector");
        Label title = new Label("Look");
        title.getStyleClass().add("pane-title");
        Label blur = new Label();
        Slider slider = new Slider(LEAST, MOST, LEAST);
        slider.setId("blur");
        slider.valueProperty().subscribe((before, now) -> {
            if (!showing) {
                model.edit(s -> s.look(l -> l.withSigma(Math.pow(10, now.doubleValue())), fit.stageNow()));
            }
        });
        slider.valueChangingProperty().subscribe((was, is) -> {
            if (is) {
                model.begin("Blur");
            } else {
                model.end();
            }
        });
        model.stateProperty().subscribe(state -> {
            showing = true;
            slider.setValue(Math.log10(state.look().sigma()));
            showing = false;
        });
        preview.pictureProperty()
                .subscribe(picture -> blur.setText(
                        picture == null ? "–" : String.format(Locale.ROOT, "Blur %.1f px", picture.workingReach())));
        getChildren().setAll(title, blur, slider);
    }
}
