package shapefit.raster.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import shapefit.raster.SoftSettings;

/**
 * What {@link Sampler} does for the Euclidean distance, in vectors.
 *
 * <p>A pair's part of the tile is cut into strips as wide as a vector, and each strip into rows, of which those within reach
 * are next to each other. So a vector is a run of neighbouring pixels, some of which may be out of reach: they have coverage 0
 * and depth infinity, and change nothing. {@link Samples} then holds whole vectors, in the order of strip, then row.
 */
final class VectorSampler {

    private static final int LANES = VectorMath.LANES;
    private static final FloatVector RAMP = VectorMath.ramp();

    /** Below it a transparency is 0, see {@link ForwardPass}. */
    private static final float SMALLEST_TRANSPARENCY = ForwardPass.SMALLEST_TRANSPARENCY;

    /** Pixel of each vector's first lane. */
    final int[] place = new int[Grid.AREA / LANES];

    // The strip at hand: its first column and its rows.
    int left;
    int firstRow;
    int lastRow;

    // The pair at hand.
    int block;
    private int placement;
    private int box;
    private int strips;
    private int stripsLeft;

    private final Samples out;
    private Bins bins;
    private float[] constants;
    private float[] placements;
    private float squaredReach;
    private float inverseSigma;
    private float near;
    private float far;

    VectorSampler(Samples out) {
        this.out = out;
    }

    void prepare(Bins newBins, SoftSettings settings) {
        bins = newBins;
        constants = bins.faces.constants;
        placements = bins.placements;
        squaredReach = (float) settings.squaredReach();
        inverseSigma = (float) (1 / settings.sigma());
        near = (float) (settings.near() - bins.depthOrigin);
        far = (float) (settings.far() - bins.depthOrigin);
    }

    /** Turns to a pair; then {@link #next} goes through its strips. */
    void begin(int pair) {
        block = Faces.STRIDE * bins.pairFace[pair];
        placement = Bins.PLACEMENT * pair;
        box = bins.pairBox[pair];
        int firstColumn = box & 255;
        int lastColumn = box >> 8 & 255;
        strips = (lastColumn - firstColumn) / LANES + 1;
        left = Math.min(firstColumn, Grid.SIDE - strips * LANES) - LANES;
        stripsLeft = strips;
    }

    /** Back to before the first strip. */
    void again() {
        left -= strips * LANES;
        stripsLeft = strips;
    }

    /** Turns to the next strip. Returns false if there is none. */
    boolean next() {
        if (stripsLeft == 0) {
            return false;
        }
        stripsLeft--;
        left += LANES;
        float first = box >> 16 & 255;
        float last = box >>> 24;
        for (int k = 0; k < 3; k++) {
            float perColumn = constants[block + Faces.PERP_COLUMN + k];
            float perp = placements[placement + k] + left * perColumn + Math.max(0, (LANES - 1) * perColumn);
            float rowsPerPerp = 1 / constants[block + Faces.PERP_ROW + k];
            float limit = (-constants[block + Faces.REACH + k] - perp) * rowsPerPerp;
            if (rowsPerPerp > 0) {
                first = limit > first ? limit : first;
            } else {
                last = limit < last ? limit : last;
            }
        }
        firstRow = (int) (first + 0.9999f);
        lastRow = (int) Math.floor(last);
        return true;
    }

    /** A constant of edge k. */
    FloatVector constant(int which, int k) {
        return VectorMath.all(constants[block + which + k]);
    }

    /** perp of edge k in row 0 of the strip. */
    FloatVector perp(int k) {
        float perColumn = constants[block + Faces.PERP_COLUMN + k];
        return RAMP.fma(VectorMath.all(perColumn), VectorMath.all(placements[placement + k] + left * perColumn));
    }

    /** along of edge k in row 0 of the strip. */
    FloatVector along(int k) {
        float perColumn = constants[block + Faces.ALONG_COLUMN + k];
        return RAMP.fma(VectorMath.all(perColumn), VectorMath.all(placements[placement + 3 + k] + left * perColumn));
    }

    /** Multiplies the transparencies of a pair's pixels by 1 − D. */
    void multiply(int pair, float[] cover) {
        begin(pair);
        while (next()) {
            multiplyRows(cover);
        }
    }

