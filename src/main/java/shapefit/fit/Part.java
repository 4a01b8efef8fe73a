package shapefit.fit;

import java.util.Set;

/** What of a scene a fit may move. Each part has its own step size, in the unit given here. */
public enum Part {
    /** Rotation about the middle of the mesh; steps in radians. */
    ROTATION(3),
    /**
     * Position of the middle of the mesh. With one view: right, up (in mesh sizes) and the logarithm of the distance along the
     * line of sight; with several: the world's x, y, z in mesh sizes.
     */
    TRANSLATION(3),
    /** Logarithm of the pose's scale. */
    SCALE(1),
    /** Every vertex; steps in mesh sizes. */
    VERTICES(0),
    /** Vertex or face colours, linear. */
    COLORS(0),
    /** The texture, linear. */
    TEXTURE(0),
    /**
     * Ambient and directional light and its direction, 9 numbers, or 27 coefficients of harmonics; steps in what they add to
     * light from everywhere, linear.
     */
    LIGHT(27),
    /** Turns of a skinned mesh's joints, three numbers each, in the axes of the joint's parent; steps in radians. */
    JOINTS(0),
    /** Logarithm of the focal length, of all views together. */
    FOCAL(1);

    /** What changes the mesh itself, and not only where it stands and how it is lit. */
    public static final Set<Part> OF_THE_MESH = Set.of(VERTICES, JOINTS, COLORS, TEXTURE);

    private final int size;

    Part(int size) {
        this.size = size;
    }

    /** Whether it changes how the object looks and not where it is. */
    public boolean isPaint() {
        return this == COLORS || this == TEXTURE || this == LIGHT;
    }

    /** How many numbers it has; 0 if that depends on the mesh. */
    public int size() {
        return size;
    }
}
