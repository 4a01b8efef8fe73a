package shapefit.raster.cpu;

/** Where a face's colour comes from: one of the {@link shapefit.raster.Coloring}s. Each thread has its own. */
interface Shader {

    /** Fills {@link Samples#red} and the others, for the samples with a weight. */
    void shade(int face);

    /**
     * The chain rule through {@link #shade}, for the samples with a weight, whose {@link Samples#gradRed} and the others hold
     * the derivatives by the face's colour.
     *
     * @param sums the pair's row: [0..8] derivatives by the corners, of which only the depths are added to and only if the
     *     whole gradient is wanted; from {@link PairSums#COLORS} on those by the corners' colours, if the coloring has them
     */
    void backward(int face, float[] sums);
}
