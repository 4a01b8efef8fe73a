package shapefit.raster;

/** A rasterizer's device failed. The message says which and why, in one sentence. */
public class RasterException extends RuntimeException {

    /** @param message one sentence for the user */
    public RasterException(String message, Throwable cause) {
        super(message, cause);
    }
}
