package shapefit.mesh;

/** Turns colours as files write them into linear ones. */
final class FileColors {

    /** Stands for a colour that the file does not give; becomes white. */
    static final float NONE = Float.NaN;

    private FileColors() {}

    /**
     * Some programs write 0 to 1, some 0 to 255 in the same place: a number above 1 anywhere means the latter.
     *
     * @param srgb encoded values, or {@link #NONE}
     * @return linear values, 0 to 1
     */
    static float[] linear(float[] srgb, ColorCodec codec) {
        float largest = 0;
        for (float value : srgb) {
            largest = value > largest ? value : largest;
        }
        float scale = largest > 1 ? 255 : 1;
        float[] linear = new float[srgb.length];
        for (int i = 0; i < srgb.length; i++) {
            linear[i] = Float.isNaN(srgb[i]) ? 1 : codec.toLinear(Math.max(0, Math.min(1, srgb[i] / scale)));
        }
        return linear;
    }
}
