package shapefit.app.viewport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joml.Vector3d;
import shapefit.app.document.Document;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.camera.Projector;
import shapefit.mesh.Mesh;

/** Edges of a mesh as lines in the photo. */
final class Wires {

    /** More triangles than this have too many edges to be told apart. */
    private static final int MOST_TRIANGLES = 64;

    /** Cosine of the angle between two faces above which they count as one. */
    private static final double FLAT = 0.999;

    private final double[][] points; // of each vertex, x, y in the photo
    private final Vector3d[] seen; // of each vertex, camera space
    private final int[] faces;

    /**
     * An edge with the normals of its faces that are seen.
     *
     * @param from vertex
     * @param to vertex
     */
    private record Edge(int from, int to, List<Vector3d> normals) {}

    private Wires(Document document, Mesh mesh) {
        faces = mesh.faces();
        float[] vertices = mesh.vertices();
        Pose toCamera = document.pose().then(document.view());
        Camera camera = document.lens().camera();
        Projector projector = new Projector(camera);
        points = new double[mesh.vertexCount()][];
        seen = new Vector3d[points.length];
        for (int v = 0; v < points.length; v++) {
            seen[v] = toCamera.apply(new Vector3d(vertices[3 * v], vertices[3 * v + 1], vertices[3 * v + 2]));
            projector.forward(seen[v].x, seen[v].y, seen[v].z);
            points[v] = projector.depth > 0
                    ? new double[] {camera.pixelU(projector.x) + 0.5, camera.pixelV(projector.y) + 0.5}
                    : new double[] {Double.NaN, Double.NaN};
        }
    }

    /** The edges between faces that face the camera and are not flat; none for a mesh of many triangles. */
    static List<double[]> of(Document document) {
        Mesh mesh = document.shape().orElseThrow().mesh();
        return mesh.faceCount() > MOST_TRIANGLES ? List.of() : new Wires(document, mesh).lines();
    }

    private List<double[]> lines() {
        Map<List<Vector3d>, Edge> edges = new HashMap<>();
        for (int f = 0; f < faces.length; f += 3) {
            Vector3d a = seen[faces[f]];
            Vector3d normal = new Vector3d(seen[faces[f + 1]])
                    .sub(a)
                    .cross(new Vector3d(seen[faces[f + 2]]).sub(a))
                    .normalize();
            if (normal.dot(a) < 0) {
                for (int k = 0; k < 3; k++) {
                    add(edges, faces[f + k], faces[f + (k + 1) % 3], normal);
                }
            }
        }
        List<double[]> lines = new ArrayList<>();
        for (Edge edge : edges.values()) {
            boolean flat = edge.normals.size() == 2 && edge.normals.get(0).dot(edge.normals.get(1)) > FLAT;
            double[] from = points[edge.from];
            double[] to = points[edge.to];
            if (!flat && Double.isFinite(from[0] + to[0])) {
                lines.add(new double[] {from[0], from[1], to[0], to[1]});
            }
        }
        return lines;
    }

    /** Vertices that lie on one place are one: colours may have split them. */
    private void add(Map<List<Vector3d>, Edge> edges, int from, int to, Vector3d normal) {
        Edge known = edges.get(List.of(seen[to], seen[from]));
        known = known == null ? edges.get(List.of(seen[from], seen[to])) : known;
        if (known == null) {
            known = new Edge(from, to, new ArrayList<>());
            edges.put(List.of(seen[from], seen[to]), known);
        }
        known.normals.add(normal);
    }
}
