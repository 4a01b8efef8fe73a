package shapefit.project;

/**
 * How an object was drawn on a screen. Immutable.
 *
 * @param sigma blur, NDC² of the working picture, above 0
 * @param gamma transparency, normalised depth, above 0
 * @param linked whether one follows the other
 */
public record ShownLook(double sigma, double gamma, boolean linked) {

    /** @throws IllegalArgumentException if a number is not above 0 */
    public ShownLook {
        if (!(sigma > 0 && gamma > 0) || !Double.isFinite(sigma + gamma)) {
            throw new IllegalArgumentException("sigma and gamma must be > 0, got " + sigma + " and " + gamma);
        }
    }
}
