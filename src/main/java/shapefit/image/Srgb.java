package shapefit.image;

/**
 * The sRGB transfer curve: from encoded values, as in files and on screens, to linear light and back.
 *
 * <p>Source: IEC 61966-2-1, the exact piecewise form. Values below 0 and above 1 continue the curve.
 */
public final class Srgb {

    private static final float[] LINEAR_OF_BYTE = linearTable(255);

    /** Entry v is the linear value at which rounding moves from byte v to v + 1. */
    private static final float[] ROUNDS_UP_AT = new float[255];

    /** Steps of linear light in {@link #FIRST_GUESS}: fine enough that a guess is rarely more than one byte off. */
    private static final int GUESSES = 4096;

    private static final byte[] FIRST_GUESS = new byte[GUESSES + 1];

    static {
        for (int v = 0; v < ROUNDS_UP_AT.length; v++) {
            ROUNDS_UP_AT[v] = (float) toLinear((v + 0.5) / 255);
        }
        for (int i = 0; i <= GUESSES; i++) {
            FIRST_GUESS[i] = (byte) Math.round(255 * toSrgb((float) i / GUESSES));
        }
    }

    private Srgb() {}

    /**
     * @param encoded 0 to 1
     * @return linear, 0 to 1
     */
    public static float toLinear(float encoded) {
        return (float) toLinear((double) encoded);
    }

    /**
     * @param linear 0 to 1
     * @return encoded, 0 to 1
     */
    public static float toSrgb(float linear) {
        return (float) (linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055);
    }

    /**
     * {@link #toLinear} of an 8-bit value, from a table.
     *
     * @param encoded 0 to 255
     */
    public static float byteToLinear(int encoded) {
        return LINEAR_OF_BYTE[encoded];
    }

    /**
     * The 8-bit value nearest to {@link #toSrgb}, from a table; below 0 and NaN give 0, above 1 gives 255.
     *
     * @return 0 to 255
     */
    public static int toSrgbByte(float linear) {
        if (!(linear > 0)) {
            return 0;
        }
        if (linear >= 1) {
            return 255;
        }
        int v = FIRST_GUESS[(int) (linear * GUESSES)] & 0xff;
        while (v < 255 && linear >= ROUNDS_UP_AT[v]) {
            v++;
        }
        while (v > 0 && linear < ROUNDS_UP_AT[v - 1]) {
            v--;
        }
        return v;
    }

    /** The linear value of every sample 0 to max. */
    static float[] linearTable(int max) {
        float[] table = new float[max + 1];
        for (int v = 0; v <= max; v++) {
            table[v] = (float) toLinear((double) v / max);
        }
        return table;
    }

    private static double toLinear(double encoded) {
        return encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4);
    }
}
