package shapefit.fit;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import shapefit.camera.Pose;
import shapefit.mesh.Mesh;
import shapefit.mesh.Texture;
import shapefit.optim.Optimizer;
import shapefit.optim.OptimizerChoice;
import shapefit.render.Light;
import shapefit.render.SceneGradients;
import shapefit.render.SoftRenderer;

/**
 * What a fit moves, with one optimiser a part. The numbers of the pose are steps from where it is, composed with it after
 * each step; colours and texture are the renderer's own arrays, and vertices follow from the numbers of the {@link Deformation}.
 */
final class Parameters {

    /** Keeps a focal length or scale from running to 0 or infinity in one bad step. */
    private static final float LARGEST_LOG_STEP = 0.5f;

    private final SoftRenderer renderer;
    private final PoseFrame frame;
    private final Map<Part, float[]> values = new EnumMap<>(Part.class);
    private final Map<Part, float[]> gradients = new EnumMap<>(Part.class);
    private final VertexNumbers vertexNumbers;
    private final JointTurns joints; // null if the mesh has no skeleton
    private final double vertexUnit; // of a step of them, per step in mesh sizes
    private final OptimizerChoice choice;
    private final OptimizerChoice vertexChoice;
    private final Map<Part, Optimizer> optimizers = new EnumMap<>(Part.class); // of the parts that have moved

    Pose pose;
    double zoom = 1;
    Light light;

    /**
     * A state to come back to. Arrays of parts that do not move are not kept.
     *
     * @param vertices [V, 3], or [0] if they do not move: as they are, for they follow from their numbers but for rounding
     * @param turns of joints, or [0] if they do not move
     */
    record Snapshot(Pose pose, double zoom, Light light, Map<Part, float[]> arrays, float[] vertices, double[] turns) {}

    Parameters(FitSpec spec, SoftRenderer renderer, PoseFrame frame) {
        this.renderer = renderer;
        this.frame = frame;
        pose = spec.subject().start();
        light = spec.subject().light();
        Deformation deformation = spec.plan().deformation();
        Mesh mesh = spec.subject().mesh();
        vertexNumbers = switch (deformation.kind()) {
            case FREE -> new FreeVertices(renderer.vertices());
            case LARGE_STEPS -> new LargeSteps(mesh, deformation.lambda());
            case OCTANT -> new OctantNumbers(mesh);
        };
        vertexUnit = deformation.unit(2 * frame.radius);
        values.put(Part.VERTICES, vertexNumbers.values());
        values.put(Part.COLORS, renderer.colors());
        values.put(Part.TEXTURE, renderer.texture());
        joints = mesh.skin().map(JointTurns::new).orElse(null);
        values.put(Part.JOINTS, new float[joints == null ? 0 : joints.gradient().length]);
        for (Part part : Part.values()) {
            values.computeIfAbsent(part, p -> new float[p.size()]);
            gradients.put(part, isSteps(part) ? new float[values.get(part).length] : new float[0]);
        }
        choice = spec.plan().optimizer();
        vertexChoice = deformation.kind() == Deformation.Kind.LARGE_STEPS ? choice.uniform() : choice;
    }

    /** Whether a part's numbers are steps from where it is, and not where it is. */
    private static boolean isSteps(Part part) {
        return part.size() > 0 || part == Part.JOINTS;
    }

    /** Another pose, set by hand: what the optimisers remember of the way to the old one no longer counts. */
    void place(Pose newPose) {
        pose = newPose;
        for (Part part : EnumSet.of(Part.ROTATION, Part.TRANSLATION, Part.SCALE)) {
            optimizers.remove(part);
        }
    }