    private void multiplyRows(float[] cover) {
        FloatVector p0 = perp(0);
        FloatVector p1 = perp(1);
        FloatVector p2 = perp(2);
        FloatVector a0 = along(0);
        FloatVector a1 = along(1);
        FloatVector a2 = along(2);
        FloatVector pr0 = constant(Faces.PERP_ROW, 0);
        FloatVector pr1 = constant(Faces.PERP_ROW, 1);
        FloatVector pr2 = constant(Faces.PERP_ROW, 2);
        FloatVector ar0 = constant(Faces.ALONG_ROW, 0);
        FloatVector ar1 = constant(Faces.ALONG_ROW, 1);
        FloatVector ar2 = constant(Faces.ALONG_ROW, 2);
        FloatVector half0 = constant(Faces.HALF, 0);
        FloatVector half1 = constant(Faces.HALF, 1);
        FloatVector half2 = constant(Faces.HALF, 2);
        for (int row = firstRow; row <= lastRow; row++) {
            FloatVector y = VectorMath.all(row);
            FloatVector q0 = y.fma(pr0, p0);
            FloatVector q1 = y.fma(pr1, p1);
            FloatVector q2 = y.fma(pr2, p2);
            FloatVector d0 = VectorMath.squaredDistance(q0, y.fma(ar0, a0), half0);
            FloatVector d1 = VectorMath.squaredDistance(q1, y.fma(ar1, a1), half1);
            FloatVector d2 = VectorMath.squaredDistance(q2, y.fma(ar2, a2), half2);
            FloatVector d = VectorMath.min(VectorMath.min(d0, d1), d2);
            IntVector outside = VectorMath.signOfLeast(q0, q1, q2);
            FloatVector e = VectorMath.exp(negated(VectorMath.bounded(d.mul(inverseSigma)), outside));
            FloatVector missed = e.div(e.add(1));
            missed = missed.blend(1, isTooFar(d, outside));
            int at = row * Grid.SIDE + left;
            FloatVector product =
                    FloatVector.fromArray(VectorMath.FLOATS, cover, at).mul(missed);
            VectorMath.atLeast(product, SMALLEST_TRANSPARENCY).intoArray(cover, at);
        }
    }

    /** The exponent −x of e, from |x| and the sign bit of x. */
    private static FloatVector negated(FloatVector magnitude, IntVector outside) {
        return VectorMath.flip(magnitude, outside.lanewise(VectorOperators.XOR, 1 << 31));
    }

    private VectorMask<Float> isTooFar(FloatVector d, IntVector outside) {
        return VectorMath.flip(d, outside).compare(VectorOperators.LE, -squaredReach);
    }

    /**
     * Fills the samples of a pair: coverage D and 1 − D.
     *
     * @param barycentrics whether {@link Samples#w0} to w2 are wanted, too
     */
    void collect(int pair, boolean barycentrics) {
        begin(pair);
        int n = 0;
        while (next()) {
            n = collectRows(n);
            if (barycentrics && lastRow >= firstRow) {
                weighRows(n - (lastRow - firstRow + 1) * LANES);
            }
        }
        out.count = n;
    }

    private int collectRows(int start) {
        FloatVector p0 = perp(0);
        FloatVector p1 = perp(1);
        FloatVector p2 = perp(2);
        FloatVector a0 = along(0);
        FloatVector a1 = along(1);
        FloatVector a2 = along(2);
        FloatVector pr0 = constant(Faces.PERP_ROW, 0);
        FloatVector pr1 = constant(Faces.PERP_ROW, 1);
        FloatVector pr2 = constant(Faces.PERP_ROW, 2);
        FloatVector ar0 = constant(Faces.ALONG_ROW, 0);
        FloatVector ar1 = constant(Faces.ALONG_ROW, 1);
        FloatVector ar2 = constant(Faces.ALONG_ROW, 2);
        FloatVector half0 = constant(Faces.HALF, 0);
        FloatVector half1 = constant(Faces.HALF, 1);
        FloatVector half2 = constant(Faces.HALF, 2);
        int n = start;
        for (int row = firstRow; row <= lastRow; row++) {
            FloatVector y = VectorMath.all(row);
            FloatVector q0 = y.fma(pr0, p0);
            FloatVector q1 = y.fma(pr1, p1);
            FloatVector q2 = y.fma(pr2, p2);
            FloatVector d0 = VectorMath.squaredDistance(q0, y.fma(ar0, a0), half0);
            FloatVector d1 = VectorMath.squaredDistance(q1, y.fma(ar1, a1), half1);
            FloatVector d2 = VectorMath.squaredDistance(q2, y.fma(ar2, a2), half2);
            FloatVector d = VectorMath.min(VectorMath.min(d0, d1), d2);
            IntVector outside = VectorMath.signOfLeast(q0, q1, q2);
            FloatVector e = VectorMath.exp(negated(VectorMath.bounded(d.mul(inverseSigma)), outside));
            FloatVector covered = VectorMath.all(1).div(e.add(1));
            VectorMask<Float> tooFar = isTooFar(d, outside);
            covered.blend(0, tooFar).intoArray(out.covered, n);
            e.mul(covered).blend(1, tooFar).intoArray(out.missed, n);
            place[n / LANES] = row * Grid.SIDE + left;
            n += LANES;
        }
        return n;
    }

