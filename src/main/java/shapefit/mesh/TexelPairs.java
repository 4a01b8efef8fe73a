package shapefit.mesh;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Which texels lie side by side on a surface: right and lower neighbours that the same chart shows. A chart is what faces
 * cover whose texture coordinates meet. Texels that no face shows have no neighbours, and charts that only happen to lie side
 * by side in the picture, or at its opposite sides, are none.
 */
public final class TexelPairs {

    private static final int NONE = -1;

    private final int width;
    private final int height;
    private final float[] uvs; // [T, 2]
    private final int[] faces; // [F, 3]
    private final int[] charts; // [T] of a coordinate: another one of its chart, itself if it is the first
    private final int[] owners; // [H, W] chart that shows a texel

    private TexelPairs(Mesh.TextureMap map) {
        width = map.texture().width();
        height = map.texture().height();
        uvs = map.uvs();
        faces = map.faces();
        charts = new int[uvs.length / 2];
        owners = new int[width * height];
        Arrays.fill(owners, NONE);
    }

    /** [P, 2] texels, row · width + column, of a map's texture. */
    public static int[] of(Mesh.TextureMap map) {
        TexelPairs found = new TexelPairs(map);
        found.joinCharts();
        for (int f = 0; f < found.faces.length; f += 3) {
            found.claim(f);
        }
        return found.pairs();
    }

    private void joinCharts() {
        Map<Long, Integer> places = new HashMap<>();
        for (int t = 0; t < charts.length; t++) {
            long place =
                    (long) Float.floatToIntBits(uvs[2 * t]) << 32 | Float.floatToIntBits(uvs[2 * t + 1]) & 0xffffffffL;
            Integer first = places.putIfAbsent(place, t);
            charts[t] = first == null ? t : first;
        }
        for (int f = 0; f < faces.length; f += 3) {
            join(faces[f], faces[f + 1]);
            join(faces[f], faces[f + 2]);
        }
    }

    private int chart(int coordinate) {
        int c = coordinate;
        while (charts[c] != c) {
            charts[c] = charts[charts[c]];
            c = charts[c];
        }
        return c;
    }

    private void join(int a, int b) {
        int chartA = chart(a);
        int chartB = chart(b);
        charts[Math.max(chartA, chartB)] = Math.min(chartA, chartB);
    }

    /** Gives a face's chart the texels that nobody has and that interpolation looks at: up to one away from the face. */
    private void claim(int face) {
        double[] x = new double[3];
        double[] y = new double[3];
        for (int k = 0; k < 3; k++) {
            x[k] = uvs[2 * faces[face + k]] * (double) width - 0.5;
            y[k] = (1 - uvs[2 * faces[face + k] + 1]) * (double) height - 0.5;
        }
        double left = Math.floor(Math.min(x[0], Math.min(x[1], x[2])));
        double top = Math.floor(Math.min(y[0], Math.min(y[1], y[2])));
        double columns = Math.ceil(Math.max(x[0], Math.max(x[1], x[2]))) - left + 1;
        double rows = Math.ceil(Math.max(y[0], Math.max(y[1], y[2]))) - top + 1;
        boolean repeats = columns > width || rows > height; // then the face shows nearly all of the picture
        int chart = chart(faces[face]);
        for (int row = 0; row < Math.min(rows, height); row++) {
            for (int column = 0; column < Math.min(columns, width); column++) {
                if (repeats || reaches(x, y, left + column, top + row)) {
                    int at = Math.floorMod((long) top + row, height) * width
                            + Math.floorMod((long) left + column, width);
                    owners[at] = owners[at] == NONE ? chart : owners[at];
                }
            }
        }
    }

    /** Whether a triangle meets the square of side 2 about a texel, judged by its sides alone. */
    private static boolean reaches(double[] x, double[] y, double column, double row) {
        double area = (x[1] - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (y[1] - y[0]);
        for (int k = 0; k < 3; k++) {
            int next = (k + 1) % 3;
            double alongX = Math.signum(area) * (x[next] - x[k]);
            double alongY = Math.signum(area) * (y[next] - y[k]);
            double side = alongX * (row - y[k]) - alongY * (column - x[k]);
            if (side < -(Math.abs(alongX) + Math.abs(alongY))) {
                return false;
            }
        }
        return true;
    }

    private int[] pairs() {
        int[] pairs = new int[4 * owners.length];
        int length = 0;
        for (int at = 0; at < owners.length; at++) {
            boolean lastColumn = at % width == width - 1;
            if (!lastColumn && areJoined(at, at + 1)) {
                pairs[length++] = at;
                pairs[length++] = at + 1;
            }
            if (at + width < owners.length && areJoined(at, at + width)) {
                pairs[length++] = at;
                pairs[length++] = at + width;
            }
        }
        return Arrays.copyOf(pairs, length);
    }

    private boolean areJoined(int a, int b) {
        return owners[a] != NONE && owners[a] == owners[b];
    }
}
