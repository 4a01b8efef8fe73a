package shapefit.raster.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** {@link ForwardPass} in vectors, for what they are made for; the rest is done by the scalar one. */
final class VectorForwardPass extends ForwardPass {

    private static final int LANES = VectorMath.LANES;

    private final VectorSampler sampler = new VectorSampler(samples);
    private final VectorVertexShader vertexShader = new VectorVertexShader(samples);
    private boolean suits;
    private Shader vectorShader;

    @Override
    void prepare(Drawing newDrawing, shapefit.raster.SoftImage newOut) {
        super.prepare(newDrawing, newOut);
        suits = VectorPasses.suit(drawing);
        sampler.prepare(drawing.bins, drawing.settings);
        vectorShader = drawing.input.coloring == shapefit.raster.Coloring.VERTEX
                ? vertexShader.prepare(drawing.input.colors, false)
                : shader;
    }

    @Override
    void drawPair(int pair, int first) {
        if (!suits) {
            super.drawPair(pair, first);
            return;
        }
        int face = drawing.bins.pairFace[pair];
        if (shader == null || !drawing.bins.faces.isVisible(face)) {
            sampler.multiply(pair, cover);
            return;
        }
        sampler.collect(pair, true);
        sampler.multiplyCollected(cover);
        sampler.measureDepth();
        if (weigh(first)) {
            vectorShader.shade(face);
            mix(red, samples.red);
            mix(green, samples.green);
            mix(blue, samples.blue);
        }
    }

    /** As {@link ForwardPass#weighBySoftmax}. */
    private boolean weigh(int first) {
        float[] nearest = drawing.nearest;
        float[] total = drawing.total;
        FloatVector sharpness = VectorMath.all(drawing.sharpness);
        FloatVector sum = VectorMath.all(0);
        for (int n = 0; n < samples.count; n += LANES) {
            int i = sampler.place[n / LANES];
            FloatVector depth = VectorSampler.load(samples.depth, n);
            FloatVector before = VectorSampler.load(nearest, first + i);
            FloatVector ahead = before.sub(depth);
            FloatVector magnitude = ahead.abs().mul(sharpness);
            FloatVector e = VectorMath.exp(VectorMath.bounded(magnitude).neg())
                    .blend(0, magnitude.compare(VectorOperators.GT, VectorMath.HIDDEN));
            VectorMask<Float> leads = ahead.compare(VectorOperators.GT, 0);
            FloatVector one = VectorMath.all(1);
            FloatVector scale = one.blend(e, leads);
            FloatVector weight = VectorSampler.load(samples.covered, n).mul(e.blend(one, leads));
            before.blend(depth, leads).intoArray(nearest, first + i);
            VectorSampler.load(total, first + i).fma(scale, weight).intoArray(total, first + i);
            VectorSampler.load(red, i).mul(scale).intoArray(red, i);
            VectorSampler.load(green, i).mul(scale).intoArray(green, i);
            VectorSampler.load(blue, i).mul(scale).intoArray(blue, i);
            weight.intoArray(samples.weight, n);
            sum = sum.add(weight);
        }
        return sum.compare(VectorOperators.GT, 0).anyTrue();
    }

    private void mix(float[] channel, float[] color) {
        for (int n = 0; n < samples.count; n += LANES) {
            int i = sampler.place[n / LANES];
            FloatVector weight = VectorSampler.load(samples.weight, n);
            FloatVector before = VectorSampler.load(channel, i);
            // Where there is no weight there may be no colour, either.
            VectorMask<Float> shows = weight.compare(VectorOperators.GT, 0);
            before.blend(weight.fma(VectorSampler.load(color, n), before), shows)
                    .intoArray(channel, i);
        }
    }
}
