package shapefit.raster.reference;

import shapefit.raster.SoftSettings;

/**
 * What one triangle says at one pixel it reaches. Source: {@code SoftRas} section 5.
 *
 * @param clipped the pixel's barycentric coordinates w and ŵ
 * @param depth z = 1 / Σ(ŵₖ/zₖ), right in perspective
 * @param nearness ζ = (far − z) / (far − near), 1 at near to 0 at far
 * @param inRange whether z is in [near, far]
 * @param color C, or null if the triangle gives the pixel no colour
 */
record Hit(
        Triangle triangle,
        Coverage coverage,
        ClippedWeights clipped,
        double depth,
        double nearness,
        boolean inRange,
        double[] color) {

    /**
     * The hit of a triangle at (px, py), NDC.
     *
     * @param shading null if no colour is wanted
     * @return null if the triangle does not reach the pixel
     */
    static Hit of(Triangle triangle, double px, double py, Shading shading, SoftSettings settings) {
        // The box bounds all three distances, the barycentric one too, though that has no length.
        if (!triangle.boxHolds(px, py, settings.reach())) {
            return null;
        }
        double[] w = triangle.weights(px, py);
        Coverage coverage = Coverage.of(triangle, px, py, w, settings);
        if (coverage == null) {
            return null;
        }
        ClippedWeights clipped = ClippedWeights.of(w);
        double depth = depth(triangle, clipped.value());
        boolean inRange = isInRange(depth, settings);
        boolean colored = shading != null && inRange && triangle.shows(settings.facing());
        return new Hit(
                triangle,
                coverage,
                clipped,
                depth,
                (settings.far() - depth) / (settings.far() - settings.near()),
                inRange,
                colored ? shading.color(triangle, clipped.value()) : null);
    }

    /** Whether a depth may have a colour; one that is no number, of a corner in the camera's plane, may not. */
    static boolean isInRange(double depth, SoftSettings settings) {
        return depth >= settings.near() && depth <= settings.far();
    }

    /** Depth where a triangle has the clipped coordinates ŵ. */
    static double depth(Triangle triangle, double[] weights) {
        double inverse = 0;
        for (int k = 0; k < 3; k++) {
            inverse += weights[k] / triangle.z[k];
        }
        return 1 / inverse;
    }

    /**
     * The chain rule through {@link #depth}: ∂z/∂zₖ = z² ŵₖ/zₖ², ∂z/∂ŵₖ = −z²/zₖ.
     *
     * @param gradWeights derivative by ŵ, [3], added to
     * @param gradCorners [F, 3, 3], added to
     */
    void depthBackward(double gradDepth, double[] gradWeights, double[] gradCorners) {
        for (int k = 0; k < 3; k++) {
            double ratio = depth / triangle.z[k];
            triangle.addToCorner(gradCorners, k, 0, 0, gradDepth * ratio * ratio * clipped.value()[k]);
            gradWeights[k] -= gradDepth * depth * ratio;
        }
    }
}
