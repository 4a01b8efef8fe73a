package shapefit.raster.cpu;

import jdk.incubator.vector.FloatVector;

/** {@link VertexShader} in vectors. */
final class VectorVertexShader implements Shader {

    private static final int LANES = VectorMath.LANES;

    private final Samples samples;
    private final VectorSums sums3 = new VectorSums(9);
    private float[] colors;
    private boolean complete;

    VectorVertexShader(Samples samples) {
        this.samples = samples;
    }

    VectorVertexShader prepare(float[] newColors, boolean wholeGradient) {
        colors = newColors;
        complete = wholeGradient;
        return this;
    }

    @Override
    public void shade(int face) {
        channelRows(9 * face, samples.red);
        channelRows(9 * face + 1, samples.green);
        channelRows(9 * face + 2, samples.blue);
    }

    private void channelRows(int at, float[] out) {
        FloatVector t0 = VectorMath.all(colors[at]);
        FloatVector t1 = VectorMath.all(colors[at + 3]);
        FloatVector t2 = VectorMath.all(colors[at + 6]);
        for (int n = 0; n < samples.count; n += LANES) {
            FloatVector c0 = VectorSampler.load(samples.c0, n);
            FloatVector c1 = VectorSampler.load(samples.c1, n);
            FloatVector c2 = VectorSampler.load(samples.c2, n);
            c0.mul(t0).add(c1.mul(t1)).add(c2.mul(t2)).intoArray(out, n);
        }
    }

    @Override
    public void backward(int face, float[] sums) {
        sumChannelRows(samples.gradRed, 0);
        sumChannelRows(samples.gradGreen, 3);
        sumChannelRows(samples.gradBlue, 6);
        sums3.fold();
        for (int channel = 0; channel < 3; channel++) {
            for (int corner = 0; corner < 3; corner++) {
                sums[PairSums.COLORS + 3 * corner + channel] += sums3.of(3 * channel + corner);
            }
        }
        if (complete) {
            spreadRows(9 * face, samples.grad0);
            spreadRows(9 * face + 3, samples.grad1);
            spreadRows(9 * face + 6, samples.grad2);
        }
    }

    private void sumChannelRows(float[] grad, int to) {
        FloatVector sum0 = VectorMath.all(0);
        FloatVector sum1 = VectorMath.all(0);
        FloatVector sum2 = VectorMath.all(0);
        for (int n = 0; n < samples.count; n += LANES) {
            FloatVector g = VectorSampler.load(grad, n);
            sum0 = g.fma(VectorSampler.load(samples.c0, n), sum0);
            sum1 = g.fma(VectorSampler.load(samples.c1, n), sum1);
            sum2 = g.fma(VectorSampler.load(samples.c2, n), sum2);
        }
        sums3.set(to, sum0);
        sums3.set(to + 1, sum1);
        sums3.set(to + 2, sum2);
    }

    /** Adds the derivatives by one corner's share. */
    private void spreadRows(int at, float[] grad) {
        FloatVector red = VectorMath.all(colors[at]);
        FloatVector green = VectorMath.all(colors[at + 1]);
        FloatVector blue = VectorMath.all(colors[at + 2]);
        for (int n = 0; n < samples.count; n += LANES) {
            FloatVector sum = VectorSampler.load(grad, n);
            sum = VectorSampler.load(samples.gradRed, n).fma(red, sum);
            sum = VectorSampler.load(samples.gradGreen, n).fma(green, sum);
            sum = VectorSampler.load(samples.gradBlue, n).fma(blue, sum);
            sum.intoArray(grad, n);
        }
    }
}
