package shapefit.app.viewport;

import java.util.List;
import java.util.Optional;
import shapefit.app.fit.RenderedPicture;
import shapefit.app.viewport.PhotoLayer.ScreenPixels;
import shapefit.image.PixelRect;

/**
 * Everything the stage draws of one state. Immutable by promise: nobody writes into the arrays.
 *
 * @param under the photo's part
 * @param object the picture that all else is made of, if there is one
 * @param outline lines around the object without blur, in pixels of the photo
 * @param edges the edges that are seen of a mesh of few triangles, in pixels of the photo
 * @param rim lines at the distance that blur reaches, in pixels of the photo
 * @param box of the picture's pixels, outside of which neither object nor tint is seen
 * @param band the tint between them, of the picture's size
 * @param distance [H, W] of each pixel of the picture from the object, in pixels of the photo
 * @param difference how object and target differ, of the picture's size, if it was asked for
 */
record Layers(
        PhotoLayer under,
        Optional<RenderedPicture> object,
        List<double[]> outline,
        List<double[]> edges,
        List<double[]> rim,
        PixelRect box,
        Optional<ScreenPixels> band,
        float[] distance,
        Optional<ScreenPixels> difference) {

    /** Only a photo, or not even that. */
    static Layers of(PhotoLayer under) {
        return new Layers(
                under,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                new PixelRect(0, 0, 1, 1),
                Optional.empty(),
                new float[0],
                Optional.empty());
    }

    /** How far a place in the photo is from the object, pixels of the photo; infinite if there is no object. */
    double distanceAt(double photoX, double photoY) {
        if (object.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        RenderedPicture picture = object.get();
        double x = photoX * picture.enlargement();
        double y = photoY * picture.enlargement();
        int column = (int) Math.max(0, Math.min(picture.width() - 1, x));
        int row = (int) Math.max(0, Math.min(picture.height() - 1, y));
        return distance[row * picture.width() + column]
                + Math.hypot(x - 0.5 - column, y - 0.5 - row) / picture.enlargement();
    }
}
