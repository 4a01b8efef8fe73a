package shapefit.app.fit;

import java.util.Arrays;
import org.joml.Vector3d;
import shapefit.camera.Camera;
import shapefit.camera.Camera.Projection;
import shapefit.camera.Pose;
import shapefit.camera.Projector;
import shapefit.mesh.Mesh;

/**
 * Draws the edges of a mesh that are seen, a pixel wide, and leaves out what faces hide. Lines are smoothed after Wu ("An
 * efficient antialiasing technique", 1991); what is hidden is told by the depth of the nearest face at each pixel.
 */
final class EdgePainter {

    /** Mean edge, pixels, from which on lines are as strong as they get. */
    private static final double LONG = 12;

    private static final double STRONGEST = 0.85;

    /** Where edges are so dense that they would hide the object. */
    private static final double WEAKEST = 0.35;

    /** Of its nearness a line may lie behind a face that it belongs to, for rounding. */
    private static final float SLACK = 1e-3f;

    private static final float NOTHING = Float.NEGATIVE_INFINITY;

    private final int width;
    private final int height;
    private final float[] x; // [V] pixels from the left edge
    private final float[] y; // [V] pixels from the top edge
    private final float[] near; // [V] larger is nearer, linear across the picture; NaN behind the camera
    private final float[] surface; // [H, W] nearness of the nearest face
    private final float[] ink; // [H, W] 0 to 1

    private EdgePainter(Mesh mesh, Pose toCamera, Camera camera) {
        width = camera.width();
        height = camera.height();
        int count = mesh.vertexCount();
        x = new float[count];
        y = new float[count];
        near = new float[count];
        surface = new float[width * height];
        ink = new float[width * height];
        project(mesh.vertices(), toCamera, camera);
    }

    /**
     * Draws.
     *
     * @param edges [E, 2] vertices
     * @param toCamera mesh to camera space
     * @param camera of the picture
     * @param rgb colour of the lines, 0xrrggbb
     * @return [H, W] premultiplied by alpha
     */
    static int[] paint(Mesh mesh, int[] edges, Pose toCamera, Camera camera, int rgb) {
        EdgePainter painter = new EdgePainter(mesh, toCamera, camera);
        painter.fill(mesh.faces());
        double length = painter.draw(edges);
        return painter.tinted(rgb, Math.max(WEAKEST, Math.min(STRONGEST, STRONGEST * length / LONG)));
    }

    private void project(float[] vertices, Pose toCamera, Camera camera) {
        Projector projector = new Projector(camera);
        boolean pinhole = camera.projection() == Projection.PINHOLE;
        for (int v = 0; v < near.length; v++) {
            Vector3d p = toCamera.apply(new Vector3d(vertices[3 * v], vertices[3 * v + 1], vertices[3 * v + 2]));
            projector.forward(p.x, p.y, p.z);
            x[v] = (float) camera.pixelU(projector.x) + 0.5f;
            y[v] = (float) camera.pixelV(projector.y) + 0.5f;
            boolean seen = projector.depth > 0 && Float.isFinite(x[v] + y[v]);
            near[v] = seen ? (float) (pinhole ? 1 / projector.depth : -projector.depth) : Float.NaN;
        }
    }

    private void fill(int[] faces) {
        Arrays.fill(surface, NOTHING);
        for (int f = 0; f < faces.length; f += 3) {
            fill(faces[f], faces[f + 1], faces[f + 2]);
        }
    }

