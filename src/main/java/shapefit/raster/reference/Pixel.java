package shapefit.raster.reference;

import java.util.List;
import shapefit.raster.ColorAggregation;
import shapefit.raster.Distribution;
import shapefit.raster.GradientMode;
import shapefit.raster.Quirk;
import shapefit.raster.SoftSettings;

/**
 * Joins the hits at one pixel to its alpha and its colour. Source: Liu et al. 2019, eqs. 2 and 4; {@code SoftRas}
 * sections 4 to 6.
 */
final class Pixel {

    /** The original divides by 1 − D, but never by less than this. */
    private static final double SMALLEST_COMPLEMENT = 1e-6;

    private final List<Hit> hits;
    private final int faceCount;
    private final SoftSettings settings;

    /** ∏(1 − D): how much is seen through all hits. */
    private final double transparency;

    /** Each hit's part ω of the colour; these and {@link #backgroundShare} sum to 1. */
    private final double[] shares;

    private final double backgroundShare;

    /** B, [3]; null if no colour is wanted. */
    private final double[] background;

    /** I, [3]; null if no colour is wanted. */
    private final double[] color;

    /**
     * @param hits in the order of the faces
     * @param background the colour behind, [3], or null if no colour is wanted
     */
    Pixel(List<Hit> hits, int faceCount, double[] background, SoftSettings settings) {
        this.hits = hits;
        this.faceCount = faceCount;
        this.settings = settings;
        this.background = background;
        double product = 1;
        for (Hit hit : hits) {
            product *= hit.coverage().complement();
        }
        transparency = product;
        shares = new double[hits.size()];
        backgroundShare = settings.color() == ColorAggregation.SOFTMAX ? shareBySoftmax() : shareByDepth();
        color = background == null ? null : mix();
    }

    double[] color() {
        return color;
    }

    double alpha() {
        return switch (settings.alpha()) {
            case PROD -> 1 - transparency;
            case SUM -> hits.stream().mapToDouble(hit -> hit.coverage().value()).sum() / Math.max(faceCount, 1);
            case HARD -> hits.stream().anyMatch(hit -> hit.coverage().value() > 0.5) ? 1 : 0;
            case MAX, EINSTEIN, YAGER, HAMACHER -> conorm().join(coverages());
        };
    }

    /** ω = D·e^(ζ/γ) / (Σ D·e^(ζ/γ) + e^(2ε/γ)), the largest exponent taken out of all, so that nothing overflows. */
    private double shareBySoftmax() {
        double backgroundNearness = 2 * settings.epsilon();
        double largest = backgroundNearness;
        for (Hit hit : hits) {
            largest = hit.color() == null ? largest : Math.max(largest, hit.nearness());
        }
        double behind = Math.exp((backgroundNearness - largest) / settings.gamma());
        double total = behind;
        for (int i = 0; i < shares.length; i++) {
            Hit hit = hits.get(i);
            if (hit.color() != null) {
                shares[i] = hit.coverage().value() * Math.exp((hit.nearness() - largest) / settings.gamma());
                total += shares[i];
            }
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= total;
        }
        return behind / total;
    }

    /** All to the nearest hit that covers the pixel's centre; of equal ones the first. */
    private double shareByDepth() {
        int nearest = -1;
        for (int i = 0; i < shares.length; i++) {
            Hit hit = hits.get(i);
            boolean covers =
                    hit.color() != null && Coverage.isOnTriangle(hit.clipped().raw());
            if (covers && (nearest < 0 || hit.depth() < hits.get(nearest).depth())) {
                nearest = i;
            }
        }
        if (nearest < 0) {
            return 1;
        }
        shares[nearest] = 1;
        return 0;
    }

    /** I = Σ ω C + ω_b B. */
    private double[] mix() {
        double[] mixed = new double[3];
        for (int c = 0; c < 3; c++) {
            mixed[c] = backgroundShare * background[c];
            for (int i = 0; i < shares.length; i++) {
                mixed[c] += shares[i] == 0 ? 0 : shares[i] * hits.get(i).color()[c];
            }
        }
        return mixed;
    }

    /**
     * The chain rule through everything that happens at this pixel.
     *
     * @param gradColor derivative of the loss by the pixel's colour, [3]; unread if no colour is wanted
     * @param gradAlpha derivative of the loss by the pixel's alpha
     * @param backgroundIndex where the pixel's background is in {@code out.background()}
     * @param out added to
     */
    void backward(double[] gradColor, double gradAlpha, Shading shading, int backgroundIndex, ReferenceGradients out) {
        for (int i = 0; i < shares.length; i++) {
            hitBackward(i, gradColor, gradAlpha, shading, out);
        }
        if (color != null) {
            for (int c = 0; c < 3; c++) {
                out.background()[backgroundIndex + c] += backgroundShare * gradColor[c];
            }
        }
    }

    private void hitBackward(int i, double[] gradColor, double gradAlpha, Shading shading, ReferenceGradients out) {
        Hit hit = hits.get(i);
        if (!hit.inRange() && settings.has(Quirk.DROP_ALPHA_GRADIENT_OUTSIDE_NEAR_FAR)) {
            return;
        }
        double gradArgument = gradAlpha * alphaSlope(i);
        double[] gradWeights = new double[3];
        if (shares[i] != 0) {
            double[] gradHitColor = new double[3];
            double gain = 0; // derivative of the loss by ln of the hit's weight D·e^(ζ/γ)
            for (int c = 0; c < 3; c++) {
                gradHitColor[c] = shares[i] * gradColor[c];
                gain += shares[i] * gradColor[c] * (hit.color()[c] - color[c]);
            }
            shading.backward(hit.triangle(), hit.clipped().value(), gradHitColor, gradWeights, out);
            if (settings.color() == ColorAggregation.SOFTMAX) {
                gradArgument += gain * hit.coverage().logSlope();
                double gradDepth = -gain / settings.gamma() / (settings.far() - settings.near());
                hit.depthBackward(gradDepth, gradWeights, out.corners());
            }
        }
        hit.coverage().backward(gradArgument, out.corners());
        if (settings.gradient() == GradientMode.COMPLETE) {
            double[] gradRaw = hit.clipped().backward(gradWeights);
            hit.triangle().weightsBackward(hit.clipped().raw(), gradRaw, out.corners());
        }
    }

    /** Derivative of alpha by a hit's argument a. */
    private double alphaSlope(int i) {
        Coverage coverage = hits.get(i).coverage();
        boolean original = settings.gradient() == GradientMode.ORIGINAL
                && settings.distribution() == Distribution.LOGISTIC_SQUARED;
        return switch (settings.alpha()) {
            case PROD ->
                original
                        ? transparency / Math.max(coverage.complement(), SMALLEST_COMPLEMENT) * coverage.slope()
                        : transparency * coverage.hazard();
            case SUM -> coverage.slope() / faceCount;
            case HARD -> settings.has(Quirk.HARD_ALPHA_GRADIENT) ? coverage.slope() : 0;
            case MAX, EINSTEIN, YAGER, HAMACHER -> conorm().slope(coverages(), i) * coverage.slope();
        };
    }

    private Conorm conorm() {
        return Conorm.of(settings.alpha());
    }

    private double[] coverages() {
        return hits.stream().mapToDouble(hit -> hit.coverage().value()).toArray();
    }
}
