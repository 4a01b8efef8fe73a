package shapefit.raster;

/**
 * Turns triangles into a soft picture, one that changes smoothly as a corner moves, and gradients on that picture back into
 * gradients on the triangles.
 *
 * <p>Space and shapes: {@link RasterInput}. What is computed: {@link SoftSettings} and the enums it names.
 *
 * <p><b>Skipped triangles.</b> A triangle with a corner that is not finite or at depth z ≤ 0, or whose doubled area in NDC
 * is below 1e-10, is not drawn at all and gets a zero gradient (unless a {@link Quirk} asks otherwise).
 *
 * <p><b>Determinism.</b> The same input gives the same bits, whatever the number of threads.
 *
 * <p><b>Threads.</b> An instance is used by one thread at a time; it reuses its buffers.
 *
 * <p><b>Source.</b> Liu et al., "Soft Rasterizer", ICCV 2019 (arXiv:1904.01786).
 */
public interface SoftRasterizer extends AutoCloseable {

    /** What this is called in the interface and on the command line: {@code reference}, {@code cpu} or {@code opencl}. */
    String name();

    /** What it runs on, for people: {@code "2 threads"}, the device's name. */
    String device();

    /**
     * Draws the soft picture.
     *
     * @param out resized and overwritten
     * @throws IllegalArgumentException if a length does not fit its shape
     * @throws RasterException if the device fails; a backend never falls back to another one
     */
    void forward(RasterInput input, SoftSettings settings, SoftImage out);

    /**
     * The chain rule through {@link #forward}, for the input, settings and picture of the latest call of it.
     *
     * @param gradColor [H, W, 3], derivative of the loss by the picture's colour; ignored (may be null) if the input's coloring
     *     is {@link Coloring#NONE}
     * @param gradAlpha [H, W], derivative of the loss by alpha
     * @param out resized and overwritten
     */
    void backward(
            RasterInput input,
            SoftSettings settings,
            SoftImage image,
            float[] gradColor,
            float[] gradAlpha,
            RasterGradients out);

    /** Finds the nearest triangle at each pixel's centre; only the depth range of the settings counts. */
    void fragments(RasterInput input, SoftSettings settings, Fragments out);

    /** Frees threads and device memory. Calling it twice is allowed. */
    @Override
    void close();
}
