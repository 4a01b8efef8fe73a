package shapefit.raster;

/**
 * What a soft rasterizer draws: F projected triangles before a background, on H × W pixels. Mutable and reusable, so that a
 * step of a fit allocates nothing; arrays may be longer than their shape needs.
 *
 * <p><b>Space.</b> x and y are in normalised device coordinates: x right, y up, [−1, 1] over the shorter image side; pixel
 * (column q, row r) has its sample at x = (2q + 1 − W)/S, y = (H − 1 − 2r)/S with S = min(W, H); row 0 is the top row.
 * z is the depth in camera space, positive in front of the camera. Colours are linear.
 */
public final class RasterInput {

    /** W, pixels, at least 1. */
    public int width = 1;

    /** H, pixels, at least 1. */
    public int height = 1;

    /** F, may be 0. */
    public int faceCount;

    /** [F, 3, 3]: x, y in NDC and depth z of each corner. A triangle with a number that is not finite is not drawn. */
    public float[] corners = {};

    /** Which of the arrays below are read. */
    public Coloring coloring = Coloring.NONE;

    /** [F, 3, 3] or [F, R², 3], see {@link Coloring}; null for {@link Coloring#NONE}. */
    public float[] colors;

    /** R, for {@link Coloring#TEXELS}. */
    public int texelResolution = 1;

    /** [F, 3, 2] texture coordinates (u right, v up) for {@link Coloring#UV}. */
    public float[] uvs;

    /** [textureHeight, textureWidth, 3] for {@link Coloring#UV}, row 0 at the top. */
    public float[] texture;

    /** Columns of {@link #texture}. */
    public int textureWidth;

    /** Rows of {@link #texture}. */
    public int textureHeight;

    /** [3], one colour, or [H, W, 3], a picture. */
    public float[] background = new float[3];

    /** Whether {@link #background} is a picture. */
    public boolean backgroundIsPicture;

    /** Numbers in {@link #colors} that one face has: 9, 3·R² or 0. */
    public int colorStride() {
        return switch (coloring) {
            case NONE -> 0;
            case VERTEX, UV -> 9;
            case TEXELS -> 3 * texelResolution * texelResolution;
        };
    }

    /** @throws IllegalArgumentException if an array is missing or too short for its shape */
    public void check() {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("image must be at least 1 × 1, got " + width + " × " + height);
        }
        if (faceCount < 0) {
            throw new IllegalArgumentException("faceCount must be >= 0, got " + faceCount);
        }
        requireLength("corners", corners, 9L * faceCount);
        requireLength("background", background, backgroundIsPicture ? 3L * width * height : 3);
        if (coloring != Coloring.NONE) {
            if (texelResolution < 1) {
                throw new IllegalArgumentException("texelResolution must be at least 1, got " + texelResolution);
            }
            requireLength("colors", colors, (long) colorStride() * faceCount);
        }
        if (coloring == Coloring.UV) {
            requireLength("uvs", uvs, 6L * faceCount);
            if (textureWidth < 1 || textureHeight < 1) {
                throw new IllegalArgumentException("texture must be at least 1 × 1");
            }
            requireLength("texture", texture, 3L * textureWidth * textureHeight);
        }
    }

    private static void requireLength(String name, float[] array, long length) {
        if (array == null || array.length < length) {
            throw new IllegalArgumentException("%s must hold %d numbers, got %s"
                    .formatted(name, length, array == null ? "none" : "" + array.length));
        }
    }
}
