package shapefit.fit;

import shapefit.image.FloatImage;
import shapefit.image.Mask;

/**
 * The photo of a {@link PoseScan}, and how a picture laid on it is compared: by what both cover, and by colours in the light that
 * explains them best.
 *
 * @param coverage [H, W] as {@link Mask}
 * @param colors [H, W, 3] roots of linear colours, or null
 * @param area sum of the coverage, above 0
 * @param brightness mean of the colours in the mask, above 0: so a dark photo's differences count like a bright one's
 */
record ScanTarget(int width, int height, float[] coverage, float[] colors, double area, double brightness) {

    /** Weight of what lies outside of the mask: it may be hidden; what is missing inside cannot be explained. */
    private static final double OUTSIDE = 0.6;

    /** Unknowns of the light: a factor a channel, and a lamp's direction times its strength. */
    private static final int UNKNOWNS = 6;

    /** Keeps the lamp small where the picture does not tell of it, as a share of the factors' own weight. */
    private static final double RIDGE = 0.02;

    /** A difference, in mean brightnesses, that is no worse than any other: glare and shadow. */
    private static final double WORST = 0.5;

    /**
     * What a comparison found.
     *
     * @param cost smaller is better
     * @param light [6] factors and lamp, roots of linear light; null without colours
     */
    record Fit(double cost, double[] light) {}

    /** @param view a small one, with a mask */
    static ScanTarget of(View view) {
        float[] coverage = view.mask().orElseThrow().coverage();
        float[] colors = view.image().map(FloatImage::rgb).map(Palette::roots).orElse(null);
        double area = 1e-6;
        double sum = 0;
        for (int p = 0; p < coverage.length; p++) {
            if (coverage[p] > 0) {
                area += coverage[p];
                for (int c = 0; colors != null && c < 3; c++) {
                    sum += coverage[p] * colors[3 * p + c] / 3;
                }
            }
        }
        int width = view.camera().width();
        return new ScanTarget(width, view.camera().height(), coverage, colors, area, Math.max(1e-3, sum / area));
    }

    /** Compares. */
    Fit compare(ScanPicture picture, PoseScan.Lay lay) {
        int[] shared = new int[2 * coverage.length]; // pixel here, pixel there
        int n = 0;
        double missing = 0;
        double outside = 0;
        for (int p = 0; p < coverage.length; p++) {
            int q = coverage[p] == Mask.UNKNOWN ? -1 : at(p, picture, lay);
            boolean covered = q >= 0 && picture.covered[q];
            if (covered) {
                outside += 1 - coverage[p];
            } else {
                missing += Math.max(0, coverage[p]);
            }
            if (covered && coverage[p] > 0.5f) {
                shared[n++] = p;
                shared[n++] = q;
            }
        }
        double cost = (missing + OUTSIDE * outside) / area;
        if (colors == null || n == 0) {
            return new Fit(cost + (n == 0 ? 1 : 0), null);
        }
        double[] light = light(picture, shared, n);
        double difference = difference(picture, shared, n, light);
        return new Fit(cost + difference, light);
    }

    /** The pixel of the picture that lies on a pixel here, or −1. */
    private int at(int p, ScanPicture picture, PoseScan.Lay lay) {
        int x = (int) Math.floor((p % width + 0.5 - lay.x()) / lay.size());
        int y = (int) Math.floor((p / width + 0.5 - lay.y()) / lay.size());
        return x < 0 || y < 0 || x >= picture.width || y >= picture.height ? -1 : y * picture.width + x;
    }

    /** [6] factors and lamp, by least squares: colour here = colour there · (factor + lamp · normal). */
    private double[] light(ScanPicture picture, int[] shared, int n) {
        double[] m = new double[UNKNOWNS * UNKNOWNS];
        double[] right = new double[UNKNOWNS];
        for (int i = 0; i < n; i += 2) {
            int p = 3 * shared[i];
            int q = 3 * shared[i + 1];
            for (int c = 0; c < 3; c++) {
                double own = picture.colors[q + c];
                double squared = own * own;
                double product = own * colors[p + c];
                m[c * UNKNOWNS + c] += squared;
                right[c] += product;
                for (int k = 0; k < 3; k++) {
                    double slope = picture.normals[q + k];
                    m[c * UNKNOWNS + 3 + k] += squared * slope;
                    right[3 + k] += product * slope;
                    for (int j = 0; j <= k; j++) {
                        m[(3 + j) * UNKNOWNS + 3 + k] += squared * slope * picture.normals[q + j];
                    }
                }
            }
        }
        double trace = m[0] + m[UNKNOWNS + 1] + m[2 * UNKNOWNS + 2] + 1e-9;
        for (int k = 0; k < UNKNOWNS; k++) {
            m[k * UNKNOWNS + k] += k < 3 ? 1e-9 * trace : RIDGE * trace;
        }
        return solved(m, right);
    }

    /** Solves a symmetric positive definite system, of which the upper half is given, by Cholesky. */
    private static double[] solved(double[] m, double[] right) {
        int n = UNKNOWNS;
        double[] x = right.clone();
        for (int i = 0; i < n; i++) {
            double pivot = m[i * n + i];
            for (int j = i + 1; j < n; j++) {
                double factor = m[i * n + j] / pivot;
                for (int k = j; k < n; k++) {
                    m[j * n + k] -= factor * m[i * n + k];
                }
                x[j] -= factor * x[i];
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) {
                x[i] -= m[i * n + j] * x[j];
            }
            x[i] /= m[i * n + i];
        }
        return x;
    }

    private static double lit(ScanPicture picture, int q, double[] light, int channel) {
        return Math.max(
                0,
                light[channel]
                        + light[3] * picture.normals[q]
                        + light[4] * picture.normals[q + 1]
                        + light[5] * picture.normals[q + 2]);
    }

    /** Mean difference of the shared pixels, in mean brightnesses. */
    private double difference(ScanPicture picture, int[] shared, int n, double[] light) {
        double sum = 0;
        for (int i = 0; i < n; i += 2) {
            int p = 3 * shared[i];
            int q = 3 * shared[i + 1];
            double pixel = 0;
            for (int c = 0; c < 3; c++) {
                pixel += Math.abs(colors[p + c] - picture.colors[q + c] * lit(picture, q, light, c));
            }
            sum += Math.min(WORST, pixel / 3 / brightness);
        }
        return 2 * sum / n;
    }
}
