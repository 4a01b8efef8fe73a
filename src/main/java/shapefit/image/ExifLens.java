package shapefit.image;

import java.util.OptionalDouble;

/**
 * What a photo's EXIF data say of the lens it was made with.
 *
 * @param focalLength35mm focal length in millimetres that gives the same view on 36 × 24 mm film, if written
 * @param focalLengthMm the lens's own focal length in millimetres, if written; without the sensor's size it says nothing
 *     about pixels
 * @param make maker of the camera, or empty
 * @param model model of the camera, or empty
 * @param width columns of the upright photo
 * @param height rows of the upright photo
 */
public record ExifLens(
        OptionalDouble focalLength35mm,
        OptionalDouble focalLengthMm,
        String make,
        String model,
        int width,
        int height) {

    /** Diagonal of 36 × 24 mm film, millimetres. */
    private static final double FILM_DIAGONAL_MM = 43.27;

    /**
     * The focal length in pixels of the photo, scaled to another size: f35 · diagonal / 43.27 mm, as makers relate 35 mm
     * equivalents by the diagonal.
     *
     * @param width columns of the photo as it is used, not cropped
     * @param height rows of the photo as it is used
     * @return pixels; empty if there is no 35 mm equivalent
     */
    public OptionalDouble focalPixels(int width, int height) {
        return focalLength35mm.isPresent()
                ? OptionalDouble.of(focalLength35mm.getAsDouble() * Math.hypot(width, height) / FILM_DIAGONAL_MM)
                : OptionalDouble.empty();
    }
}
