package shapefit.raster.cpu;

import shapefit.raster.Distribution;
import shapefit.raster.SoftSettings;
import shapefit.raster.kernel.CoverageMath;
import shapefit.raster.kernel.SoftMath;

/** From the distances of samples to their coverages and the slopes of these, by any {@link Distribution}. */
final class DistributionCover {

    private final Samples samples;
    private int kind;
    private float inverseSigma;

    DistributionCover(Samples samples) {
        this.samples = samples;
    }

    void prepare(SoftSettings settings) {
        kind = settings.distribution().ordinal();
        inverseSigma = (float) (1 / settings.sigma());
    }

    void cover() {
        for (int n = 0; n < samples.count; n++) {
            float squared = samples.distance[n] * inverseSigma;
            float a = (float) Math.copySign(Math.sqrt(Math.abs(squared)), squared);
            float e = FastExp.exp(CoverageMath.exponent(kind, a));
            float next = CoverageMath.nextExponent(kind, e);
            float ee = next == 0 ? 1 : FastExp.exp(next);
            float covered = CoverageMath.covered(kind, a, e, ee);
            float slope = CoverageMath.density(kind, a, e, ee);
            samples.covered[n] = covered;
            samples.missed[n] = CoverageMath.covered(CoverageMath.mirror(kind), -a, e, ee);
            samples.slope[n] = slope;
            samples.logSlope[n] = covered > 0 ? slope / covered : 0;
        }
    }

    /** The slopes for {@link Distribution#LOGISTIC_SQUARED}, whose coverages are there; see {@link SoftMath#coverage}. */
    void addLogisticSlopes() {
        for (int n = 0; n < samples.count; n++) {
            samples.slope[n] = samples.covered[n] * samples.missed[n];
            samples.logSlope[n] = samples.missed[n];
        }
    }
}
