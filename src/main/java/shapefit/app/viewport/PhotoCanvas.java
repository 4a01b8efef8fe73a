package shapefit.app.viewport;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import shapefit.app.viewport.Placement.Area;

/**
 * What lies under the object and stays while it moves: the photo, or black where the object is shown alone. It is painted only
 * when it has changed, since to scale a photo costs more than all else that a step of a fit changes on the screen.
 */
final class PhotoCanvas extends Canvas {

    private final StageView view;
    private final StageImages images;
    private Seen painted;

    /** All that what is painted depends on. */
    private record Seen(
            double width,
            double height,
            ViewMode mode,
            StageView.Peek peek,
            Placement placement,
            Area one,
            double second,
            double photoWidth,
            double photoHeight,
            Image photo,
            boolean hasDifference) {}

    PhotoCanvas(StageView view, StageImages images) {
        this.view = view;
        this.images = images;
    }

    /** Paints what has changed, if anything has. */
    void update() {
        double scale = view.placementProperty().get().scale();
        Seen now = new Seen(
                getWidth(),
                getHeight(),
                view.modeProperty().get(),
                view.peekProperty().get(),
                view.placementProperty().get(),
                view.one(),
                view.second(),
                view.photoWidth(),
                view.photoHeight(),
                images.photo(view.photoWidth() * scale),
                images.difference() != null);
        if (now.equals(painted)) {
            return;
        }
        painted = now;
        GraphicsContext g = getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        g.setImageSmoothing(!now.placement.showsSquares());
        switch (now.peek) {
            case PHOTO -> {
                photo(g);
                inTheSecond(g, () -> photo(g));
            }
            case RENDER -> {
                black(g);
                inTheSecond(g, () -> black(g));
            }
            case NONE -> paintMode(g);
        }
    }

    private void paintMode(GraphicsContext g) {
        switch (painted.mode) {
            case OVERLAY, WIPE -> photo(g);
            case DIFFERENCE -> {
                if (!painted.hasDifference) {
                    photo(g); // until it has been worked out
                }
            }
            case SIDE_BY_SIDE -> {
                photo(g);
                inTheSecond(g, () -> black(g));
            }
            case ORBIT -> {
                // The 3-D view has no photo.
            }
        }
    }

    private void inTheSecond(GraphicsContext g, Runnable paint) {
        if (painted.second > 0) {
            g.save();
            g.translate(painted.second, 0);
            paint.run();
            g.restore();
        }
    }

    private void photo(GraphicsContext g) {
        if (painted.photo == null) {
            black(g);
        } else {
            PlacedImage.whole(painted.photo).draw(g, view, painted.one);
        }
    }

    /** What the object is compared on. */
    private void black(GraphicsContext g) {
        Area seen = view.seen(painted.one);
        g.setFill(Color.BLACK);
        g.fillRect(seen.x(), seen.y(), seen.width(), seen.height());
    }
}
