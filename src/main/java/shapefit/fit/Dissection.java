package shapefit.fit;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * An order of a graph's vertices in which elimination fills in little: a set of vertices that cuts the graph in two comes
 * last, and each half is ordered in the same way. On the surface of a mesh the factor then has about n log n entries.
 *
 * <p>The cut is the middle level of a breadth-first walk from a vertex at the rim.
 *
 * <p>Source: George and Liu, "An automatic nested dissection algorithm for irregular finite element problems", SIAM Journal on
 * Numerical Analysis 15, 1978.
 */
final class Dissection {

    /** A part this small is not cut any more. */
    private static final int LEAF = 6;

    private final int[] start; // [n + 1]
    private final int[] neighbors;
    private final int[] order; // [n]
    private final int[] part; // [n] which part a vertex is in
    private final int[] level; // [n] of the walk, -1 before it comes by
    private final int[] queue; // [n] vertices of the walk, by level
    private final Deque<int[]> left = new ArrayDeque<>(); // [from, to) of the order, not yet cut
    private int parts;

    private Dissection(int[] start, int[] neighbors) {
        this.start = start;
        this.neighbors = neighbors;
        int count = start.length - 1;
        order = new int[count];
        part = new int[count];
        level = new int[count];
        queue = new int[count];
        for (int v = 0; v < count; v++) {
            order[v] = v;
        }
    }

    /**
     * @param start [n + 1] where each vertex's neighbours start
     * @param neighbors both ways
     * @return [n] vertices, the first to be eliminated first
     */
    static int[] order(int[] start, int[] neighbors) {
        Dissection dissection = new Dissection(start, neighbors);
        dissection.left.push(new int[] {0, start.length - 1});
        while (!dissection.left.isEmpty()) {
            int[] range = dissection.left.pop();
            if (range[1] - range[0] > LEAF) {
                dissection.cut(range[0], range[1]);
            }
        }
        return dissection.order;
    }

    private void cut(int from, int to) {
        parts++;
        for (int i = from; i < to; i++) {
            part[order[i]] = parts;
        }
        int root = order[from];
        int reached = walk(root, from, to);
        for (int depth = -1; level[queue[reached - 1]] > depth; reached = walk(root, from, to)) {
            depth = level[queue[reached - 1]];
            root = queue[reached - 1];
        }
        if (reached < to - from) {
            split(from, to, v -> level[v] >= 0 ? 0 : 1);
            left.push(new int[] {from, from + reached});
            left.push(new int[] {from + reached, to});
            return;
        }
        int middle = level[queue[reached / 2]];
        if (level[queue[reached - 1]] < 2) {
            return; // nearly all are neighbours of each other
        }
        int cut = Math.max(1, Math.min(middle, level[queue[reached - 1]] - 1));
        int[] ends = split(from, to, v -> level[v] > cut ? 1 : level[v] == cut && touches(v, cut + 1) ? 2 : 0);
        left.push(new int[] {from, ends[0]});
        left.push(new int[] {ends[0], ends[1]});
    }

    /** Levels of the part that holds the root, from the root on; returns how many vertices it reached. */
    private int walk(int root, int from, int to) {
        for (int i = from; i < to; i++) {
            level[order[i]] = -1;
        }
        level[root] = 0;
        queue[0] = root;
        int end = 1;
        for (int i = 0; i < end; i++) {
            int v = queue[i];
            for (int n = start[v]; n < start[v + 1]; n++) {
                int other = neighbors[n];
                if (part[other] == parts && level[other] < 0) {
                    level[other] = level[v] + 1;
                    queue[end++] = other;
                }
            }
        }
        return end;
    }

    private boolean touches(int v, int wanted) {
        for (int n = start[v]; n < start[v + 1]; n++) {
            if (part[neighbors[n]] == parts && level[neighbors[n]] == wanted) {
                return true;
            }
        }
        return false;
    }

    /** Which of three heaps a vertex goes to. */
    private interface Heap {
        int of(int vertex);
    }

    /** Sorts a range of the order by heap; returns where the first and the second heap end. */
    private int[] split(int from, int to, Heap heap) {
        int[] ends = new int[2];
        int filled = 0;
        for (int h = 0; h < 3; h++) {
            for (int i = from; i < to; i++) {
                if (heap.of(order[i]) == h) {
                    queue[filled++] = order[i];
                }
            }
            if (h < 2) {
                ends[h] = from + filled;
            }
        }
        System.arraycopy(queue, 0, order, from, filled);
        return ends;
    }
}
