package shapefit.raster.cpu;

/** {@link shapefit.raster.Coloring#VERTEX}. */
final class VertexShader implements Shader {

    private final Samples samples;
    private float[] colors;
    private boolean complete;

    VertexShader(Samples samples) {
        this.samples = samples;
    }

    VertexShader prepare(float[] newColors, boolean wholeGradient) {
        colors = newColors;
        complete = wholeGradient;
        return this;
    }

    @Override
    public void shade(int face) {
        channel(9 * face, samples.red);
        channel(9 * face + 1, samples.green);
        channel(9 * face + 2, samples.blue);
    }

    private void channel(int at, float[] out) {
        float t0 = colors[at];
        float t1 = colors[at + 3];
        float t2 = colors[at + 6];
        for (int n = 0; n < samples.count; n++) {
            out[n] = samples.c0[n] * t0 + samples.c1[n] * t1 + samples.c2[n] * t2;
        }
    }

    @Override
    public void backward(int face, float[] sums) {
        channelBackward(9 * face, samples.gradRed, sums, PairSums.COLORS);
        channelBackward(9 * face + 1, samples.gradGreen, sums, PairSums.COLORS + 1);
        channelBackward(9 * face + 2, samples.gradBlue, sums, PairSums.COLORS + 2);
    }

    private void channelBackward(int at, float[] grad, float[] sums, int to) {
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        for (int n = 0; n < samples.count; n++) {
            sum0 += grad[n] * samples.c0[n];
            sum1 += grad[n] * samples.c1[n];
            sum2 += grad[n] * samples.c2[n];
        }
        sums[to] += sum0;
        sums[to + 3] += sum1;
        sums[to + 6] += sum2;
        if (complete) {
            for (int n = 0; n < samples.count; n++) {
                samples.grad0[n] += grad[n] * colors[at];
                samples.grad1[n] += grad[n] * colors[at + 3];
                samples.grad2[n] += grad[n] * colors[at + 6];
            }
        }
    }
}
