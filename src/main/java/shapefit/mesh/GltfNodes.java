package shapefit.mesh;

import de.javagl.jgltf.impl.v2.GlTF;
import de.javagl.jgltf.impl.v2.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tree of a glTF scene, flattened. Nodes are visited without recursion and once, as a file may make a loop of them. */
final class GltfNodes {

    private final MeshSource source;
    private final GlTF gltf;
    private final GltfData data;

    /**
     * A mesh at its place.
     *
     * @param mesh its number
     * @param transform {@link Affine}, mesh to scene; that of a skinned mesh does not count and is left out
     * @param skin its number, or null
     */
    record Placement(int mesh, double[] transform, Integer skin) {}

    /**
     * A node of the scene.
     *
     * @param parent number of the node it hangs on, −1 for a root
     * @param local {@link Affine}, to the parent's space
     */
    record Branch(int parent, double[] local) {}

    private record Visit(int node, int parent, double[] above) {}

    /** Nodes of the scene by number, each after its parent; filled by {@link #placements}. */
    final Map<Integer, Branch> branches = new LinkedHashMap<>();

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
                placements.add(new Placement(mesh, Affine.IDENTITY, null));
            }
            return placements;
        }
        Deque<Visit> open = new ArrayDeque<>();
        pushAll(open, roots(), -1, Affine.IDENTITY);
        while (!open.isEmpty()) {
            Visit visit = open.pop();
            Node node = data.entry(gltf.getNodes(), visit.node, "node");
            if (branches.containsKey(visit.node)) {
                throw source.broken(
                        "node " + visit.node, "it hangs below two nodes or below itself; export the file again.");
            }
            double[] local = local(node);
            branches.put(visit.node, new Branch(visit.parent, local));
            double[] transform = Affine.times(visit.above, local);
            if (node.getMesh() != null) {
                Integer skin = node.getSkin();
                placements.add(new Placement(node.getMesh(), skin == null ? transform : Affine.IDENTITY, skin));
            }
            pushAll(open, node.getChildren() == null ? List.of() : node.getChildren(), visit.node, transform);
        }
        return placements;
    }

    private static void pushAll(Deque<Visit> open, List<Integer> nodes, int parent, double[] above) {
        for (int i = nodes.size() - 1; i >= 0; i--) {
            open.push(new Visit(nodes.get(i), parent, above));
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
        double[] matrix = Affine.turn(new double[] {q[0], q[1], q[2], q[3]});
        for (int i = 0; i < 12; i++) {
            matrix[i] *= s[i / 4];
        }
        for (int k = 0; k < 3; k++) {
            matrix[12 + k] = t[k];
        }
        return matrix;
    }

    private float[] part(float[] values, int length) throws MeshFormatException {
        if (values.length != length) {
            throw source.broken("a node's transform has " + values.length + " numbers in place of " + length
                    + "; export the file again.");
        }
        return values;
    }
}
