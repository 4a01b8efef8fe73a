package shapefit.raster.cpu;

import shapefit.raster.SoftSettings;
import shapefit.raster.kernel.SoftMath;

/**
 * Finds the samples of a (tile, face) pair: the pixels within reach, how far each is from the edge, and from that the coverage.
 * Forward and backward share it, so both see the same numbers.
 */
final class Sampler {

    /** e to this is still far from infinity; a coverage below e to minus this is nothing. */
    private static final float LARGEST_EXPONENT = 80;

    private final Samples out;
    private final DistributionCover distributions;
    private Bins bins;
    private SoftSettings settings;
    private boolean wantBarycentrics;
    private boolean logistic; // the usual distribution, or none
    private boolean wantSlopes;
    private float squaredReach;
    private float reach;
    private float inverseSigma;

    // The pair at hand.
    private float[] constants;
    private int block;
    private float[] placements;
    private int placement;
    private int firstColumn;
    private int lastColumn;
    private int firstRow;
    private int lastRow;
    private final float[] columnsPerPerp = new float[3];
    private int spanFirst;
    private int spanLast;

    Sampler(Samples out) {
        this.out = out;
        distributions = new DistributionCover(out);
    }

    /** @param barycentrics whether {@link Samples#w0} to w2 are needed */
    void prepare(Bins newBins, SoftSettings newSettings, boolean barycentrics) {
        bins = newBins;
        settings = newSettings;
        wantBarycentrics = barycentrics;
        logistic = Drawing.isLogistic(settings);
        wantSlopes = !Drawing.isUsual(settings);
        distributions.prepare(settings);
        squaredReach = (float) settings.squaredReach();
        reach = (float) settings.reach();
        inverseSigma = (float) (1 / settings.sigma());
        constants = bins.faces.constants;
        placements = bins.placements;
    }

    /** Fills the samples of a pair up to and including 1 − D. */
    void collect(int pair) {
        block = Faces.STRIDE * bins.pairFace[pair];
        placement = Bins.PLACEMENT * pair;
        int box = bins.pairBox[pair];
        firstColumn = box & 255;
        lastColumn = box >> 8 & 255;
        firstRow = box >> 16 & 255;
        lastRow = box >>> 24;
        for (int k = 0; k < 3; k++) {
            columnsPerPerp[k] = 1 / constants[block + Faces.PERP_COLUMN + k];
        }
        out.count = 0;
        switch (settings.distance()) {
            case EUCLIDEAN -> {
                collectEuclidean();
                cover();
            }
            case BARYCENTRIC -> {
                collectInside(-reach);
                measureBarycentric();
                cover();
            }
            case HARD -> {
                collectInside(-Float.MIN_VALUE); // at 0 itself, too
                coverHard();
            }
        }
        if (wantSlopes && logistic) {
            distributions.addLogisticSlopes();
        }
    }

    /** Pixels of the row that are not too far behind an edge, into spanFirst and spanLast; may hold a few too many. */
    private void span(float perp0, float perp1, float perp2) {
        float first = firstColumn;
        float last = lastColumn;
        for (int k = 0; k < 3; k++) {
            float perp = k == 0 ? perp0 : k == 1 ? perp1 : perp2;
            float limit = (-constants[block + Faces.REACH + k] - perp) * columnsPerPerp[k];
            if (columnsPerPerp[k] > 0) {
                first = limit > first ? limit : first;
            } else {
                last = limit < last ? limit : last;
            }
        }
        spanFirst = (int) (first + 0.9999f);
        spanLast = (int) Math.floor(last);
    }

    private void collectEuclidean() {
        float px0 = constants[block + Faces.PERP_COLUMN];
        float px1 = constants[block + Faces.PERP_COLUMN + 1];
        float px2 = constants[block + Faces.PERP_COLUMN + 2];
        float ax0 = constants[block + Faces.ALONG_COLUMN];
        float ax1 = constants[block + Faces.ALONG_COLUMN + 1];
        float ax2 = constants[block + Faces.ALONG_COLUMN + 2];
        float half0 = constants[block + Faces.HALF];
        float half1 = constants[block + Faces.HALF + 1];
        float half2 = constants[block + Faces.HALF + 2];
        int n = 0;
        for (int row = firstRow; row <= lastRow; row++) {
            float perp0 = perpOfRow(0, row);
            float perp1 = perpOfRow(1, row);
            float perp2 = perpOfRow(2, row);
            span(perp0, perp1, perp2);
            float along0 = alongOfRow(0, row);
            float along1 = alongOfRow(1, row);
            float along2 = alongOfRow(2, row);
            for (int column = spanFirst; column <= spanLast; column++) {
                float p0 = perp0 + column * px0;
                float p1 = perp1 + column * px1;
                float p2 = perp2 + column * px2;
                float d0 = squaredDistance(p0, along0 + column * ax0, half0);
                float d1 = squaredDistance(p1, along1 + column * ax1, half1);
                float d2 = squaredDistance(p2, along2 + column * ax2, half2);
                // Written down in any case and then counted or not: a branch here would be guessed wrong too often.
                int nearest = d1 < d0 ? 1 : 0;
                float d = Math.min(d0, d1);
                nearest = d2 < d ? 2 : nearest;
                float signed = Math.copySign(Math.min(d, d2), Math.min(p0, Math.min(p1, p2)));
                out.pixel[n] = row * Grid.SIDE + column;
                out.edge[n] = nearest;
                out.distance[n] = signed;
                if (wantBarycentrics) {
                    writeBarycentrics(n, p0, p1, p2);
                }
                n += signed > -squaredReach ? 1 : 0;
            }
        }
        out.count = n;
    }

