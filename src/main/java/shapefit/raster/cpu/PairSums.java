package shapefit.raster.cpu;

/** The layout of a pair's row of sums: derivatives by the corners [3, 3], then by the corners' colours [3, 3]. */
final class PairSums {

    /** Where the colours start; also the length of a row without colours. */
    static final int COLORS = 9;

    /** Length of a row with colours. */
    static final int LENGTH = 18;

    private PairSums() {}
}
