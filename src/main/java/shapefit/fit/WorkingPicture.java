package shapefit.fit;

import shapefit.camera.Camera;
import shapefit.image.PixelRect;
import shapefit.raster.SoftSettings;

/**
 * The part of the first view that a fit looks at, and its size at the end of the schedule. Blur counts in its pixels.
 *
 * @param rect inside the whole picture
 * @param camera of the part, at full working size
 */
public record WorkingPicture(PixelRect rect, Camera camera) {

    /** What a session of this spec starts with. */
    public static WorkingPicture of(FitSpec spec) {
        View view = spec.subject().views().get(0);
        Crop crop = Crop.around(
                view, spec.subject().mesh().vertices(), spec.subject().start().then(view.pose()));
        return new WorkingPicture(
                crop.rect(), crop.camera(view.camera(), spec.plan().size()));
    }

    /** How many working pixels a pixel of the whole picture has. */
    public double scale() {
        return camera.width() / rect.width();
    }

    /** How far blur reaches past an edge, working pixels. */
    public double reach(SoftSettings settings) {
        return settings.reach() * camera.shortSide() / 2;
    }

    /**
     * The blur that looks the same in another picture of the whole view.
     *
     * @param sigma NDC² of the working picture
     * @param whole camera of the whole view at some size
     * @param enlargement pixels of that size per pixel of the view
     * @return NDC² of that picture
     */
    public double sigmaFor(double sigma, Camera whole, double enlargement) {
        double ratio = camera.shortSide() / scale() * enlargement / whole.shortSide();
        return sigma * ratio * ratio;
    }
}