    /** Keeps the nearness of one face where it is nearer than what was there; one that reaches behind the camera hides nothing. */
    private void fill(int a, int b, int c) {
        float area = (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]);
        if (area == 0 || Float.isNaN(near[a] + near[b] + near[c])) {
            return;
        }
        int left = pixel(Math.min(x[a], Math.min(x[b], x[c])), width);
        int right = pixel(Math.max(x[a], Math.max(x[b], x[c])), width);
        int top = pixel(Math.min(y[a], Math.min(y[b], y[c])), height);
        int bottom = pixel(Math.max(y[a], Math.max(y[b], y[c])), height);
        for (int row = top; row <= bottom; row++) {
            float py = row + 0.5f;
            for (int column = left; column <= right; column++) {
                float px = column + 0.5f;
                float wb = ((px - x[a]) * (y[c] - y[a]) - (py - y[a]) * (x[c] - x[a])) / area;
                float wc = ((x[b] - x[a]) * (py - y[a]) - (y[b] - y[a]) * (px - x[a])) / area;
                if (wb >= 0 && wc >= 0 && wb + wc <= 1) {
                    int p = row * width + column;
                    surface[p] = Math.max(surface[p], near[a] + wb * (near[b] - near[a]) + wc * (near[c] - near[a]));
                }
            }
        }
    }

    private static int pixel(float place, int count) {
        return (int) Math.max(0, Math.min(count - 1, Math.floor(place)));
    }

    /** Returns the mean length of an edge, pixels. */
    private double draw(int[] edges) {
        double sum = 0;
        int count = 0;
        for (int e = 0; e < edges.length; e += 2) {
            int a = edges[e];
            int b = edges[e + 1];
            if (!Float.isNaN(near[a] + near[b])) {
                sum += Math.hypot(x[b] - x[a], y[b] - y[a]);
                count++;
                draw(a, b);
            }
        }
        return sum / Math.max(1, count);
    }

    /** One line, pixel by pixel along its longer direction; in each the ink is shared by the two pixels beside it. */
    private void draw(int a, int b) {
        boolean flat = Math.abs(x[b] - x[a]) >= Math.abs(y[b] - y[a]);
        float[] along = flat ? x : y;
        float[] across = flat ? y : x;
        int from = along[a] <= along[b] ? a : b;
        int to = from == a ? b : a;
        float span = along[to] - along[from];
        if (span == 0) {
            return; // seen from its end
        }
        int first = (int) Math.max(0, Math.ceil(along[from] - 0.5));
        int last = (int) Math.min((flat ? width : height) - 1, Math.floor(along[to] - 0.5));
        for (int i = first; i <= last; i++) {
            float t = (i + 0.5f - along[from]) / span;
            float place = across[from] + t * (across[to] - across[from]) - 0.5f;
            float nearness = near[from] + t * (near[to] - near[from]);
            int j = (int) Math.floor(place);
            float share = place - j;
            dot(flat ? i : j, flat ? j : i, 1 - share, nearness);
            dot(flat ? i : j + 1, flat ? j + 1 : i, share, nearness);
        }
    }

    private void dot(int column, int row, float amount, float nearness) {
        boolean inside = column >= 0 && column < width && row >= 0 && row < height;
        int p = row * width + column;
        if (inside && amount > ink[p] && isSeen(column, row, nearness)) {
            ink[p] = amount;
        }
    }

    /**
     * Whether a line is in front of what is there. It is compared with the farthest face at the pixel and around it, as the
     * edge of a steep face lies a little behind the middles of its pixels.
     */
    private boolean isSeen(int column, int row, float nearness) {
        float farthest = Float.POSITIVE_INFINITY;
        float nearest = NOTHING;
        for (int r = Math.max(0, row - 1); r <= Math.min(height - 1, row + 1); r++) {
            for (int c = Math.max(0, column - 1); c <= Math.min(width - 1, column + 1); c++) {
                farthest = Math.min(farthest, surface[r * width + c]);
                nearest = Math.max(nearest, surface[r * width + c]);
            }
        }
        return farthest == NOTHING || nearness >= farthest - 0.5f * (nearest - farthest) - SLACK * Math.abs(nearness);
    }

    private int[] tinted(int rgb, double strength) {
        int[] argb = new int[ink.length];
        for (int p = 0; p < argb.length; p++) {
            if (ink[p] > 0) {
                double alpha = strength * ink[p];
                argb[p] = (int) Math.round(255 * alpha) << 24
                        | (int) Math.round(alpha * (rgb >> 16 & 0xff)) << 16
                        | (int) Math.round(alpha * (rgb >> 8 & 0xff)) << 8
                        | (int) Math.round(alpha * (rgb & 0xff));
            }
        }
        return argb;
    }
}
