package shapefit.raster.reference;

import shapefit.raster.Facing;
import shapefit.raster.Quirk;
import shapefit.raster.SoftSettings;

/** One projected triangle and its barycentric coordinates. Source: {@code SoftRas} section 2, set-up of a face. */
final class Triangle {

    /** Below this doubled area the coordinates are no longer meaningful. NDC². */
    private static final double SMALLEST_AREA = 1e-10;

    final int face;
    final double[] x = new double[3]; // NDC
    final double[] y = new double[3]; // NDC
    final double[] z = new double[3]; // depth

    /** Twice the signed area, NDC²; positive if the corners run counter-clockwise in the picture, y up. */
    private final double doubledArea;

    /** The same, kept away from zero: what the coordinates are divided by. */
    private final double divisor;

    /** @param corners [F, 3, 3] of the whole scene */
    Triangle(double[] corners, int face) {
        this.face = face;
        for (int k = 0; k < 3; k++) {
            x[k] = corners[9 * face + 3 * k];
            y[k] = corners[9 * face + 3 * k + 1];
            z[k] = corners[9 * face + 3 * k + 2];
        }
        doubledArea = (x[1] - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (y[1] - y[0]);
        double size = Math.max(Math.abs(doubledArea), SMALLEST_AREA);
        divisor = doubledArea > 0 ? size : -size;
    }

    /** Whether the triangle takes part at all. */
    boolean isDrawn(SoftSettings settings) {
        for (int k = 0; k < 3; k++) {
            if (!Double.isFinite(x[k]) || !Double.isFinite(y[k]) || !Double.isFinite(z[k])) {
                return false;
            }
            if (z[k] <= 0 && !settings.has(Quirk.DRAW_BEHIND_CAMERA)) {
                return false;
            }
        }
        return !isDegenerate() || settings.has(Quirk.DRAW_DEGENERATE);
    }

    boolean isDegenerate() {
        return Math.abs(doubledArea) < SMALLEST_AREA;
    }

    /** Whether the side that is seen has a colour. */
    boolean shows(Facing facing) {
        return switch (facing) {
            case BOTH -> true;
            case COUNTER_CLOCKWISE -> doubledArea > 0;
            case CLOCKWISE -> doubledArea < 0;
        };
    }

    /** Whether the bounding box, enlarged by {@code reach} (NDC) on every side, holds the point; its border does. */
    boolean boxHolds(double px, double py, double reach) {
        return px <= Math.max(x[0], Math.max(x[1], x[2])) + reach
                && px >= Math.min(x[0], Math.min(x[1], x[2])) - reach
                && py <= Math.max(y[0], Math.max(y[1], y[2])) + reach
                && py >= Math.min(y[0], Math.min(y[1], y[2])) - reach;
    }

    /** The unit vector across the edge from corner k to the next that leads out of the triangle; zero if the edge has no length. */
    double[] outwards(int k) {
        int next = (k + 1) % 3;
        double edgeX = x[next] - x[k];
        double edgeY = y[next] - y[k];
        double length = Math.hypot(edgeX, edgeY);
        double scale = length == 0 ? 0 : Math.signum(doubledArea) / length;
        return new double[] {scale * edgeY, -scale * edgeX};
    }

    /**
     * The barycentric coordinates w of a point: p = Σ wₖ pₖ, Σ wₖ = 1. They are the picture's, without perspective.
     *
     * <p>wₖ is the doubled area of the point and the edge opposite corner k, divided by that of the triangle.
     */
    double[] weights(double px, double py) {
        double[] w = new double[3];
        for (int k = 0; k < 3; k++) {
            int a = (k + 1) % 3;
            int b = (k + 2) % 3;
            w[k] = ((x[a] - px) * (y[b] - py) - (x[b] - px) * (y[a] - py)) / divisor;
        }
        return w;
    }

    /**
     * The chain rule through {@link #weights}: as w = V⁻¹ (px, py, 1)ᵀ with the corners as the columns of V,
     * ∂wᵢ/∂(xₖ, yₖ) = −(V⁻¹ᵢ₀, V⁻¹ᵢ₁) · wₖ.
     *
     * @param gradCorners [F, 3, 3], added to
     */
    void weightsBackward(double[] w, double[] gradWeights, double[] gradCorners) {
        double slopeX = 0;
        double slopeY = 0;
        for (int i = 0; i < 3; i++) {
            slopeX += gradWeights[i] * weightSlopeX(i);
            slopeY += gradWeights[i] * weightSlopeY(i);
        }
        for (int k = 0; k < 3; k++) {
            addToCorner(gradCorners, k, -slopeX * w[k], -slopeY * w[k], 0);
        }
    }

    /** Adds to the gradient of corner k. */
    void addToCorner(double[] gradCorners, int k, double gradX, double gradY, double gradZ) {
        int at = 9 * face + 3 * k;
        gradCorners[at] += gradX;
        gradCorners[at + 1] += gradY;
        gradCorners[at + 2] += gradZ;
    }

    private double weightSlopeX(int i) {
        return (y[(i + 1) % 3] - y[(i + 2) % 3]) / divisor;
    }

    private double weightSlopeY(int i) {
        return (x[(i + 2) % 3] - x[(i + 1) % 3]) / divisor;
    }
}