    /** Squared distance to a segment; what sticks out past its end is counted twice and quartered, which needs no branch. */
    private static float squaredDistance(float perp, float along, float half) {
        float past = Math.abs(along) - half;
        past += Math.abs(past);
        return perp * perp + 0.25f * (past * past);
    }

    private float perpOfRow(int k, int row) {
        return placements[placement + k] + row * constants[block + Faces.PERP_ROW + k];
    }

    private float alongOfRow(int k, int row) {
        return placements[placement + 3 + k] + row * constants[block + Faces.ALONG_ROW + k];
    }

    private void writeBarycentrics(int n, float p0, float p1, float p2) {
        out.w0[n] = p0 * constants[block + Faces.INVERSE_HEIGHT];
        out.w1[n] = p1 * constants[block + Faces.INVERSE_HEIGHT + 1];
        out.w2[n] = p2 * constants[block + Faces.INVERSE_HEIGHT + 2];
    }

    /** Takes the pixels whose barycentric coordinates are all above {@code least}. */
    private void collectInside(float least) {
        float px0 = constants[block + Faces.PERP_COLUMN];
        float px1 = constants[block + Faces.PERP_COLUMN + 1];
        float px2 = constants[block + Faces.PERP_COLUMN + 2];
        int n = 0;
        for (int row = firstRow; row <= lastRow; row++) {
            float perp0 = perpOfRow(0, row);
            float perp1 = perpOfRow(1, row);
            float perp2 = perpOfRow(2, row);
            span(perp0, perp1, perp2);
            for (int column = spanFirst; column <= spanLast; column++) {
                writeBarycentrics(n, perp0 + column * px0, perp1 + column * px1, perp2 + column * px2);
                float smallest = Math.min(out.w0[n], Math.min(out.w1[n], out.w2[n]));
                out.pixel[n] = row * Grid.SIDE + column;
                n += smallest > least ? 1 : 0;
            }
        }
        out.count = n;
    }

    private void measureBarycentric() {
        for (int n = 0; n < out.count; n++) {
            float w0 = out.w0[n];
            float w1 = out.w1[n];
            float w2 = out.w2[n];
            int smallest = w0 > w1 ? 1 : 0;
            float w = w0 > w1 ? w1 : w0;
            smallest = w > w2 ? 2 : smallest;
            w = w > w2 ? w2 : w;
            out.edge[n] = smallest;
            out.distance[n] = w * Math.abs(w);
        }
    }

    private void cover() {
        if (!logistic) {
            distributions.cover();
            return;
        }
        for (int n = 0; n < out.count; n++) {
            float e = FastExp.exp(Math.min(-out.distance[n] * inverseSigma, LARGEST_EXPONENT));
            float covered = SoftMath.coverage(e);
            out.covered[n] = covered;
            out.missed[n] = e * covered;
        }
    }

    private void coverHard() {
        for (int n = 0; n < out.count; n++) {
            out.distance[n] = 1;
            out.covered[n] = 1;
            out.missed[n] = 0;
        }
    }

    /** Nearest number in [0, 1]. */
    static float clamp01(float x) {
        return Math.max(0, Math.min(1, x));
    }

    /** Clipped barycentric coordinates and depth; needs the barycentric coordinates. */
    void measureDepth() {
        float i0 = constants[block + Faces.INVERSE_DEPTH];
        float i1 = constants[block + Faces.INVERSE_DEPTH + 1];
        float i2 = constants[block + Faces.INVERSE_DEPTH + 2];
        float origin = bins.depthOrigin;
        float near = (float) (settings.near() - origin);
        float far = (float) (settings.far() - origin);
        float z0 = constants[block + Faces.DEPTH] - origin;
        float z10 = constants[block + Faces.DEPTH + 1] - constants[block + Faces.DEPTH];
        float z20 = constants[block + Faces.DEPTH + 2] - constants[block + Faces.DEPTH];
        for (int n = 0; n < out.count; n++) {
            float c0 = clamp01(out.w0[n]);
            float c1 = clamp01(out.w1[n]);
            float c2 = clamp01(out.w2[n]);
            float scale = SoftMath.normalizer(c0 + c1 + c2);
            c0 *= scale;
            c1 *= scale;
            c2 *= scale;
            // 1 / Σ(ŵ/z), as a mean of the corners' depths: the digits that matter are in the differences.
            float r1 = c1 * i1;
            float r2 = c2 * i2;
            float z = z0 + (r1 * z10 + r2 * z20) / (c0 * i0 + r1 + r2);
            out.c0[n] = c0;
            out.c1[n] = c1;
            out.c2[n] = c2;
            out.depth[n] = z >= near && z <= far ? z : Float.POSITIVE_INFINITY;
        }
    }
}
