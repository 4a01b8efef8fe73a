package shapefit.raster.cpu;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import shapefit.raster.SoftSettings;

/** {@link CornerSums} for the Euclidean distance, in vectors. */
final class VectorCornerSums {

    private static final int LANES = VectorMath.LANES;

    private final Samples samples;
    private final VectorSampler sampler;
    private final VectorSums edges = new VectorSums(12); // per edge Σ g·perp, Σ g·past, Σ g·perp·foot, Σ g·past·foot
    private final VectorSums corners = new VectorSums(6);
    private final float[] sums = new float[6]; // [corner, (column, row)] along pixel axes, times the step
    private float[] constants;
    private float inverseSigma;
    private float inverseStep;

    VectorCornerSums(Samples samples, VectorSampler sampler) {
        this.samples = samples;
        this.sampler = sampler;
    }

    void prepare(Bins bins, SoftSettings settings) {
        constants = bins.faces.constants;
        inverseSigma = (float) (1 / settings.sigma());
        inverseStep = (float) (1 / bins.faces.grid().step());
    }

    void begin() {
        Arrays.fill(sums, 0);
    }

    /** As {@link CornerSums#addThroughCoverage}, for the pair that the sampler is at. */
    void addThroughFeet() {
        sampler.again();
        int n = 0;
        while (sampler.next()) {
            if (sampler.firstRow <= sampler.lastRow) {
                for (int k = 0; k < 3; k++) {
                    sumRows(k, n);
                }
                n += (sampler.lastRow - sampler.firstRow + 1) * LANES;
                edges.fold();
                for (int k = 0; k < 3; k++) {
                    addEdge(k);
                }
            }
        }
    }

    private void sumRows(int k, int start) {
        FloatVector p = sampler.perp(k);
        FloatVector a = sampler.along(k);
        FloatVector perpPerRow = sampler.constant(Faces.PERP_ROW, k);
        FloatVector alongPerRow = sampler.constant(Faces.ALONG_ROW, k);
        FloatVector half = sampler.constant(Faces.HALF, k);
        FloatVector zero = VectorMath.all(0);
        FloatVector sumPerp = zero;
        FloatVector sumPast = zero;
        FloatVector sumPerpFoot = zero;
        FloatVector sumPastFoot = zero;
        int n = start;
        for (int row = sampler.firstRow; row <= sampler.lastRow; row++) {
            FloatVector y = FloatVector.broadcast(VectorMath.FLOATS, row);
            FloatVector along = y.fma(alongPerRow, a);
            FloatVector foot = foot(along, half);
            IntVector edge = IntVector.fromArray(VectorMath.INTS, samples.edge, n);
            FloatVector g = FloatVector.fromArray(VectorMath.FLOATS, samples.gradArgument, n);
            g = zero.blend(g, edge.compare(VectorOperators.EQ, k).cast(VectorMath.FLOATS));
            FloatVector perp = y.fma(perpPerRow, p).mul(g);
            FloatVector past = along.sub(foot).mul(g);
            sumPerp = sumPerp.add(perp);
            sumPast = sumPast.add(past);
            sumPerpFoot = perp.fma(foot, sumPerpFoot);
            sumPastFoot = past.fma(foot, sumPastFoot);
            n += LANES;
        }
        edges.set(4 * k, sumPerp);
        edges.set(4 * k + 1, sumPast);
        edges.set(4 * k + 2, sumPerpFoot);
        edges.set(4 * k + 3, sumPastFoot);
    }

    /** The nearest place to {@code along} on the edge. */
    private static FloatVector foot(FloatVector along, FloatVector half) {
        FloatVector magnitude = VectorMath.min(along.abs(), half);
        return VectorMath.flip(magnitude, along.reinterpretAsInts().and(1 << 31));
    }

