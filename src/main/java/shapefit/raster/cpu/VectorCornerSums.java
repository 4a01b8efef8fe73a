package shapefit.raster.cpu;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
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
        inverseStep = (float) (1 / bins.grid.step());
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
                n = sumRows(n);
                edges.fold();
                for (int k = 0; k < 3; k++) {
                    addEdge(k);
                }
            }
        }
    }

    private int sumRows(int start) {
        FloatVector p0 = sampler.perp(0);
        FloatVector p1 = sampler.perp(1);
        FloatVector p2 = sampler.perp(2);
        FloatVector a0 = sampler.along(0);
        FloatVector a1 = sampler.along(1);
        FloatVector a2 = sampler.along(2);
        FloatVector pr0 = sampler.constant(Faces.PERP_ROW, 0);
        FloatVector pr1 = sampler.constant(Faces.PERP_ROW, 1);
        FloatVector pr2 = sampler.constant(Faces.PERP_ROW, 2);
        FloatVector ar0 = sampler.constant(Faces.ALONG_ROW, 0);
        FloatVector ar1 = sampler.constant(Faces.ALONG_ROW, 1);
        FloatVector ar2 = sampler.constant(Faces.ALONG_ROW, 2);
        FloatVector half0 = sampler.constant(Faces.HALF, 0);
        FloatVector half1 = sampler.constant(Faces.HALF, 1);
        FloatVector half2 = sampler.constant(Faces.HALF, 2);
        FloatVector zero = VectorMath.all(0);
        FloatVector perp0 = zero;
        FloatVector perp1 = zero;
        FloatVector perp2 = zero;
        FloatVector past0 = zero;
        FloatVector past1 = zero;
        FloatVector past2 = zero;
        FloatVector perpFoot0 = zero;
        FloatVector perpFoot1 = zero;
        FloatVector perpFoot2 = zero;
        FloatVector pastFoot0 = zero;
        FloatVector pastFoot1 = zero;
        FloatVector pastFoot2 = zero;
        int n = start;
        for (int row = sampler.firstRow; row <= sampler.lastRow; row++) {
            FloatVector y = VectorMath.all(row);
            FloatVector q0 = y.fma(pr0, p0);
            FloatVector q1 = y.fma(pr1, p1);
            FloatVector q2 = y.fma(pr2, p2);
            FloatVector b0 = y.fma(ar0, a0);
            FloatVector b1 = y.fma(ar1, a1);
            FloatVector b2 = y.fma(ar2, a2);
            FloatVector f0 = foot(b0, half0);
            FloatVector f1 = foot(b1, half1);
            FloatVector f2 = foot(b2, half2);
            b0 = b0.sub(f0);
            b1 = b1.sub(f1);
            b2 = b2.sub(f2);
            FloatVector d0 = b0.fma(b0, q0.mul(q0));
            FloatVector d1 = b1.fma(b1, q1.mul(q1));
            FloatVector d2 = b2.fma(b2, q2.mul(q2));
            FloatVector d01 = VectorMath.min(d0, d1);
            FloatVector d = VectorMath.min(d01, d2);
            FloatVector g = FloatVector.fromArray(VectorMath.FLOATS, samples.gradExponent, n);
            g = VectorMath.flip(g, VectorMath.signOfLeast(q0, q1, q2));
            // To the nearest edge, the first of those that are equally near.
            FloatVector g01 = g.blend(0, d01.compare(VectorOperators.GT, d));
            FloatVector g2 = g.sub(g01);
            FloatVector g0 = g01.blend(0, d0.compare(VectorOperators.GT, d01));
            FloatVector g1 = g01.sub(g0);
            q0 = q0.mul(g0);
            q1 = q1.mul(g1);
            q2 = q2.mul(g2);
            b0 = b0.mul(g0);
            b1 = b1.mul(g1);
            b2 = b2.mul(g2);
            perp0 = perp0.add(q0);
            perp1 = perp1.add(q1);
            perp2 = perp2.add(q2);
            past0 = past0.add(b0);
            past1 = past1.add(b1);
            past2 = past2.add(b2);
            perpFoot0 = q0.fma(f0, perpFoot0);
            perpFoot1 = q1.fma(f1, perpFoot1);
            perpFoot2 = q2.fma(f2, perpFoot2);
            pastFoot0 = b0.fma(f0, pastFoot0);
            pastFoot1 = b1.fma(f1, pastFoot1);
            pastFoot2 = b2.fma(f2, pastFoot2);
            n += LANES;
        }
        setEdge(0, perp0, past0, perpFoot0, pastFoot0);
        setEdge(1, perp1, past1, perpFoot1, pastFoot1);
        setEdge(2, perp2, past2, perpFoot2, pastFoot2);
        return n;
    }

    private void setEdge(int k, FloatVector perp, FloatVector past, FloatVector perpFoot, FloatVector pastFoot) {
        edges.set(4 * k, perp);
        edges.set(4 * k + 1, past);
        edges.set(4 * k + 2, perpFoot);
        edges.set(4 * k + 3, pastFoot);
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
    void addThroughWeights() {
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