    /** The state now; {@code next} are the parts that can move before it is restored. */
    Snapshot save(Set<Part> next) {
        Map<Part, float[]> arrays = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            if (!isSteps(part) && (next.contains(part) || hasMoved(part))) {
                arrays.put(part, values.get(part).clone());
            }
        }
        float[] vertices =
                arrays.containsKey(Part.VERTICES) ? renderer.vertices().clone() : new float[0];
        boolean turned = next.contains(Part.JOINTS) || hasMoved(Part.JOINTS);
        return new Snapshot(pose, zoom, light, arrays, vertices, turned ? joints.values() : new double[0]);
    }

    /** Whether the part has made a step since the start. */
    boolean hasMoved(Part part) {
        return optimizers.containsKey(part);
    }

    /** Back to a state. The optimisers keep what they have gathered; see {@link #forgetSteps}. */
    void restore(Snapshot snapshot) {
        pose = snapshot.pose;
        zoom = snapshot.zoom;
        light = snapshot.light;
        snapshot.arrays.forEach((part, array) -> System.arraycopy(array, 0, values.get(part), 0, array.length));
        System.arraycopy(snapshot.vertices, 0, renderer.vertices(), 0, snapshot.vertices.length);
        if (snapshot.turns.length > 0) {
            joints.restore(snapshot.turns, renderer.vertices());
        }
    }

    /** Makes the optimisers start anew: after a step that led nowhere their running means are worth nothing. */
    void forgetSteps() {
        optimizers.values().forEach(Optimizer::reset);
    }

    /** Writes the gradients of the moving parts in their own units; false if one is not finite. */
    boolean gather(SceneGradients from, Map<Part, Move> moves) {
        boolean finite = true;
        for (Part part : moves.keySet()) {
            float[] gradient = gradients.get(part);
            switch (part) {
                case ROTATION -> copy(from.rotation, gradient);
                case TRANSLATION -> frame.translationGradient(pose, from.translation, gradient);
                case SCALE -> gradient[0] = (float) from.logScale;
                case FOCAL -> gradient[0] = (float) from.logFocal;
                case LIGHT -> LightNumbers.gradient(light, from, gradient);
                case VERTICES -> {
                    if (!isFinite(from.vertices)) {
                        return false;
                    }
                    gradients.put(part, vertexNumbers.gradient(from.vertices));
                }
                case COLORS -> gradients.put(part, from.colors);
                case TEXTURE -> gradients.put(part, from.texture);
                case JOINTS -> copy(joints.gradient(), gradient);
            }
            lock(gradients.get(part), moves.get(part).locked(), isSteps(part));
            finite &= isFinite(gradients.get(part));
        }
        return finite;
    }

    private static void copy(double[] from, float[] to) {
        for (int i = 0; i < from.length; i++) {
            to[i] = (float) from[i];
        }
    }

    /** @param own whether the indices are of the part's own numbers, and not of those of every row */
    private static void lock(float[] gradient, Set<Integer> locked, boolean own) {
        if (locked.isEmpty()) {
            return;
        }
        int period = own ? gradient.length : 3;
        for (int i = 0; i < gradient.length; i++) {
            if (locked.contains(i % period)) {
                gradient[i] = 0;
            }
        }
    }

    private static boolean isFinite(float[] values) {
        float sum = 0;
        for (float value : values) {
            sum += value * 0; // 0 unless the value is infinite or not a number
        }
        return sum == 0;
    }

    /** One step along the gathered gradients. */
    void step(Map<Part, Move> moves, double factor) {
        for (Part part : Part.values()) {
            Move move = moves.get(part);
            if (move != null) {
                boolean vertices = part == Part.VERTICES;
                double unit = vertices ? vertexUnit : 1;
                optimizers
                        .computeIfAbsent(part, p -> (vertices ? vertexChoice : choice).create(values.get(p).length))
                        .step(values.get(part), gradients.get(part), move.stepSize() * factor * unit);
            }
        }
        if (moves.containsKey(Part.JOINTS)) {
            joints.step(values.get(Part.JOINTS), renderer.vertices());
        }
        compose();
        if (moves.containsKey(Part.VERTICES)) {
            vertexNumbers.toVertices(renderer.vertices());
        }
        clamp(moves, Part.COLORS);
        clamp(moves, Part.TEXTURE);
    }

    private void compose() {
        float[] turn = values.get(Part.ROTATION);
        float[] move = values.get(Part.TRANSLATION);
        float logScale = limited(values.get(Part.SCALE)[0]);
        move[2] = limited(move[2]);
        pose = frame.step(pose, turn, move, logScale);
        zoom *= StrictMath.exp(limited(values.get(Part.FOCAL)[0]));
        light = LightNumbers.stepped(light, values.get(Part.LIGHT));
        for (Part part : Part.values()) {
            if (isSteps(part)) {
                Arrays.fill(values.get(part), 0);
            }
        }
    }

    private static float limited(float logarithm) {
        return Math.max(-LARGEST_LOG_STEP, Math.min(LARGEST_LOG_STEP, logarithm));
    }

    private void clamp(Map<Part, Move> moves, Part part) {
        if (moves.containsKey(part)) {
            float[] colors = values.get(part);
            for (int i = 0; i < colors.length; i++) {
                colors[i] = Math.max(0, Math.min(1, colors[i]));
            }
        }
    }

    /** The mesh of the start with what has moved since. */
    Mesh mesh(Mesh start) {
        Mesh mesh = start;
        if (hasMoved(Part.VERTICES)) {
            mesh = mesh.withVertices(renderer.vertices());
        }
        if (hasMoved(Part.JOINTS)) {
            mesh = mesh.posed(joints.values());
        }
        if (hasMoved(Part.COLORS)) {
            mesh = mesh.vertexColors().isPresent()
                    ? mesh.withVertexColors(renderer.colors())
                    : mesh.withFaceColors(renderer.colors());
        }
        if (hasMoved(Part.TEXTURE)) {
            Mesh.TextureMap map = mesh.textureMap().orElseThrow();
            Texture texture = new Texture(map.texture().width(), map.texture().height(), renderer.texture());
            mesh = mesh.withTexture(new Mesh.TextureMap(map.uvs(), map.faces(), texture));
        }
        return mesh;
    }

    /** The joints; null if the mesh has no skeleton. */
    JointTurns joints() {
        return joints;
    }

    /** The renderer whose arrays these are. */
    SoftRenderer renderer() {
        return renderer;
    }
}
