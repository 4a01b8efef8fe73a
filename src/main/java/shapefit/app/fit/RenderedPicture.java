package shapefit.app.fit;

import java.util.Optional;
import shapefit.app.document.State;
import shapefit.camera.Camera;

/**
 * The object as the photo's camera sees it, or another one, of a whole state. Immutable by promise: nobody writes into the arrays.
 *
 * @param state what it shows
 * @param camera of the picture; its size is the picture's, W × H
 * @param argb [H, W] sRGB, premultiplied by alpha, as JavaFX's {@code IntArgbPre}
 * @param covered [H, W], where a pixel's centre sees the object without any blur
 * @param edges [H, W] sRGB, premultiplied by alpha: the mesh's edges that are seen, if they were asked for
 * @param enlargement pixels of this picture per pixel of the photo
 * @param reach how far blur reaches past the outline, pixels of this picture
 * @param workingReach the same in pixels of the fit's working picture at full size: what the studio calls blur
 * @param fine false for a quick, coarse picture that is followed by a fine one
 */
public record RenderedPicture(
        State state,
        Camera camera,
        int[] argb,
        boolean[] covered,
        Optional<int[]> edges,
        double enlargement,
        double reach,
        double workingReach,
        boolean fine) {

    /** Columns. */
    public int width() {
        return camera.width();
    }

    /** Rows. */
    public int height() {
        return camera.height();
    }
}
