package shapefit.app.viewport;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import shapefit.app.theme.PictureColors;
import shapefit.app.viewport.Placement.Area;

/** Draws the views that the photo's camera sees. It only draws. */
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
            case PHOTO -> paintEach(g, clip -> photo(g, clip));
            case RENDER -> paintEach(g, clip -> renderOnly(g, clip));
            case NONE -> paintMode(g);
        }
    }

    private interface Part {
        void paint(Area clip);
    }

    /** One picture in the middle, or, while a key is held in the double view, the same on both sides. */
    private void paintEach(GraphicsContext g, Part part) {
        part.paint(view.one());
        if (view.second() > 0) {
            g.save();
            g.translate(view.second(), 0);
            clipped(g, view.one(), () -> part.paint(view.one()));
            g.restore();
        }
    }

    private void paintMode(GraphicsContext g) {
        Area one = view.one();
        switch (view.modeProperty().get()) {
            case OVERLAY -> {
                photo(g, one);
                object(g, one, view.opacityProperty().get());
                lines(g, one, true, true);
            }
            case WIPE -> {
                photo(g, one);
                double x = view.wipeX();
                object(g, new Area(x, 0, Math.max(0, one.width() - x), one.height()), 1);
                wipeLine(g, x);
            }
            case DIFFERENCE -> {
                if (images.difference() == null) {
                    photo(g, one); // until it has been worked out
                } else {
                    part(g, images.difference(), one);
                }
            }
            case SIDE_BY_SIDE -> paintSideBySide(g, one);
            case ORBIT -> {
                // The 3-D view has a painter of its own.
            }
        }
    }

    private void paintSideBySide(GraphicsContext g, Area one) {
        clipped(g, one, () -> {
            photo(g, one);
            lines(g, one, true, false);
        });
        g.save();
        g.translate(view.second(), 0);
        clipped(g, one, () -> {
            renderOnly(g, one);
            lines(g, one, false, true);
        });
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

    // Pictures

    private void photo(GraphicsContext g, Area clip) {
        double width = view.photoWidth() * view.placementProperty().get().scale();
        Image photo = images.photo(width);
        if (photo == null) {
            renderGround(g, clip);
        } else {
            part(g, photo, clip);
        }
    }

    private void object(GraphicsContext g, Area clip, double opacity) {
        g.setGlobalAlpha(opacity);
        part(g, images.object(), clip);
        g.setGlobalAlpha(1);
        if (view.edgesProperty().get()) {
            part(g, images.edges(), clip);
        }
    }

    private void renderOnly(GraphicsContext g, Area clip) {
        renderGround(g, clip);
        object(g, clip, 1);
    }

    /** What the object is compared on: black. */
    private void renderGround(GraphicsContext g, Area clip) {
        Area seen = seen(clip);
        g.setFill(Color.BLACK);
        g.fillRect(seen.x(), seen.y(), seen.width(), seen.height());
    }

    private Area seen(Area clip) {
        Placement at = view.placementProperty().get();
        double left = Math.max(clip.x(), at.x());
        double top = Math.max(clip.y(), at.y());
        double right = Math.min(clip.x() + clip.width(), at.screenX(view.photoWidth()));
        double bottom = Math.min(clip.y() + clip.height(), at.screenY(view.photoHeight()));
        return new Area(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    /** Only what is seen is drawn: at 32 times a whole photo would be a hundred thousand columns wide. */
    private void part(GraphicsContext g, Image image, Area clip) {
        Area seen = seen(clip);
        if (image == null || seen.width() <= 0 || seen.height() <= 0) {
            return;
        }
        Placement at = view.placementProperty().get();
        double across = image.getWidth() / view.photoWidth();
        double down = image.getHeight() / view.photoHeight();
        g.drawImage(
                image,
                at.photoX(seen.x()) * across,
                at.photoY(seen.y()) * down,
                seen.width() / at.scale() * across,
                seen.height() / at.scale() * down,
                seen.x(),
                seen.y(),
                seen.width(),
                seen.height());
    }

    // Lines

    private void lines(GraphicsContext g, Area clip, boolean target, boolean object) {
        Layers layers = images.layers();
        Runnable paint = () -> {
            g.setLineJoin(StrokeLineJoin.ROUND);
            if (object && view.reachProperty().get()) {
                part(g, images.band(), clip);
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
            clipped(g, seen(clip), paint);
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
        Area seen = seen(view.one());
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
