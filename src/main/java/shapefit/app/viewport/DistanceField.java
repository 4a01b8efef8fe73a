package shapefit.app.viewport;

/** How far each pixel is from a set of pixels, exactly: Felzenszwalb and Huttenlocher (2012), one parabola a pixel. */
final class DistanceField {

    private static final float FAR = 1e12f;

    private DistanceField() {}

    /**
     * @param inside [H, W]
     * @return [H, W] distance between pixel centres in pixels, 0 inside; huge everywhere if nothing is inside
     */
    static float[] outside(boolean[] inside, int width, int height) {
        float[] squared = new float[inside.length];
        for (int p = 0; p < squared.length; p++) {
            squared[p] = inside[p] ? 0 : FAR;
        }
        Line down = new Line(height);
        for (int x = 0; x < width; x++) {
            down.transform(squared, x, width);
        }
        Line across = new Line(width);
        for (int y = 0; y < height; y++) {
            across.transform(squared, y * width, 1);
        }
        for (int p = 0; p < squared.length; p++) {
            squared[p] = (float) Math.sqrt(squared[p]);
        }
        return squared;
    }

    /** The lower envelope of parabolas along one line. */
    private static final class Line {

        private final int length;
        private final float[] values;
        private final int[] apex; // of the parabolas in the envelope
        private final double[] from; // where each begins to be the lowest

        Line(int length) {
            this.length = length;
            values = new float[length];
            apex = new int[length];
            from = new double[length + 1];
        }

        void transform(float[] all, int start, int step) {
            for (int i = 0; i < length; i++) {
                values[i] = all[start + i * step];
            }
            int first = 0;
            while (first < length && values[first] >= FAR) {
                first++;
            }
            if (first == length) {
                return; // far from everything, as it was
            }
            int last = 0;
            apex[0] = first;
            from[0] = Double.NEGATIVE_INFINITY;
            from[1] = Double.POSITIVE_INFINITY;
            for (int i = first + 1; i < length; i++) {
                if (values[i] >= FAR) {
                    continue; // is lowest nowhere
                }
                double cut = cut(apex[last], i);
                while (cut <= from[last]) {
                    last--;
                    cut = cut(apex[last], i);
                }
                last++;
                apex[last] = i;
                from[last] = cut;
                from[last + 1] = Double.POSITIVE_INFINITY;
            }
            for (int i = 0, k = 0; i < length; i++) {
                while (from[k + 1] < i) {
                    k++;
                }
                float d = i - apex[k];
                all[start + i * step] = d * d + values[apex[k]];
            }
        }

        private double cut(int a, int b) {
            return ((values[b] + (double) b * b) - (values[a] + (double) a * a)) / (2.0 * (b - a));
        }
    }
}
