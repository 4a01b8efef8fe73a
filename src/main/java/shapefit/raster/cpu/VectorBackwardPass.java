package shapefit.raster.cpu;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import shapefit.raster.Coloring;
import shapefit.raster.GradientMode;

/** {@link BackwardPass} in vectors, for what they are made for; the rest is done by the scalar one. */
final class VectorBackwardPass extends BackwardPass {

    private static final int LANES = VectorMath.LANES;

    private final VectorSampler sampler = new VectorSampler(samples);
    private final VectorCornerSums cornerSums = new VectorCornerSums(samples, sampler);
    private final VectorVertexShader vertexShader = new VectorVertexShader(samples);
    private final VectorSums depthSums = new VectorSums(3);
    private boolean suits;
    private Shader vectorShader;
    private float slopePerMissed;

    @Override
    void prepare(Backward newJob) {
        super.prepare(newJob);
        suits = VectorPasses.suit(drawing);
        sampler.prepare(drawing.bins, drawing.settings);
        cornerSums.prepare(drawing.bins, drawing.settings);
        vectorShader = drawing.input.coloring == Coloring.VERTEX
                ? vertexShader.prepare(drawing.input.colors, complete)
                : shader;
        // The slope of log(1 − D) as the original has it, (1 − D) / max(1 − D, 1e-6); 1 if the gradient is to be exact.
        slopePerMissed = drawing.settings.gradient() == GradientMode.COMPLETE ? 1e38f : 1 / SMALLEST_MISSED;
    }

    @Override
    void runPair(int pair, int tile) {
        if (!suits) {
            super.runPair(pair, tile);
            return;
        }
        Arrays.fill(row, 0);
        int face = drawing.bins.pairFace[pair];
        boolean colored = shader != null && drawing.bins.faces.isVisible(face) && !isHidden(face);
        sampler.collect(pair);
        sampler.coverRows();
        alphaBackwardRows();
        boolean shows = false;
        if (colored) {
            sampler.weigh();
            sampler.measureDepthRows();
            shows = weighRows(tile * Grid.AREA);
        }
        if (shows) {
            vectorShader.shade(face);
            colorBackwardRows();
            coverageBackwardRows();
            depthBackwardRows();
            addDepths();
            vectorShader.backward(face, row);
        }
        cornerSums.begin();
        cornerSums.addThroughFeet();
        if (shows && complete) {
            cornerSums.addThroughWeightsRows();
        }
        cornerSums.addTo(row);
    }

    private void alphaBackwardRows() {
        for (int n = 0; n < samples.count; n += LANES) {
            FloatVector slope =
                    VectorMath.atMost(VectorSampler.load(samples.missed, n).mul(slopePerMissed), 1);
            FloatVector upstream = VectorSampler.load(gradAlpha, sampler.place[n / LANES]);
            FloatVector grad =
                    upstream.mul(VectorSampler.load(samples.covered, n)).mul(slope);
            signed(grad, n).intoArray(samples.gradArgument, n);
        }
    }

    /** Turned by the sign of the distance, as {@link VectorCornerSums} wants derivatives by the exponents. */
    private FloatVector signed(FloatVector grad, int n) {
        return VectorMath.flip(
                grad,
                VectorSampler.load(samples.distance, n).reinterpretAsInts().and(1 << 31));
    }

    /** As {@link BackwardPass#weighBySoftmax}. */
    private boolean weighRows(int first) {
        FloatVector sharpness = VectorMath.all(drawing.sharpness);
        FloatVector sum = VectorMath.all(0);
        for (int n = 0; n < samples.count; n += LANES) {
            int i = sampler.place[n / LANES];
            FloatVector behind =
                    VectorSampler.load(samples.depth, n).sub(VectorSampler.load(drawing.nearest, first + i));
            FloatVector magnitude = VectorMath.positive(behind).mul(sharpness);
            FloatVector e = VectorMath.exp(VectorMath.bounded(magnitude).neg())
                    .blend(0, magnitude.compare(VectorOperators.GT, VectorMath.HIDDEN));
            FloatVector weight = VectorSampler.load(samples.covered, n).mul(e).mul(VectorSampler.load(inverseTotal, i));
            weight.intoArray(samples.weight, n);
            sum = sum.add(weight);
        }
        return sum.compare(VectorOperators.GT, 0).anyTrue();
    }

