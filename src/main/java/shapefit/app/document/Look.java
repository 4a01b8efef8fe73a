package shapefit.app.document;

import shapefit.fit.Schedule;

/**
 * How the object is drawn now. Immutable.
 *
 * @param sigma blur, NDC² of the working picture, above 0
 * @param gamma transparency, normalised depth, above 0
 * @param linked keeps gamma at {@value #GAMMA_PER_SIGMA} sigma when sigma is changed, and the other way round
 * @param hard draws without blur; fits are not touched by it
 */
public record Look(double sigma, double gamma, boolean linked, boolean hard) {

    /** As in the original's demonstration of blur. */
    public static final double GAMMA_PER_SIGMA = 10;

    /** @throws IllegalArgumentException if a number is not above 0 */
    public Look {
        if (!(sigma > 0 && gamma > 0) || !Double.isFinite(sigma + gamma)) {
            throw new IllegalArgumentException("sigma and gamma must be > 0, got " + sigma + " and " + gamma);
        }
    }

    /** What a stage of a schedule has. */
    public static Look of(Schedule.Stage stage) {
        return new Look(stage.sigma(), stage.gamma(), false, false);
    }

    /** The same with another blur; gamma follows if linked. */
    public Look withSigma(double newSigma) {
        return new Look(newSigma, linked ? GAMMA_PER_SIGMA * newSigma : gamma, linked, hard);
    }

    /** The same with another transparency; sigma follows if linked. */
    public Look withGamma(double newGamma) {
        return new Look(linked ? newGamma / GAMMA_PER_SIGMA : sigma, newGamma, linked, hard);
    }

    /** The same with both numbers. */
    public Look with(double newSigma, double newGamma) {
        return new Look(newSigma, newGamma, linked, hard);
    }

    /** The same, linked or free; gamma jumps to sigma's when they are linked. */
    public Look withLinked(boolean newLinked) {
        return new Look(sigma, newLinked ? GAMMA_PER_SIGMA * sigma : gamma, newLinked, hard);
    }

    /** The same, hard or soft. */
    public Look withHard(boolean newHard) {
        return new Look(sigma, gamma, linked, newHard);
    }

    /** Whether blur and transparency are the other's; hard or soft is how it is looked at, and not kept. */
    public boolean isKeptAs(Look other) {
        return sigma == other.sigma && gamma == other.gamma && linked == other.linked;
    }
}
