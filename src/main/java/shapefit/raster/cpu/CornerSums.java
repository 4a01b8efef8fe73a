package shapefit.raster.cpu;

import java.util.Arrays;
import shapefit.raster.SoftSettings;
import shapefit.raster.kernel.SoftMath;

/** Sums, over the samples of a pair, of the derivatives by the corners' x and y. */
final class CornerSums {

    private final Samples samples;
    private final float[] sums = new float[6]; // [corner, (column, row)] along pixel axes, times the step
    private Bins bins;
    private SoftSettings settings;
    private float[] constants;
    private float inverseSigma;
    private float inverseScale;
    private boolean squared;
    private float inverseStep;

    // The pair at hand.
    private int block;
    private int placement;

    CornerSums(Samples samples) {
        this.samples = samples;
    }

    void prepare(Bins newBins, SoftSettings newSettings) {
        bins = newBins;
        settings = newSettings;
        constants = bins.faces.constants;
        inverseSigma = (float) (1 / settings.sigma());
        inverseScale = (float) (1 / Math.sqrt(settings.sigma()));
        squared = settings.distribution().isSquared();
        inverseStep = (float) (1 / bins.faces.grid().step());
    }

    void begin(int pair) {
        block = Faces.STRIDE * bins.pairFace[pair];
        placement = Bins.PLACEMENT * pair;
        Arrays.fill(sums, 0);
    }

    /** Adds what flows through the distance to the edge, given the derivatives by the arguments. */
    void addThroughCoverage() {
        switch (settings.distance()) {
            case EUCLIDEAN -> addThroughFeet();
            case BARYCENTRIC -> addThroughSmallest();
            case HARD -> {}
        }
    }

    /**
     * a = s·d²/σ, d the distance to the foot f on edge k. The foot is a fixed mixture t of the edge's ends as far as the first
     * derivative goes, as sliding along the edge does not change the distance: ∂d²/∂p = 2 t (f − pixel). And for a = s·d/√σ,
     * s·d moves with the foot outwards: across the edge, or past its end away from the pixel, which is outside then.
     */
    private void addThroughFeet() {
        for (int n = 0; n < samples.count; n++) {
            float grad = samples.gradArgument[n];
            if (grad == 0) {
                continue;
            }
            int k = samples.edge[n];
            int edge = block + k;
            int column = samples.pixel[n] & Grid.SIDE - 1;
            int row = samples.pixel[n] / Grid.SIDE;
            float perp = bins.placements[placement + k]
                    + row * constants[edge + Faces.PERP_ROW]
                    + column * constants[edge + Faces.PERP_COLUMN];
            float along = bins.placements[placement + 3 + k]
                    + row * constants[edge + Faces.ALONG_ROW]
                    + column * constants[edge + Faces.ALONG_COLUMN];
            float half = constants[edge + Faces.HALF];
            float foot = Math.max(-half, Math.min(half, along));
            float past = along - foot;
            float atEnd = constants[edge + Faces.END_OFFSET] + foot * constants[edge + Faces.END_SLOPE];
            float factor = Math.copySign(2, samples.distance[n]) * -inverseSigma * grad;
            if (!squared) {
                float length = past == 0 ? 1 : -(float) Math.sqrt(perp * perp + past * past);
                perp = past == 0 ? 1 : perp / length;
                past /= length;
                factor = -inverseScale * grad;
            }
            float gapColumn =
                    factor * (perp * constants[edge + Faces.PERP_COLUMN] + past * constants[edge + Faces.ALONG_COLUMN]);
            float gapRow =
                    factor * (perp * constants[edge + Faces.PERP_ROW] + past * constants[edge + Faces.ALONG_ROW]);
            int start = k == 2 ? 0 : 2 * k + 2;
            int end = k == 0 ? 4 : 2 * k - 2;
            sums[start] += (1 - atEnd) * gapColumn;
            sums[start + 1] += (1 - atEnd) * gapRow;
            sums[end] += atEnd * gapColumn;
            sums[end + 1] += atEnd * gapRow;
        }
    }

    /** a = m·|m|/σ or m/√σ, m the smallest barycentric coordinate. */
    private void addThroughSmallest() {
        for (int n = 0; n < samples.count; n++) {
            int k = samples.edge[n];
            float smallest = k == 0 ? samples.w0[n] : k == 1 ? samples.w1[n] : samples.w2[n];
            float grad = squared
                    ? samples.gradArgument[n] * 2 * Math.abs(smallest) * inverseSigma
                    : samples.gradArgument[n] * inverseScale;
            addThroughBarycentrics(n, k == 0 ? grad : 0, k == 1 ? grad : 0, k == 2 ? grad : 0);
        }
    }

    /** Adds what flows through the clipped barycentric coordinates ŵ = c / Σc, c = clamp(w, 0, 1). SoftRas section 6.1. */
    void addThroughWeights() {
        for (int n = 0; n < samples.count; n++) {
            if (samples.weight[n] > 0) {
                float w0 = samples.w0[n];
                float w1 = samples.w1[n];
                float w2 = samples.w2[n];
                float scale = SoftMath.normalizer(Sampler.clamp01(w0) + Sampler.clamp01(w1) + Sampler.clamp01(w2));
                float mean = samples.c0[n] * samples.grad0[n]
                        + samples.c1[n] * samples.grad1[n]
                        + samples.c2[n] * samples.grad2[n];
                addThroughBarycentrics(
                        n,
                        w0 > 0 && w0 < 1 ? (samples.grad0[n] - mean) * scale : 0,
                        w1 > 0 && w1 < 1 ? (samples.grad1[n] - mean) * scale : 0,
                        w2 > 0 && w2 < 1 ? (samples.grad2[n] - mean) * scale : 0);
            }
        }
    }

    /** With derivatives by w: ∂wᵢ/∂pₖ = −wₖ ∇wᵢ. */
    private void addThroughBarycentrics(int n, float grad0, float grad1, float grad2) {
        float scaled0 = grad0 * constants[block + Faces.INVERSE_HEIGHT];
        float scaled1 = grad1 * constants[block + Faces.INVERSE_HEIGHT + 1];
        float scaled2 = grad2 * constants[block + Faces.INVERSE_HEIGHT + 2];
        float column = scaled0 * constants[block + Faces.PERP_COLUMN]
                + scaled1 * constants[block + Faces.PERP_COLUMN + 1]
                + scaled2 * constants[block + Faces.PERP_COLUMN + 2];
        float row = scaled0 * constants[block + Faces.PERP_ROW]
                + scaled1 * constants[block + Faces.PERP_ROW + 1]
                + scaled2 * constants[block + Faces.PERP_ROW + 2];
        sums[0] -= column * samples.w0[n];
        sums[1] -= row * samples.w0[n];
        sums[2] -= column * samples.w1[n];
        sums[3] -= row * samples.w1[n];
        sums[4] -= column * samples.w2[n];
        sums[5] -= row * samples.w2[n];
    }

    /** Adds the sums to the corners' x and y of a pair's row; rows of pixels run down, y runs up. */
    void addTo(float[] row) {
        for (int k = 0; k < 3; k++) {
            row[3 * k] += sums[2 * k] * inverseStep;
            row[3 * k + 1] -= sums[2 * k + 1] * inverseStep;
        }
    }
}
