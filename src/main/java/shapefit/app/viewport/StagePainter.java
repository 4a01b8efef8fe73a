package shapefit.app.viewport;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import shapefit.app.theme.PictureColors;
import shapefit.app.viewport.Placement.Area;

/** Draws the object and its lines as the photo's camera sees them, over what {@link PhotoCanvas} shows. It only draws. */
final class StagePainter {

    private static final double GRIP = 28;

    private final StageView view;
    private final StageImages images;

    StagePainter(StageView view, StageImages images) {
        this.view = view;
        this.images = images;
    }

    /** Draws everything anew on a cleared canvas. */
    void paint(GraphicsContext g) {
        g.setImageSmoothing(!view.placementProperty().get().showsSquares());
        switch (view.peekProperty().get()) {
            case PHOTO -> {
                // Nothing lies over it.
            }
            case RENDER -> {
                object(g, view.one(), 1);
                if (view.second() > 0) {
                    inTheSecond(g, () -> object(g, view.one(), 1));
                }
            }
            case NONE -> paintMode(g);
        }
    }

    private void paintMode(GraphicsContext g) {
        Area one = view.one();
        switch (view.modeProperty().get()) {
            case OVERLAY -> {
                object(g, one, view.opacityProperty().get());
                lines(g, one, true, true);
            }
            case WIPE -> {
                double x = view.wipeX();
                object(g, new Area(x, 0, Math.max(0, one.width() - x), one.height()), 1);
                wipeLine(g, x);
            }
            case DIFFERENCE -> {
                if (images.difference() != null) {
                    images.difference().draw(g, view, one);
                }
            }
            case SIDE_BY_SIDE -> {
                clipped(g, one, () -> lines(g, one, true, false));
                inTheSecond(g, () -> {
                    object(g, one, 1);
                    lines(g, one, false, true);
                });
            }
            case ORBIT -> {
                // The 3-D view has a painter of its own.
            }
        }
    }

    /** In the right picture of two. */
    private void inTheSecond(GraphicsContext g, Runnable paint) {
        g.save();
        g.translate(view.second(), 0);
        clipped(g, view.one(), paint);
        g.restore();
    }

    private static void clipped(GraphicsContext g, Area area, Runnable paint) {
        g.save();
        g.beginPath();
        g.rect(area.x(), area.y(), area.width(), area.height());
        g.clip();
        paint.run();
        g.restore();
    }

    private void object(GraphicsContext g, Area clip, double opacity) {
        if (images.object() != null) {
            g.setGlobalAlpha(opacity);
            images.object().draw(g, view, clip);
            g.setGlobalAlpha(1);
        }
        if (images.edges() != null && view.edgesProperty().get()) {
            images.edges().draw(g, view, clip);
        }
    }

    // Lines

    private void lines(GraphicsContext g, Area clip, boolean target, boolean object) {
        Layers layers = images.layers();
        Runnable paint = () -> {
            g.setLineJoin(StrokeLineJoin.ROUND);
            if (object && view.reachProperty().get()) {
                if (images.band() != null) {
                    images.band().draw(g, view, clip);
                }
                // Each dot has a casing of its own: on one dark line, dots on mid-grey look grey themselves.
                g.setLineCap(StrokeLineCap.ROUND);
                stroke(g, layers.rim(), PictureColors.CASING, 5, 1, 7);
                stroke(g, layers.rim(), PictureColors.REACH, 3, 1, 7);
            }
            if (target && view.targetProperty().get()) {
                stroke(g, layers.under().target(), PictureColors.CASING, 4.5);
                g.setLineCap(StrokeLineCap.BUTT);
                stroke(g, layers.under().target(), PictureColors.TARGET, 2, 9, 6);
            }
            if (object && view.outlineProperty().get()) {
                stroke(g, layers.edges(), PictureColors.RENDER.deriveColor(0, 1, 1, 0.75), 1);
                stroke(g, layers.outline(), PictureColors.CASING, 4);
                stroke(g, layers.outline(), PictureColors.RENDER, 2);
            }
        };
        // Each thing drawn within a clip passes through pictures of the whole canvas: a third of a pulse, measured.
        if (view.second() == 0 && isInPhoto(layers)) {
            paint.run();
        } else {
            clipped(g, view.seen(clip), paint);
        }
    }

    /** Whether no line leaves the photo. */
    private boolean isInPhoto(Layers layers) {
        return Stream.of(layers.rim(), layers.under().target(), layers.edges(), layers.outline())
                .flatMap(List::stream)
                .allMatch(this::isInPhoto);
    }

    private boolean isInPhoto(double[] line) {
        for (int i = 0; i < line.length; i += 2) {
            if (!(line[i] >= 0
                    && line[i] <= view.photoWidth()
                    && line[i + 1] >= 0
                    && line[i + 1] <= view.photoHeight())) {
                return false;
            }
        }
        return true;
    }

    private void stroke(GraphicsContext g, List<double[]> lines, Color color, double width, double... dashes) {
        Placement at = view.placementProperty().get();
        g.setStroke(color);
        g.setLineWidth(width);
        g.setLineDashes(dashes);
        for (double[] line : lines) {
            g.beginPath();
            g.moveTo(at.screenX(line[0]), at.screenY(line[1]));
            for (int i = 2; i < line.length; i += 2) {
                g.lineTo(at.screenX(line[i]), at.screenY(line[i + 1]));
            }
            g.stroke();
        }
        g.setLineDashes();
    }

    private void wipeLine(GraphicsContext g, double x) {
        Area seen = view.seen(view.one());
        double middle = seen.y() + seen.height() / 2;
        g.setStroke(PictureColors.CASING);
        g.setLineWidth(4);
        g.strokeLine(x, seen.y(), x, seen.y() + seen.height());
        g.setStroke(PictureColors.HANDLE);
        g.setLineWidth(2);
        g.strokeLine(x, seen.y(), x, seen.y() + seen.height());
        g.setFill(PictureColors.TAG);
        g.fillOval(x - GRIP / 2, middle - GRIP / 2, GRIP, GRIP);
        g.strokeOval(x - GRIP / 2 + 1, middle - GRIP / 2 + 1, GRIP - 2, GRIP - 2);
        for (int side = -1; side <= 1; side += 2) {
            g.strokePolyline(
                    new double[] {x + side * 4, x + side * 8, x + side * 4},
                    new double[] {middle - 4, middle, middle + 4},
                    3);
        }
    }
}
