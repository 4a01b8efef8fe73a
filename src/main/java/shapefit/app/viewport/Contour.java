package shapefit.app.viewport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines of equal value in a grid of numbers, by marching squares. A line ends at the grid's border or meets itself; the
 * result is smoothed a little and thinned to what the eye can tell.
 */
final class Contour {

    /** A point is left out if the line stays within this of it, grid pixels. */
    private static final double TOLERANCE = 0.2;

    private final float[] values;
    private final int width;
    private final int height;
    private final float level;
    private final Map<Integer, int[]> neighbours = new HashMap<>(); // grid edge that is crossed → the next ones, or −1

    private Contour(float[] values, int width, int height, float level) {
        this.values = values;
        this.width = width;
        this.height = height;
        this.level = level;
    }

    /**
     * @param values [H, W]
     * @param level between what is inside and what is outside
     * @param unit what a pixel of the grid is in the result
     * @return lines as x, y, x, y … counted from the grid's top left edge
     */
    static List<double[]> of(float[] values, int width, int height, float level, double unit) {
        Contour contour = new Contour(values, width, height, level);
        for (int y = 0; y + 1 < height; y++) {
            for (int x = 0; x + 1 < width; x++) {
                contour.cell(x, y);
            }
        }
        return contour.lines(unit);
    }

    private boolean above(int x, int y) {
        return values[y * width + x] > level;
    }

    private int acrossEdge(int x, int y) {
        return 2 * (y * width + x);
    }

    private int downEdge(int x, int y) {
        return 2 * (y * width + x) + 1;
    }

    private void cell(int x, int y) {
        boolean a = above(x, y);
        boolean b = above(x + 1, y);
        boolean c = above(x + 1, y + 1);
        boolean d = above(x, y + 1);
        if (a == b && b == c && c == d) {
            return;
        }
        int top = a == b ? -1 : acrossEdge(x, y);
        int right = b == c ? -1 : downEdge(x + 1, y);
        int bottom = c == d ? -1 : acrossEdge(x, y + 1);
        int left = d == a ? -1 : downEdge(x, y);
        if (top >= 0 && right >= 0 && bottom >= 0 && left >= 0) {
            join(top, a ? left : right);
            join(bottom, a ? right : left);
            return;
        }
        int first = top >= 0 ? top : right >= 0 ? right : bottom;
        int second = left >= 0 ? left : bottom >= 0 ? bottom : right;
        join(first, second);
    }

    private void join(int from, int to) {
        link(from, to);
        link(to, from);
    }

    private void link(int from, int to) {
        int[] ends = neighbours.computeIfAbsent(from, k -> new int[] {-1, -1});
        ends[ends[0] < 0 ? 0 : 1] = to;
    }

    private List<double[]> lines(double unit) {
        List<double[]> lines = new ArrayList<>();
        List<Integer> ends = neighbours.entrySet().stream()
                .filter(e -> e.getValue()[1] < 0)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        for (int end : ends) {
            if (neighbours.containsKey(end)) {
                lines.add(finished(follow(end), false, unit));
            }
        }
        while (!neighbours.isEmpty()) {
            lines.add(finished(follow(neighbours.keySet().iterator().next()), true, unit));
        }
        return lines;
    }

    /** Takes a line out of the map. */
    private List<double[]> follow(int start) {
        List<double[]> points = new ArrayList<>();
        int now = start;
        while (now >= 0) {
            int[] next = neighbours.remove(now);
            points.add(point(now));
            now = next[0] >= 0 && neighbours.containsKey(next[0])
                    ? next[0]
                    : next[1] >= 0 && neighbours.containsKey(next[1]) ? next[1] : -1;
        }
        return points;
    }

    private double[] point(int edge) {
        int p = edge / 2;
        int other = edge % 2 == 0 ? p + 1 : p + width;
        double t = (level - values[p]) / (values[other] - values[p]);
        double x = p % width + 0.5;
        double y = p / width + 0.5;
        return edge % 2 == 0 ? new double[] {x + t, y} : new double[] {x, y + t};
    }

    private static double[] finished(List<double[]> points, boolean closed, double unit) {
        List<double[]> smooth = smoothed(smoothed(points, closed), closed);
        if (closed) {
            smooth.add(smooth.get(0));
        }
        boolean[] kept = new boolean[smooth.size()];
        kept[0] = true;
        kept[kept.length - 1] = true;
        // A closed line begins where it ends: without a point in between it would vanish.
        kept[kept.length / 2] = true;
        thin(smooth, 0, kept.length / 2, kept);
        thin(smooth, kept.length / 2, kept.length - 1, kept);
        List<double[]> few = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            if (kept[i]) {
                few.add(smooth.get(i));
            }
        }
        double[] line = new double[2 * few.size()];
        for (int i = 0; i < few.size(); i++) {
            line[2 * i] = unit * few.get(i)[0];
            line[2 * i + 1] = unit * few.get(i)[1];
        }
        return line;
    }

    /** Each point a quarter towards each neighbour: takes the stairs out of a hard edge. */
    private static List<double[]> smoothed(List<double[]> points, boolean closed) {
        int n = points.size();
        List<double[]> out = new ArrayList<>(n + 1);
        for (int i = 0; i < n; i++) {
            double[] now = points.get(i);
            if (!closed && (i == 0 || i == n - 1)) {
                out.add(now);
                continue;
            }
            double[] before = points.get((i + n - 1) % n);
            double[] after = points.get((i + 1) % n);
            out.add(new double[] {(before[0] + 2 * now[0] + after[0]) / 4, (before[1] + 2 * now[1] + after[1]) / 4});
        }
        return out;
    }

    /** Douglas and Peucker (1973), with a stack of its own: an outline may have ten thousand points. */
    private static void thin(List<double[]> points, int first, int last, boolean[] kept) {
        List<int[]> open = new ArrayList<>();
        open.add(new int[] {first, last});
        while (!open.isEmpty()) {
            int[] span = open.remove(open.size() - 1);
            int farthest = -1;
            double most = TOLERANCE;
            for (int i = span[0] + 1; i < span[1]; i++) {
                double d = distance(points.get(i), points.get(span[0]), points.get(span[1]));
                if (d > most) {
                    most = d;
                    farthest = i;
                }
            }
            if (farthest >= 0) {
                kept[farthest] = true;
                open.add(new int[] {span[0], farthest});
                open.add(new int[] {farthest, span[1]});
            }
        }
    }

    private static double distance(double[] p, double[] a, double[] b) {
        double dx = b[0] - a[0];
        double dy = b[1] - a[1];
        double length = Math.hypot(dx, dy);
        return length == 0
                ? Math.hypot(p[0] - a[0], p[1] - a[1])
                : Math.abs(dx * (p[1] - a[1]) - dy * (p[0] - a[0])) / length;
    }
}
