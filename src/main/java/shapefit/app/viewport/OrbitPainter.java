package shapefit.app.viewport;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;
import org.joml.Vector3d;
import shapefit.app.document.Document;
import shapefit.app.fit.Viewpoint;
import shapefit.app.theme.PictureColors;
import shapefit.camera.Camera;
import shapefit.camera.Camera.Projection;
import shapefit.camera.Pose;
import shapefit.camera.Projector;

/** Draws the 3-D view: the object from aside, and the photo's camera as a pyramid. It only draws. */
final class OrbitPainter {

    /** The pyramid's base, in distances of the camera from the object. */
    private static final double LENGTH = 0.35;

    private final StageView view;
    private final StageImages images;

    OrbitPainter(StageView view, StageImages images) {
        this.view = view;
        this.images = images;
    }

    /** @param from where the picture was or will be taken from, or null */
    void paint(GraphicsContext g, Document document, Viewpoint from) {
        if (images.aside() != null) {
            g.setImageSmoothing(true);
            g.drawImage(images.aside(), 0, 0, view.all().width(), view.all().height());
            if (view.edgesProperty().get() && images.asideEdges() != null) {
                g.drawImage(
                        images.asideEdges(),
                        0,
                        0,
                        view.all().width(),
                        view.all().height());
            }
        }
        if (from != null && document.shape().isPresent()) {
            Lines lines = new Lines(g, from, view.all().width());
            pyramid(lines, document);
        }
    }

    private static void pyramid(Lines lines, Document document) {
        Camera lens = document.lens().camera();
        Pose toWorld = document.view().inverse();
        double depth = LENGTH * OrbitCamera.unit(document);
        boolean pinhole = lens.projection() == Projection.PINHOLE;
        double unit = pinhole ? depth : 1;
        double left = (-0.5 - lens.cx()) / lens.fx() * unit;
        double right = (lens.width() - 0.5 - lens.cx()) / lens.fx() * unit;
        double top = (lens.cy() + 0.5) / lens.fy() * unit;
        double bottom = (lens.cy() + 0.5 - lens.height()) / lens.fy() * unit;
        double[][] corners = {{left, top}, {right, top}, {right, bottom}, {left, bottom}};
        for (int k = 0; k < 4; k++) {
            double[] a = corners[k];
            double[] b = corners[(k + 1) % 4];
            lines.draw(toWorld, new Vector3d(a[0], a[1], -depth), new Vector3d(b[0], b[1], -depth));
            Vector3d eye = pinhole ? new Vector3d() : new Vector3d(a[0], a[1], 0);
            lines.draw(toWorld, eye, new Vector3d(a[0], a[1], -depth));
        }
        // A roof says which way the photo is up.
        Vector3d ridge = new Vector3d((left + right) / 2, top + 0.25 * (top - bottom), -depth);
        lines.draw(toWorld, new Vector3d(left, top, -depth), ridge);
        lines.draw(toWorld, new Vector3d(right, top, -depth), ridge);
    }

    /** Draws lines of the world. */
    private static final class Lines {

        private final GraphicsContext g;
        private final Viewpoint from;
        private final Projector projector;
        private final double scale;

        Lines(GraphicsContext g, Viewpoint from, double width) {
            this.g = g;
            this.from = from;
            projector = new Projector(from.camera());
            scale = width / from.camera().width();
        }

        void draw(Pose toWorld, Vector3d a, Vector3d b) {
            double[] start = screen(toWorld.apply(a));
            double[] end = screen(toWorld.apply(b));
            if (start == null || end == null) {
                return;
            }
            g.setLineCap(StrokeLineCap.ROUND);
            g.setStroke(PictureColors.CASING);
            g.setLineWidth(3.5);
            g.strokeLine(start[0], start[1], end[0], end[1]);
            g.setStroke(PictureColors.HANDLE);
            g.setLineWidth(1.5);
            g.strokeLine(start[0], start[1], end[0], end[1]);
        }

        private double[] screen(Vector3d world) {
            Vector3d seen = from.view().apply(world);
            projector.forward(seen.x, seen.y, seen.z);
            return projector.depth <= 1e-3
                    ? null
                    : new double[] {
                        scale * (from.camera().pixelU(projector.x) + 0.5),
                        scale * (from.camera().pixelV(projector.y) + 0.5)
                    };
        }
    }
}