    /** Writes the barycentric coordinates of the strip. */
    private void weighRows(int start) {
        FloatVector h0 = constant(Faces.INVERSE_HEIGHT, 0);
        FloatVector h1 = constant(Faces.INVERSE_HEIGHT, 1);
        FloatVector h2 = constant(Faces.INVERSE_HEIGHT, 2);
        FloatVector p0 = perp(0).mul(h0);
        FloatVector p1 = perp(1).mul(h1);
        FloatVector p2 = perp(2).mul(h2);
        FloatVector pr0 = constant(Faces.PERP_ROW, 0).mul(h0);
        FloatVector pr1 = constant(Faces.PERP_ROW, 1).mul(h1);
        FloatVector pr2 = constant(Faces.PERP_ROW, 2).mul(h2);
        int n = start;
        for (int row = firstRow; row <= lastRow; row++) {
            FloatVector y = VectorMath.all(row);
            y.fma(pr0, p0).intoArray(out.w0, n);
            y.fma(pr1, p1).intoArray(out.w1, n);
            y.fma(pr2, p2).intoArray(out.w2, n);
            n += LANES;
        }
    }

    /** Multiplies the transparencies by 1 − D of the samples. */
    void multiplyCollected(float[] cover) {
        for (int n = 0; n < out.count; n += LANES) {
            int at = place[n / LANES];
            FloatVector missed = FloatVector.fromArray(VectorMath.FLOATS, out.missed, n);
            FloatVector product =
                    FloatVector.fromArray(VectorMath.FLOATS, cover, at).mul(missed);
            VectorMath.atLeast(product, SMALLEST_TRANSPARENCY).intoArray(cover, at);
        }
    }

    /** Clipped barycentric coordinates and depth; needs the barycentric coordinates. */
    void measureDepth() {
        FloatVector i0 = constant(Faces.INVERSE_DEPTH, 0);
        FloatVector i1 = constant(Faces.INVERSE_DEPTH, 1);
        FloatVector i2 = constant(Faces.INVERSE_DEPTH, 2);
        float depth0 = constants[block + Faces.DEPTH];
        FloatVector z0 = VectorMath.all(depth0 - bins.depthOrigin);
        FloatVector z10 = VectorMath.all(constants[block + Faces.DEPTH + 1] - depth0);
        FloatVector z20 = VectorMath.all(constants[block + Faces.DEPTH + 2] - depth0);
        for (int n = 0; n < out.count; n += LANES) {
            FloatVector c0 = VectorMath.clamp01(load(out.w0, n));
            FloatVector c1 = VectorMath.clamp01(load(out.w1, n));
            FloatVector c2 = VectorMath.clamp01(load(out.w2, n));
            FloatVector scale =
                    VectorMath.all(1).div(VectorMath.atLeast(c0.add(c1).add(c2), SMALLEST_SUM));
            c0 = c0.mul(scale);
            c1 = c1.mul(scale);
            c2 = c2.mul(scale);
            FloatVector r1 = c1.mul(i1);
            FloatVector r2 = c2.mul(i2);
            FloatVector mean = r1.fma(z10, r2.mul(z20)).div(c0.fma(i0, r1.add(r2)));
            FloatVector z = z0.add(mean);
            VectorMask<Float> shows = z.compare(VectorOperators.GE, near)
                    .and(z.compare(VectorOperators.LE, far))
                    .and(load(out.covered, n).compare(VectorOperators.GT, 0));
            c0.intoArray(out.c0, n);
            c1.intoArray(out.c1, n);
            c2.intoArray(out.c2, n);
            VectorMath.all(Float.POSITIVE_INFINITY).blend(z, shows).intoArray(out.depth, n);
        }
    }

    /** As in {@link shapefit.raster.kernel.SoftMath#normalizer}. */
    static final float SMALLEST_SUM = 1e-5f;

    static FloatVector load(float[] from, int n) {
        return FloatVector.fromArray(VectorMath.FLOATS, from, n);
    }
}
