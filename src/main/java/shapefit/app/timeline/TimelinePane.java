package shapefit.app.timeline;

import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import shapefit.app.document.StudioModel;
import shapefit.app.fit.FitViewModel;
import shapefit.app.fit.LivePreview;
import shapefit.app.theme.Appearance;
import shapefit.fit.FitProgress;

/** How the fit goes: its losses. */
public final class TimelinePane extends Pane {

    private final Canvas canvas = new Canvas();
    private final FitViewModel fit;
    private final Appearance appearance;

    /**
     * @param model the plan
     * @param fit its losses
     * @param preview the picture
     * @param appearance theme and text size
     */
    public TimelinePane(StudioModel model, FitViewModel fit, LivePreview preview, Appearance appearance) {
        this.fit = fit;
        this.appearance = appearance;
        getStyleClass().addAll("pane", "timeline");
        setPrefHeight(204);
        canvas.widthProperty().bind(widthProperty());
        canvas.heightProperty().bind(heightProperty());
        getChildren().setAll(canvas);
        fit.progressProperty().subscribe(p -> draw());
        appearance.themeProperty().subscribe(t -> draw());
        widthProperty().subscribe(w -> draw());
        heightProperty().subscribe(h -> draw());
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setFill(appearance.themeProperty().get().chart().ground());
        g.fillRect(0, 0, getWidth(), getHeight());
        g.setStroke(appearance.themeProperty().get().chart().strong());
        g.setLineWidth(2);
        List<FitProgress> steps = fit.losses().steps();
        g.beginPath();
        for (int i = 0; i < steps.size(); i++) {
            FitProgress step = steps.get(i);
            double x = 16 + (getWidth() - 32) * step.iteration() / Math.max(1, step.iterations());
            double y = 16 - (getHeight() - 32) * Math.log10(Math.max(1e-3, step.loss())) / 3;
            g.lineTo(x, y);
        }
        g.stroke();
    }
}
