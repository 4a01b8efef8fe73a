package shapefit.image;

/** Finds out what kind of mask a picture is, by the rules that {@link ImageReader#readMask} states. */
final class MaskDecoder {

    private static final long NONE = -1;
    private static final long MIXED = -2;

    private final PixelRows rows;
    private final Orientation turn;
    private final int max;

    private boolean transparent; // some pixel is not fully opaque
    private boolean colored; // some visible pixel is not grey
    private boolean oneColor = true; // all visible pixels are alike, and the others too, or black or white
    private boolean middle; // some visible grey is in the middle
    private boolean between; // some visible value is neither black, white nor in the middle

    MaskDecoder(PixelRows rows, Orientation turn) {
        this.rows = rows;
        this.turn = turn;
        this.max = rows.max();
    }

    Mask decode() {
        int width = rows.width();
        int height = rows.height();
        int[] row = new int[4 * width];
        look(row);
        boolean alphaCovers = transparent && (oneColor || colored);
        boolean trimap = !transparent && middle && !between && !colored;
        float[] coverage = new float[width * height];
        for (int y = 0; y < height; y++) {
            rows.read(y, row);
            for (int x = 0; x < width; x++) {
                int value = Math.max(row[4 * x], Math.max(row[4 * x + 1], row[4 * x + 2]));
                int alpha = row[4 * x + 3];
                boolean unknown = !alphaCovers && alpha == 0 || trimap && isMiddle(value);
                coverage[turn.target(x, y, width, height)] =
                        unknown ? Mask.UNKNOWN : (float) (alphaCovers ? alpha : value) / max;
            }
        }
        return Mask.keeping(turn.width(width, height), turn.height(width, height), coverage);
    }

    private void look(int[] row) {
        long visible = NONE;
        long hidden = NONE;
        for (int y = 0; y < rows.height(); y++) {
            rows.read(y, row);
            for (int i = 0; i < row.length; i += 4) {
                int red = row[i];
                int green = row[i + 1];
                int blue = row[i + 2];
                transparent |= row[i + 3] < max;
                long key = key(red, green, blue);
                if (row[i + 3] == 0) {
                    hidden = merge(hidden, key);
                    continue;
                }
                visible = merge(visible, key);
                boolean grey = red == green && red == blue;
                colored |= !grey;
                middle |= grey && isMiddle(red);
                between |= red != 0 && red != max && !isMiddle(red);
            }
        }
        boolean alike =
                hidden == NONE || visible == NONE || hidden == visible || hidden == 0 || hidden == key(max, max, max);
        oneColor = visible != MIXED && hidden != MIXED && alike;
    }

    /** 127 or 128 of 255, and what they become with 16 bits. */
    private boolean isMiddle(int value) {
        return Math.abs(2L * value - max) * 255 <= max;
    }

    private static long key(int red, int green, int blue) {
        return (long) red << 32 | (long) green << 16 | blue;
    }

    private static long merge(long known, long key) {
        return known == NONE || known == key ? key : MIXED;
    }
}
