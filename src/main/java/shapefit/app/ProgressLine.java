package shapefit.app;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import shapefit.app.fit.FitViewModel;
import shapefit.fit.FitProgress;

/** A thin line that grows with the steps of a live run. */
final class ProgressLine extends Pane {

    private final Region done = new Region();
    private final FitViewModel fit;

    ProgressLine(FitViewModel fit) {
        this.fit = fit;
        getStyleClass().add("progress-line");
        done.getStyleClass().add("done");
        getChildren().setAll(done);
        fit.progressProperty().subscribe(p -> setNeedsLayout(true)); // of this line alone: all else keeps its place
        fit.phaseProperty().subscribe(p -> setNeedsLayout(true));
    }

    @Override
    protected void layoutChildren() {
        FitProgress progress = fit.progressProperty().get();
        boolean live = fit.phaseProperty().get().isLive() && progress != null;
        double share = live ? (double) progress.iteration() / Math.max(1, progress.iterations()) : 0;
        done.resizeRelocate(0, 0, getWidth() * share, getHeight());
    }
}
