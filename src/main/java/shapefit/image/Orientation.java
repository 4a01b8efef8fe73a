package shapefit.image;

/**
 * How a stored picture is to be turned so that it is upright.
 *
 * <p>Source: EXIF 2.32 (CIPA DC-008), tag 274 Orientation, values 1 to 8.
 */
enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(true, false, false),
    HALF_TURN(true, true, false),
    FLIPPED(false, true, false),
    TRANSPOSED(false, false, true),
    QUARTER_TURN_CLOCKWISE(true, false, true),
    TRANSVERSED(true, true, true),
    QUARTER_TURN_COUNTERCLOCKWISE(false, true, true);

    private final boolean fromRight;
    private final boolean fromBottom;

    /** Whether stored rows become columns, so that width and height change places. */
    final boolean swaps;

    Orientation(boolean fromRight, boolean fromBottom, boolean swaps) {
        this.fromRight = fromRight;
        this.fromBottom = fromBottom;
        this.swaps = swaps;
    }

    /**
     * @param exif the tag's value; anything but 1 to 8 counts as upright
     */
    static Orientation of(int exif) {
        return exif >= 1 && exif <= 8 ? values()[exif - 1] : UPRIGHT;
    }

    /** Columns of the upright picture. */
    int width(int storedWidth, int storedHeight) {
        return swaps ? storedHeight : storedWidth;
    }

    /** Rows of the upright picture. */
    int height(int storedWidth, int storedHeight) {
        return swaps ? storedWidth : storedHeight;
    }

    /** Index, row by row, in the upright picture of the pixel stored at (x, y). */
    int target(int x, int y, int storedWidth, int storedHeight) {
        int width = width(storedWidth, storedHeight);
        int height = height(storedWidth, storedHeight);
        int column = swaps ? y : x;
        int row = swaps ? x : y;
        return (fromBottom ? height - 1 - row : row) * width + (fromRight ? width - 1 - column : column);
    }
}
