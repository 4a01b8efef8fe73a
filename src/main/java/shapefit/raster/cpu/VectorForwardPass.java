package shapefit.raster.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import shapefit.raster.Coloring;
import shapefit.raster.SoftImage;

/** {@link ForwardPass} in vectors, for what they are made for; the rest is done by the scalar one. */
final class VectorForwardPass extends ForwardPass {

    private static final int LANES = VectorMath.LANES;

    private final VectorSampler sampler = new VectorSampler(samples);
    private final VectorVertexShader vertexShader = new VectorVertexShader(samples);
    private final float[] scales = new float[Grid.AREA]; // what came before is multiplied by, for each sample
    private boolean suits;
    private Shader vectorShader;

    @Override
    void prepare(Drawing newDrawing, SoftImage newOut) {
        super.prepare(newDrawing, newOut);
        suits = VectorPasses.suit(drawing);
        sampler.prepare(drawing.bins, drawing.settings);
        vectorShader =
                drawing.input.coloring == Coloring.VERTEX ? vertexShader.prepare(drawing.input.colors, false) : shader;
    }

    @Override
    void drawPair(int pair, int first) {
        if (!suits) {
            super.drawPair(pair, first);
            return;
        }
        int face = drawing.bins.pairFace[pair];
        sampler.collect(pair);
        if (shader == null || !drawing.bins.faces.isVisible(face)) {
            sampler.multiplyRows(cover);
            return;
        }
        sampler.coverRows();
        sampler.multiplyCollectedRows(cover);
        sampler.weigh();
        sampler.measureDepthRows();
        if (weighRows(first)) {
            vectorShader.shade(face);
            mixRows(red, samples.red);
            mixRows(green, samples.green);
            mixRows(blue, samples.blue);
        }
    }

    /** As {@link ForwardPass#weighBySoftmax}. */
    private boolean weighRows(int first) {
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
            scale.intoArray(scales, n);
            weight.intoArray(samples.weight, n);
            sum = sum.add(weight);
        }
        return sum.compare(VectorOperators.GT, 0).anyTrue();
    }

    private void mixRows(float[] channel, float[] color) {
        FloatVector zero = VectorMath.all(0);
        for (int n = 0; n < samples.count; n += LANES) {
            int i = sampler.place[n / LANES];
            FloatVector weight = VectorSampler.load(samples.weight, n);
            // Where there is no weight there may be no colour, either.
            FloatVector share =
                    zero.blend(weight.mul(VectorSampler.load(color, n)), weight.compare(VectorOperators.GT, zero));
            VectorSampler.load(channel, i)
                    .fma(VectorSampler.load(scales, n), share)
                    .intoArray(channel, i);
        }
    }
}
