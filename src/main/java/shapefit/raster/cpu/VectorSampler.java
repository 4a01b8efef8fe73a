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

    /** Fills the samples of a pair: signed squared distance and nearest edge. All else follows from these, method by method. */
    void collect(int pair) {
        begin(pair);
        out.count = 0;
        while (next()) {
            if (firstRow <= lastRow) {
                measureRows(out.count);
                out.count += (lastRow - firstRow + 1) * LANES;
            }
        }
    }

    private void measureRows(int start) {
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
        IntVector zero = IntVector.zero(VectorMath.INTS);
        IntVector one = IntVector.broadcast(VectorMath.INTS, 1);
        IntVector two = IntVector.broadcast(VectorMath.INTS, 2);
        IntVector sign = IntVector.broadcast(VectorMath.INTS, 1 << 31);
        int n = start;
        for (int row = firstRow; row <= lastRow; row++) {
            FloatVector y = FloatVector.broadcast(VectorMath.FLOATS, row);
            FloatVector q0 = y.fma(pr0, p0);
            FloatVector q1 = y.fma(pr1, p1);
            FloatVector q2 = y.fma(pr2, p2);
            FloatVector b0 = y.fma(ar0, a0).abs().sub(half0);
            FloatVector b1 = y.fma(ar1, a1).abs().sub(half1);
            FloatVector b2 = y.fma(ar2, a2).abs().sub(half2);
            IntVector outside =
                    q0.reinterpretAsInts().or(q1.reinterpretAsInts()).or(q2.reinterpretAsInts());
            b0 = b0.reinterpretAsInts().max(zero).reinterpretAsFloats();
            b1 = b1.reinterpretAsInts().max(zero).reinterpretAsFloats();
            b2 = b2.reinterpretAsInts().max(zero).reinterpretAsFloats();
            IntVector d0 = b0.fma(b0, q0.mul(q0)).reinterpretAsInts();
            IntVector d1 = b1.fma(b1, q1.mul(q1)).reinterpretAsInts();
            IntVector d2 = b2.fma(b2, q2.mul(q2)).reinterpretAsInts();
            IntVector d01 = d0.min(d1);
            zero.blend(one, d1.compare(VectorOperators.LT, d0))
                    .blend(two, d2.compare(VectorOperators.LT, d01))
                    .intoArray(out.edge, n);
            d01.min(d2).or(outside.and(sign)).reinterpretAsFloats().intoArray(out.distance, n);
            place[n / LANES] = row * Grid.SIDE + left;
            n += LANES;
        }
    }

    /** Multiplies the transparencies by 1 − D. */
    void multiplyRows(float[] cover) {
        for (int n = 0; n < out.count; n += LANES) {
            FloatVector distance = FloatVector.fromArray(VectorMath.FLOATS, out.distance, n);
            FloatVector e = VectorMath.exp(VectorMath.bounded(distance.mul(-inverseSigma)));
            FloatVector missed = e.div(e.add(1)).blend(1, distance.compare(VectorOperators.LE, -squaredReach));
            int at = place[n / LANES];
            FloatVector product =
                    FloatVector.fromArray(VectorMath.FLOATS, cover, at).mul(missed);
            VectorMath.atLeast(product, SMALLEST_TRANSPARENCY).intoArray(cover, at);
        }
    }

    /** Fills D and 1 − D. */
    void coverRows() {
        for (int n = 0; n < out.count; n += LANES) {
            FloatVector distance = FloatVector.fromArray(VectorMath.FLOATS, out.distance, n);
            FloatVector e = VectorMath.exp(VectorMath.bounded(distance.mul(-inverseSigma)));
            FloatVector covered = VectorMath.all(1).div(e.add(1));
            VectorMask<Float> tooFar = distance.compare(VectorOperators.LE, -squaredReach);
            covered.blend(0, tooFar).intoArray(out.covered, n);
            e.mul(covered).blend(1, tooFar).intoArray(out.missed, n);
        }
    }

    /** Fills the barycentric coordinates. */
    void weigh() {
        again();
        int n = 0;
        while (next()) {
            if (firstRow <= lastRow) {
                weighRows(0, out.w0, n);
                weighRows(1, out.w1, n);
                weighRows(2, out.w2, n);
                n += (lastRow - firstRow + 1) * LANES;
            }
        }
    }

    private void weighRows(int k, float[] to, int start) {
        FloatVector scale = constant(Faces.INVERSE_HEIGHT, k);
        FloatVector first = perp(k).mul(scale);
        FloatVector perRow = constant(Faces.PERP_ROW, k).mul(scale);
        int n = start;
        for (int row = firstRow; row <= lastRow; row++) {
            FloatVector.broadcast(VectorMath.FLOATS, row).fma(perRow, first).intoArray(to, n);
            n += LANES;
        }
    }

    /** Multiplies the transparencies by 1 − D of the samples. */
    void multiplyCollectedRows(float[] cover) {
        for (int n = 0; n < out.count; n += LANES) {
            int at = place[n / LANES];
            FloatVector missed = FloatVector.fromArray(VectorMath.FLOATS, out.missed, n);
            FloatVector product =
                    FloatVector.fromArray(VectorMath.FLOATS, cover, at).mul(missed);
            VectorMath.atLeast(product, SMALLEST_TRANSPARENCY).intoArray(cover, at);
        }
    }

    /** Clipped barycentric coordinates and depth; needs the barycentric coordinates. */
    void measureDepthRows() {
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
