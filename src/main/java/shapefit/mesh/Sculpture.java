package shapefit.mesh;

import java.util.Arrays;

/** A closed surface while it is put together from loops of vertices. Loops run counter-clockwise seen from outside. */
final class Sculpture {

    /** A colour for a place. */
    interface Paint {
        /** @return [3] linear */
        float[] at(float x, float y, float z);
    }

    private final FloatList vertices = new FloatList(); // [V, 3]
    private final IntList faces = new IntList(); // [F, 3]

    int vertex(double x, double y, double z) {
        vertices.add((float) x, (float) y, (float) z);
        return vertices.size() / 3 - 1;
    }

    int vertex(double[] position) {
        return vertex(position[0], position[1], position[2]);
    }

    private void triangle(int a, int b, int c) {
        faces.add(a);
        faces.add(b);
        faces.add(c);
    }

    /** Two triangles, cut along the shorter diagonal. */
    void quad(int a, int b, int c, int d) {
        if (distance(a, c) <= distance(b, d)) {
            triangle(a, b, c);
            triangle(a, c, d);
        } else {
            triangle(a, b, d);
            triangle(b, c, d);
        }
    }

    private double distance(int a, int b) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            double difference = vertices.get(3 * a + k) - vertices.get(3 * b + k);
            sum += difference * difference;
        }
        return sum;
    }

    /** A wall from the rim of a hole to a loop further out; both have as many vertices. */
    void loft(int[] from, int[] to) {
        for (int i = 0; i < from.length; i++) {
            int next = (i + 1) % from.length;
            quad(from[i], from[next], to[next], to[i]);
        }
    }

    /** A roof over the rim of a hole. */
    void cap(int[] loop, int tip) {
        for (int i = 0; i < loop.length; i++) {
            triangle(loop[i], loop[(i + 1) % loop.length], tip);
        }
    }

    /** The mesh without vertices that no face uses, its box centred at the origin. */
    Mesh finish() {
        Mesh mesh = finishInPlace();
        float[] moved = mesh.vertices();
        Bounds bounds = mesh.bounds();
        double[] center = {bounds.centerX(), bounds.centerY(), bounds.centerZ()};
        for (int i = 0; i < moved.length; i++) {
            moved[i] = (float) (moved[i] - center[i % 3]);
        }
        return mesh.withVertices(moved);
    }

    /** The mesh without vertices that no face uses, where it was made. */
    Mesh finishInPlace() {
        int[] used = faces.toArray();
        int[] numbers = new int[vertices.size() / 3];
        Arrays.fill(numbers, -1);
        FloatList kept = new FloatList();
        for (int i = 0; i < used.length; i++) {
            int v = used[i];
            if (numbers[v] < 0) {
                numbers[v] = kept.size() / 3;
                kept.add(vertices.get(3 * v), vertices.get(3 * v + 1), vertices.get(3 * v + 2));
            }
            used[i] = numbers[v];
        }
        return Mesh.of(kept.toArray(), used);
    }

    /** A choice of places. */
    interface Region {
        boolean has(float x, float y, float z);
    }

    /** The mesh with the vertices in a region moved to the middle of their neighbours, several times. */
    static Mesh smoothed(Mesh mesh, Region region, int times) {
        Topology topology = Topology.of(mesh);
        int[] start = topology.neighborStart();
        int[] neighbors = topology.neighbors();
        float[] first = mesh.vertices();
        float[] now = first;
        for (int round = 0; round < times; round++) {
            float[] next = now.clone();
            for (int i = 0; i < now.length; i++) {
                int v = i / 3;
                if (region.has(first[3 * v], first[3 * v + 1], first[3 * v + 2])) {
                    double sum = 0;
                    for (int n = start[v]; n < start[v + 1]; n++) {
                        sum += now[3 * neighbors[n] + i % 3];
                    }
                    next[i] = (float) (sum / (start[v + 1] - start[v]));
                }
            }
            now = next;
        }
        return mesh.withVertices(now);
    }

    /** The mesh with a colour at each vertex. */
    static Mesh painted(Mesh mesh, Paint paint) {
        float[] v = mesh.vertices();
        float[] colors = new float[v.length];
        for (int i = 0; i < v.length; i += 3) {
            System.arraycopy(paint.at(v[i], v[i + 1], v[i + 2]), 0, colors, i, 3);
        }
        return mesh.withVertexColors(colors);
    }

    /** A colour between two, moving smoothly from the first to the second while {@code at} goes from {@code from} to {@code to}. */
    static float[] blend(float[] first, float[] second, double at, double from, double to) {
        double t = Math.max(0, Math.min(1, (at - from) / (to - from)));
        double weight = t * t * (3 - 2 * t);
        float[] color = new float[3];
        for (int k = 0; k < 3; k++) {
            color[k] = (float) (first[k] + weight * (second[k] - first[k]));
        }
        return color;
    }
}
