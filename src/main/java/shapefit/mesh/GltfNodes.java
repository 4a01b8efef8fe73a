package shapefit.mesh;

import de.javagl.jgltf.impl.v2.GlTF;
import de.javagl.jgltf.impl.v2.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The tree of a glTF scene, flattened. Nodes are visited without recursion and once, as a file may make a loop of them. */
final class GltfNodes {

    private static final double[] IDENTITY = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};

    private final MeshSource source;
    private final GlTF gltf;
    private final GltfData data;

    /**
     * A mesh at its place.
     *
     * @param mesh its number
     * @param transform [4, 4] column-major, mesh to scene
     */
    record Placement(int mesh, double[] transform) {}

    private record Visit(int node, double[] parent) {}

    GltfNodes(MeshSource source, GlTF gltf, GltfData data) {
        this.source = source;
        this.gltf = gltf;
        this.data = data;
    }

    /** All meshes of the scene in the order of the file; of the whole file if it names no scene. */
    List<Placement> placements() throws MeshFormatException {
        List<Placement> placements = new ArrayList<>();
        if (gltf.getNodes() == null) {
            int meshes = gltf.getMeshes() == null ? 0 : gltf.getMeshes().size();
            for (int mesh = 0; mesh < meshes; mesh++) {
                placements.add(new Placement(mesh, IDENTITY));
            }
            return placements;
        }
        Deque<Visit> open = new ArrayDeque<>();
        pushAll(open, roots(), IDENTITY);
        boolean[] seen = new boolean[gltf.getNodes().size()];
        while (!open.isEmpty()) {
            Visit visit = open.pop();
            Node node = data.entry(gltf.getNodes(), visit.node, "node");
            if (seen[visit.node]) {
                throw source.broken(
                        "node " + visit.node, "it hangs below two nodes or below itself; export the file again.");
            }
            seen[visit.node] = true;
            double[] transform = times(visit.parent, local(node));
            if (node.getMesh() != null) {
                if (node.getSkin() != null) {
                    source.warn("its skeleton is not used, so the mesh comes in its resting pose.");
                }
                placements.add(new Placement(node.getMesh(), node.getSkin() == null ? transform : IDENTITY));
            }
            pushAll(open, node.getChildren() == null ? List.of() : node.getChildren(), transform);
        }
        return placements;
    }

    private static void pushAll(Deque<Visit> open, List<Integer> nodes, double[] parent) {
        for (int i = nodes.size() - 1; i >= 0; i--) {
            open.push(new Visit(nodes.get(i), parent));
        }
    }

    private List<Integer> roots() throws MeshFormatException {
        if (gltf.getScenes() != null && !gltf.getScenes().isEmpty()) {
            int scene = gltf.getScene() == null ? 0 : gltf.getScene();
            List<Integer> nodes = data.entry(gltf.getScenes(), scene, "scene").getNodes();
            return nodes == null ? List.of() : nodes;
        }
        Set<Integer> roots = new LinkedHashSet<>();
        for (int i = 0; i < gltf.getNodes().size(); i++) {
            roots.add(i);
        }
        for (Node node : gltf.getNodes()) {
            if (node.getChildren() != null) {
                roots.removeAll(Set.copyOf(node.getChildren()));
            }
        }
        return List.copyOf(roots);
    }

    private double[] local(Node node) throws MeshFormatException {
        if (node.getMatrix() != null) {
            double[] matrix = new double[16];
            for (int i = 0; i < 16; i++) {
                matrix[i] = part(node.getMatrix(), 16)[i];
            }
            return matrix;
        }
        float[] t = node.getTranslation() == null ? new float[3] : part(node.getTranslation(), 3);
        float[] s = node.getScale() == null ? new float[] {1, 1, 1} : part(node.getScale(), 3);
        float[] q = node.getRotation() == null ? new float[] {0, 0, 0, 1} : part(node.getRotation(), 4);
        double x = q[0];
        double y = q[1];
        double z = q[2];
        double w = q[3];
        return new double[] {
            s[0] * (1 - 2 * (y * y + z * z)),
            s[0] * 2 * (x * y + z * w),
            s[0] * 2 * (x * z - y * w),
            0,
            s[1] * 2 * (x * y - z * w),
            s[1] * (1 - 2 * (x * x + z * z)),
            s[1] * 2 * (y * z + x * w),
            0,
            s[2] * 2 * (x * z + y * w),
            s[2] * 2 * (y * z - x * w),
            s[2] * (1 - 2 * (x * x + y * y)),
            0,
            t[0],
            t[1],
            t[2],
            1
        };
    }

    private float[] part(float[] values, int length) throws MeshFormatException {
        if (values.length != length) {
            throw source.broken("a node's transform has " + values.length + " numbers in place of " + length
                    + "; export the file again.");
        }
        return values;
    }

    /** The product of two column-major matrices. */
    private static double[] times(double[] a, double[] b) {
        double[] product = new double[16];
        for (int i = 0; i < 16; i++) {
            for (int k = 0; k < 4; k++) {
                product[i] += a[i % 4 + 4 * k] * b[i / 4 * 4 + k];
            }
        }
        return product;
    }
}
