package shapefit.mesh;

import java.util.Arrays;

/**
 * Every triangle split in four at the middles of its sides. Rows of the old corners stay; the edges' follow, in increasing order
 * of (lower, higher) end, so that neighbours share them. A side from a corner to itself has none: its middle is that corner.
 *
 * @param edges [E, 2] ends, lower first
 * @param faces [4 F, 3], the four of a face one after another: at its corners in order, then the middle one
 */
record FaceSplit(int[] edges, int[] faces) {

    /**
     * @param faces [F, 3]
     * @param rows before the edges' come
     */
    static FaceSplit of(int[] faces, int rows) {
        long[] keys = keys(faces);
        int[] edges = new int[2 * keys.length];
        for (int e = 0; e < keys.length; e++) {
            edges[2 * e] = (int) (keys[e] >> 32);
            edges[2 * e + 1] = (int) keys[e];
        }
        int[] children = new int[4 * faces.length];
        for (int f = 0; f < faces.length; f += 3) {
            int a = faces[f];
            int b = faces[f + 1];
            int c = faces[f + 2];
            int ab = middle(keys, a, b, rows);
            int bc = middle(keys, b, c, rows);
            int ca = middle(keys, c, a, rows);
            int[] four = {a, ab, ca, b, bc, ab, c, ca, bc, ab, bc, ca};
            System.arraycopy(four, 0, children, 4 * f, 12);
        }
        return new FaceSplit(edges, children);
    }

    private static long[] keys(int[] faces) {
        long[] keys = new long[faces.length];
        int count = 0;
        for (int side = 0; side < faces.length; side++) {
            int a = faces[side];
            int b = faces[side % 3 == 2 ? side - 2 : side + 1];
            if (a != b) {
                keys[count++] = key(a, b);
            }
        }
        return Arrays.stream(keys, 0, count).sorted().distinct().toArray();
    }

    private static long key(int a, int b) {
        return (long) Math.min(a, b) << 32 | Math.max(a, b);
    }

    private static int middle(long[] keys, int a, int b, int rows) {
        return a == b ? a : rows + Arrays.binarySearch(keys, key(a, b));
    }

    /**
     * Rows of numbers with the means of each edge's ends behind them.
     *
     * @param values [rows, columns]
     */
    float[] extend(float[] values, int columns) {
        float[] all = Arrays.copyOf(values, values.length + columns * edges.length / 2);
        for (int e = 0; e < edges.length / 2; e++) {
            for (int k = 0; k < columns; k++) {
                double sum = (double) values[columns * edges[2 * e] + k] + values[columns * edges[2 * e + 1] + k];
                all[values.length + columns * e + k] = (float) (sum / 2);
            }
        }
        return all;
    }
}