    /** Derivatives by the face's colour; and what more weight would gain, which goes to {@link Samples#grad0} for now. */
    private void colorBackwardRows() {
        for (int n = 0; n < samples.count; n += LANES) {
            int i = sampler.place[n / LANES];
            FloatVector weight = VectorSampler.load(samples.weight, n);
            FloatVector r = weight.mul(VectorSampler.load(gradRed, i));
            FloatVector g = weight.mul(VectorSampler.load(gradGreen, i));
            FloatVector b = weight.mul(VectorSampler.load(gradBlue, i));
            r.intoArray(samples.gradRed, n);
            g.intoArray(samples.gradGreen, n);
            b.intoArray(samples.gradBlue, n);
            // Differences first: where one face gives all the colour, they are 0 and so is the gain.
            r = r.mul(VectorSampler.load(samples.red, n).sub(VectorSampler.load(red, i)));
            g = g.mul(VectorSampler.load(samples.green, n).sub(VectorSampler.load(green, i)));
            b = b.mul(VectorSampler.load(samples.blue, n).sub(VectorSampler.load(blue, i)));
            FloatVector zero = VectorMath.all(0);
            zero.blend(r.add(g).add(b), weight.compare(VectorOperators.GT, zero))
                    .intoArray(samples.grad0, n);
        }
    }

    /** From the gains to the derivatives by the exponents. */
    private void coverageBackwardRows() {
        for (int n = 0; n < samples.count; n += LANES) {
            signed(VectorSampler.load(samples.grad0, n), n)
                    .fma(VectorSampler.load(samples.missed, n), VectorSampler.load(samples.gradArgument, n))
                    .intoArray(samples.gradArgument, n);
        }
    }

    /** From the gains to the derivatives by the corners' depths and by ŵ. */
    private void depthBackwardRows() {
        FloatVector i0 = sampler.constant(Faces.INVERSE_DEPTH, 0);
        FloatVector i1 = sampler.constant(Faces.INVERSE_DEPTH, 1);
        FloatVector i2 = sampler.constant(Faces.INVERSE_DEPTH, 2);
        FloatVector sum0 = VectorMath.all(0);
        FloatVector sum1 = VectorMath.all(0);
        FloatVector sum2 = VectorMath.all(0);
        for (int n = 0; n < samples.count; n += LANES) {
            FloatVector gain = VectorSampler.load(samples.grad0, n);
            FloatVector z = VectorSampler.load(samples.depth, n).add(drawing.bins.depthOrigin);
            FloatVector slope = gain.mul(drawing.sharpness).mul(z).mul(z);
            slope = slope.blend(0, gain.compare(VectorOperators.EQ, 0)); // the depth may be infinite there
            sum0 = slope.fma(VectorSampler.load(samples.c0, n), sum0);
            sum1 = slope.fma(VectorSampler.load(samples.c1, n), sum1);
            sum2 = slope.fma(VectorSampler.load(samples.c2, n), sum2);
            slope.mul(i0).intoArray(samples.grad0, n);
            slope.mul(i1).intoArray(samples.grad1, n);
            slope.mul(i2).intoArray(samples.grad2, n);
        }
        depthSums.set(0, sum0);
        depthSums.set(1, sum1);
        depthSums.set(2, sum2);
    }

    private void addDepths() {
        depthSums.fold();
        for (int k = 0; k < 3; k++) {
            float inverse = drawing.bins.faces.constants[sampler.block + Faces.INVERSE_DEPTH + k];
            row[3 * k + 2] -= depthSums.of(k) * inverse * inverse;
        }
    }
}
