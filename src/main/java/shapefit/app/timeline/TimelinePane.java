package shapefit.app.timeline;

import java.util.List;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import shapefit.app.document.StudioModel;
import shapefit.app.fit.FitViewModel;
import shapefit.app.fit.LivePreview;
import shapefit.app.theme.Appearance;
import shapefit.app.timeline.LossChart.Content;
import shapefit.fit.FitProgress;

/** How the fit goes: its losses over the whole run. While a run goes on it is drawn ten times a second. */
public final class TimelinePane extends Pane {

    private final Canvas canvas = new Canvas();
    private final StudioModel model;
    private final FitViewModel fit;
    private final Appearance appearance;
    private double hoverX = Double.NaN;
    private LossChart chart;

    /**
     * @param model the plan
     * @param fit its losses
     * @param preview the picture
     * @param appearance theme and text size
     */
    public TimelinePane(StudioModel model, FitViewModel fit, LivePreview preview, Appearance appearance) {
        this.model = model;
        this.fit = fit;
        this.appearance = appearance;
        getStyleClass().addAll("pane", "timeline");
        setId("timeline");
        setPrefHeight(204);
        setFocusTraversable(true); // for those who hear it
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRoleDescription("Loss curve");
        canvas.setManaged(false); // placed here, and of no say in how large the pane is
        canvas.setMouseTransparent(true);
        getChildren().setAll(canvas);
        fit.readProperty().subscribe(p -> repaint());
        fit.phaseProperty().subscribe(p -> {
            repaint();
            speak();
        });
        model.stateProperty().subscribe((before, now) -> {
            if (!before.settings().plan().equals(now.settings().plan())) {
                repaint();
            }
        });
        appearance.themeProperty().subscribe(t -> repaint());
        appearance.textSizeProperty().subscribe(s -> repaint());
        setOnMouseMoved(e -> hover(e.getX()));
        setOnMouseExited(e -> hover(Double.NaN));
    }

    private void hover(double x) {
        hoverX = x;
        repaint();
    }

    private void repaint() {
        setNeedsLayout(true);
    }

    private void speak() {
        List<FitProgress> steps = fit.losses().steps();
        setAccessibleText(
                steps.isEmpty()
                        ? "No losses yet."
                        : String.format(
                                Locale.ROOT,
                                "Loss %.3f after %d steps, from %.3f at the start.",
                                steps.get(steps.size() - 1).loss(),
                                steps.size(),
                                steps.get(0).loss()));
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        chart = new LossChart(
                appearance.themeProperty().get().chart(), appearance.bodySize() / 13, getWidth(), getHeight());
        List<FitProgress> steps = fit.losses().outline();
        int planned = steps.isEmpty()
                ? model.state().settings().plan().iterations()
                : steps.get(steps.size() - 1).iterations();
        boolean live = fit.phaseProperty().get().isLive();
        chart.paint(
                g,
                new Content(
                        steps,
                        Math.max(1, planned),
                        model.state().settings().plan().schedule(),
                        live,
                        hovered(steps, Math.max(1, planned))));
    }

    private int hovered(List<FitProgress> steps, int planned) {
        if (Double.isNaN(hoverX) || steps.isEmpty()) {
            return -1;
        }
        double wanted = chart.iterationAt(hoverX, planned);
        int from = 0;
        int to = steps.size() - 1;
        while (from < to) {
            int middle = (from + to) / 2;
            if (steps.get(middle).iteration() < wanted) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return wanted < 0 || wanted > planned ? -1 : from;
    }
}