    /** Shares the sums of edge k out to its ends, see {@link CornerSums}. */
    private void addEdge(int k) {
        int edge = sampler.block + k;
        float offset = constants[edge + Faces.END_OFFSET];
        float slope = constants[edge + Faces.END_SLOPE];
        float factor = -2 * inverseSigma;
        float perp = factor * edges.of(4 * k);
        float past = factor * edges.of(4 * k + 1);
        float endPerp = offset * perp + slope * factor * edges.of(4 * k + 2);
        float endPast = offset * past + slope * factor * edges.of(4 * k + 3);
        float startPerp = perp - endPerp;
        float startPast = past - endPast;
        float perpColumn = constants[edge + Faces.PERP_COLUMN];
        float perpRow = constants[edge + Faces.PERP_ROW];
        float alongColumn = constants[edge + Faces.ALONG_COLUMN];
        float alongRow = constants[edge + Faces.ALONG_ROW];
        int start = k == 2 ? 0 : 2 * k + 2;
        int end = k == 0 ? 4 : 2 * k - 2;
        sums[start] += startPerp * perpColumn + startPast * alongColumn;
        sums[start + 1] += startPerp * perpRow + startPast * alongRow;
        sums[end] += endPerp * perpColumn + endPast * alongColumn;
        sums[end + 1] += endPerp * perpRow + endPast * alongRow;
    }

    /** As {@link CornerSums#addThroughWeights}. */
    void addThroughWeightsRows() {
        FloatVector column0 = slope(Faces.PERP_COLUMN, 0);
        FloatVector column1 = slope(Faces.PERP_COLUMN, 1);
        FloatVector column2 = slope(Faces.PERP_COLUMN, 2);
        FloatVector row0 = slope(Faces.PERP_ROW, 0);
        FloatVector row1 = slope(Faces.PERP_ROW, 1);
        FloatVector row2 = slope(Faces.PERP_ROW, 2);
        FloatVector zero = VectorMath.all(0);
        FloatVector sum0 = zero;
        FloatVector sum1 = zero;
        FloatVector sum2 = zero;
        FloatVector sum3 = zero;
        FloatVector sum4 = zero;
        FloatVector sum5 = zero;
        for (int n = 0; n < samples.count; n += LANES) {
            FloatVector w0 = VectorSampler.load(samples.w0, n);
            FloatVector w1 = VectorSampler.load(samples.w1, n);
            FloatVector w2 = VectorSampler.load(samples.w2, n);
            FloatVector sum = VectorMath.clamp01(w0).add(VectorMath.clamp01(w1)).add(VectorMath.clamp01(w2));
            FloatVector scale = VectorMath.all(1).div(VectorMath.atLeast(sum, VectorSampler.SMALLEST_SUM));
            FloatVector g0 = VectorSampler.load(samples.grad0, n);
            FloatVector g1 = VectorSampler.load(samples.grad1, n);
            FloatVector g2 = VectorSampler.load(samples.grad2, n);
            FloatVector mean = VectorSampler.load(samples.c0, n)
                    .mul(g0)
                    .add(VectorSampler.load(samples.c1, n).mul(g1))
                    .add(VectorSampler.load(samples.c2, n).mul(g2));
            g0 = unclipped(w0, g0.sub(mean).mul(scale));
            g1 = unclipped(w1, g1.sub(mean).mul(scale));
            g2 = unclipped(w2, g2.sub(mean).mul(scale));
            FloatVector column = g0.fma(column0, g1.fma(column1, g2.mul(column2)));
            FloatVector row = g0.fma(row0, g1.fma(row1, g2.mul(row2)));
            sum0 = column.fma(w0, sum0);
            sum1 = row.fma(w0, sum1);
            sum2 = column.fma(w1, sum2);
            sum3 = row.fma(w1, sum3);
            sum4 = column.fma(w2, sum4);
            sum5 = row.fma(w2, sum5);
        }
        corners.set(0, sum0);
        corners.set(1, sum1);
        corners.set(2, sum2);
        corners.set(3, sum3);
        corners.set(4, sum4);
        corners.set(5, sum5);
        corners.fold();
        for (int i = 0; i < 6; i++) {
            sums[i] -= corners.of(i);
        }
    }

    /** Change of barycentric coordinate k per column or row. */
    private FloatVector slope(int which, int k) {
        return sampler.constant(which, k).mul(sampler.constant(Faces.INVERSE_HEIGHT, k));
    }

    /** A derivative, or 0 where the coordinate is clipped. */
    private static FloatVector unclipped(FloatVector w, FloatVector grad) {
        return VectorMath.all(0).blend(grad, w.compare(VectorOperators.GT, 0).and(w.compare(VectorOperators.LT, 1)));
    }

    /** As {@link CornerSums#addTo}. */
    void addTo(float[] row) {
        for (int k = 0; k < 3; k++) {
            row[3 * k] += sums[2 * k] * inverseStep;
            row[3 * k + 1] -= sums[2 * k + 1] * inverseStep;
        }
    }
}
