package shapefit.mesh;

import de.javagl.jgltf.impl.v2.GlTF;
import de.javagl.jgltf.impl.v2.Node;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The skin of a glTF file: its joints, and the joints and weights of vertices while they are read. Nodes between two joints become
 * part of the lower one's rest.
 *
 * <p>A node may say in its {@code extras} what glTF has no word for: {@link #LIMIT} and {@link #TURN}.
 */
final class GltfSkin {

    /** Largest turn of a joint from its rest, degrees. */
    static final String LIMIT = "rotationLimitDegrees";

    /** How far the node is turned from its rest, a unit quaternion x, y, z, w in its parent's axes. */
    static final String TURN = "turnFromRest";

    private static final String AGAIN = "; export the file again.";

    private final MeshSource source;
    private final GlTF gltf;
    private final GltfData data;
    private final GltfNodes nodes;
    private final int skin;

    private final Skeleton skeleton;
    private final double[] turns; // [J, 4]
    private final int[] numbers; // [joints as the file counts them] → ours

    /** Numbers of a vertex: joint and weight, {@link #influences} times. */
    final int influences;

    private GltfSkin(MeshSource source, GlTF gltf, GltfData data, GltfNodes nodes, int skin, int influences)
            throws IOException {
        this.source = source;
        this.gltf = gltf;
        this.data = data;
        this.nodes = nodes;
        this.skin = skin;
        this.influences = influences;
        List<Integer> named = named();
        List<Integer> ordered = new ArrayList<>(nodes.branches.keySet());
        ordered.retainAll(new HashSet<>(named));
        numbers = named.stream().mapToInt(ordered::indexOf).toArray();
        turns = new double[4 * ordered.size()];
        skeleton = skeleton(named, ordered);
    }

    /**
     * The skin that all of a scene's meshes hang on.
     *
     * @param nodes whose placements were made
     * @param eight whether a vertex may have eight influences and not four
     * @return null if there is none; after a warning, if only parts have one or they have several
     */
    static GltfSkin of(
            MeshSource source,
            GlTF gltf,
            GltfData data,
            GltfNodes nodes,
            List<GltfNodes.Placement> placements,
            boolean eight)
            throws IOException {
        Set<Integer> skins = new HashSet<>();
        placements.forEach(placement -> skins.add(placement.skin()));
        if (skins.size() > 1) {
            source.warn("its parts do not all hang on one skeleton, so the mesh was read without one; join them.");
            return null;
        }
        Integer only = skins.isEmpty() ? null : skins.iterator().next();
        return only == null ? null : new GltfSkin(source, gltf, data, nodes, only, eight ? 8 : 4);
    }

    private String place() {
        return "skin " + skin;
    }

    private List<Integer> named() throws IOException {
        List<Integer> named = data.entry(gltf.getSkins(), skin, "skin").getJoints();
        if (named == null || named.isEmpty()) {
            throw source.broken(place(), "it has no joints" + AGAIN);
        }
        for (int i = 0; i < named.size(); i++) {
            data.entry(gltf.getNodes(), named.get(i), "node");
            if (!nodes.branches.containsKey(named.get(i))) {
                throw source.broken(
                        place(),
                        "its joint, node " + named.get(i) + ", hangs below itself or is not in the scene" + AGAIN);
            }
        }
        if (new HashSet<>(named).size() < named.size()) {
            throw source.broken(place(), "it names a joint twice" + AGAIN);
        }
        return named;
    }

    private Skeleton skeleton(List<Integer> named, List<Integer> ordered) throws IOException {
        Integer accessor = gltf.getSkins().get(skin).getInverseBindMatrices();
        float[] inverseBinds = accessor == null ? null : data.numbers(accessor, 16);
        if (inverseBinds != null && inverseBinds.length < 16 * named.size()) {
            throw source.broken(
                    place(),
                    "it has " + named.size() + " joints, but " + inverseBinds.length / 16 + " inverse bind matrices"
                            + AGAIN);
        }
        List<Skeleton.Joint> joints = new ArrayList<>();
        Map<String, Integer> names = new HashMap<>();
        for (int j = 0; j < ordered.size(); j++) {
            int number = ordered.get(j);
            double[] inverseBind = Affine.IDENTITY.clone();
            for (int i = 0; inverseBinds != null && i < 16; i++) {
                inverseBind[i] = inverseBinds[16 * named.indexOf(number) + i];
            }
            joints.add(joint(number, j, ordered, inverseBind, names));
        }
        return new Skeleton(joints);
    }

    private Skeleton.Joint joint(
            int number, int j, List<Integer> ordered, double[] inverseBind, Map<String, Integer> names)
            throws IOException {
        GltfNodes.Branch branch = nodes.branches.get(number);
        double[] transform = branch.local();
        int parent = branch.parent();
        while (parent >= 0 && !ordered.contains(parent)) {
            transform = Affine.times(nodes.branches.get(parent).local(), transform);
            parent = nodes.branches.get(parent).parent();
        }
        Node node = gltf.getNodes().get(number);
        String given = node.getName() == null || node.getName().isBlank() ? "joint " + j : node.getName();
        int before = names.merge(given, 1, Integer::sum);
        String name = before == 1 ? given : given + " (" + before + ")";
        double limit = limit(node, number);
        double[] rest = unturned(transform, turn(node, number), j);
        try {
            return new Skeleton.Joint(name, parent < 0 ? -1 : ordered.indexOf(parent), rest, inverseBind, limit);
        } catch (IllegalArgumentException e) {
            throw source.broken("node " + number, e.getMessage() + AGAIN);
        }
    }

    private static Object extra(Node node, String key) {
        return node.getExtras() instanceof Map<?, ?> extras ? extras.get(key) : null;
    }

    private double limit(Node node, int number) throws MeshFormatException {
        Object value = extra(node, LIMIT);
        if (value == null) {
            return Skeleton.USUAL_LIMIT;
        }
        double degrees = value instanceof Number given ? given.doubleValue() : Double.NaN;
        if (!(degrees > 0 && degrees <= 180)) {
            throw source.broken("node " + number, LIMIT + " must be above 0 and at most 180; correct it.");
        }
        return Math.toRadians(degrees);
    }

    /** [4], of length 1. */
    private double[] turn(Node node, int number) throws MeshFormatException {
        Object value = extra(node, TURN);
        if (value == null) {
            return new double[] {0, 0, 0, 1};
        }
        double[] turn = value instanceof List<?> list
                ? list.stream()
                        .mapToDouble(part -> part instanceof Number given ? given.doubleValue() : Double.NaN)
                        .toArray()
                : new double[0];
        double length = 0;
        for (double part : turn) {
            length += part * part;
        }
        if (turn.length != 4 || !(Math.abs(length - 1) < 1e-4)) {
            throw source.broken(
                    "node " + number, TURN + " must be four numbers, a quaternion of length 1; correct it.");
        }
        for (int k = 0; k < 4; k++) {
            turn[k] /= Math.sqrt(length);
        }
        return turn;
    }

    /** The rest of a joint that stands turned; the turn is kept. */
    private double[] unturned(double[] transform, double[] turn, int j) {
        System.arraycopy(turn, 0, turns, 4 * j, 4);
        double[] back = {-turn[0], -turn[1], -turn[2], turn[3]};
        double[] about = Affine.turn(back);
        double[] rest = Affine.times(about, transform);
        System.arraycopy(transform, 12, rest, 12, 3); // it turns about its own place
        return rest;
    }

    /**
     * Adds to a row of a vertex: joint and weight, {@link #influences} times.
     *
     * @param joints [n, 4] as the file counts them, n the vertices of its primitive
     * @param weights [n, 4]
     */
    void fill(float[] row, int at, int set, int vertex, float[] joints, float[] weights) throws MeshFormatException {
        for (int k = 0; k < 4; k++) {
            float joint = joints[4 * vertex + k];
            if (joint != (int) joint || joint < 0 || joint >= numbers.length) {
                throw source.broken(
                        place(), "vertex " + vertex + " names joint " + joint + " of " + numbers.length + AGAIN);
            }
            if (weights[4 * vertex + k] < 0) {
                throw source.broken(place(), "vertex " + vertex + " has a weight below 0" + AGAIN);
            }
            row[at + 2 * (4 * set + k)] = numbers[(int) joint];
            row[at + 2 * (4 * set + k) + 1] = weights[4 * vertex + k];
        }
    }

    /** An attribute of four numbers a vertex, [count, 4]. */
    float[] attribute(Map<String, Integer> attributes, String name, int count) throws IOException {
        Integer accessor = attributes.get(name);
        if (accessor == null) {
            throw source.broken(place(), "a mesh hangs on it, but has no " + name + AGAIN);
        }
        float[] values = data.numbers(accessor, 4);
        if (values.length < 4 * count) {
            throw source.broken(place(), "a mesh has fewer " + name + " than vertices" + AGAIN);
        }
        return values;
    }

    /**
     * The skin of the vertices that were read.
     *
     * @param vertices positions and colours, then what {@link #fill} wrote
     * @param at where that begins in a row
     */
    Skin bind(VertexWelder vertices, int at) throws MeshFormatException {
        int count = vertices.vertexCount();
        float[] bound = new float[3 * count];
        int[] joints = new int[influences * count];
        float[] weights = new float[influences * count];
        for (int v = 0; v < count; v++) {
            double sum = 0;
            for (int k = 0; k < influences; k++) {
                sum += vertices.get(v, at + 2 * k + 1);
            }
            if (!(sum > 0 && Double.isFinite(sum))) {
                throw source.broken(place(), "a vertex hangs on no joint: all its weights are 0; paint its weights.");
            }
            for (int k = 0; k < 3; k++) {
                bound[3 * v + k] = vertices.get(v, k);
            }
            for (int k = 0; k < influences; k++) {
                joints[influences * v + k] = (int) vertices.get(v, at + 2 * k);
                weights[influences * v + k] = (float) (vertices.get(v, at + 2 * k + 1) / sum);
            }
        }
        return new Skin(skeleton, new Skin.Binding(bound, influences, joints, weights), turns);
    }
}
