package shapefit.mesh;

/**
 * Shapes made by our own code. All are closed (every edge has two faces, which run along it in opposite directions),
 * counter-clockwise from outside, about the unit size, centred at the origin, y up.
 */
public final class Primitives {

    /** Corners of the cube: bit 0 is x, bit 1 is y, bit 2 is z. Two faces a side: +x −x +y −y +z −z. */
    private static final int[] CUBE = {
        1, 3, 7, 1, 7, 5, 0, 4, 6, 0, 6, 2, 2, 6, 7, 2, 7, 3, 0, 1, 5, 0, 5, 4, 4, 5, 7, 4, 7, 6, 0, 2, 3, 0, 3, 1
    };

    /** Red, green, blue, yellow, magenta, cyan: pure, so linear and sRGB agree. */
    private static final float[] CUBE_SIDES = {1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 0, 1, 0, 1, 0, 1, 1};

    private Primitives() {}

    /**
     * A cube with edge 1: 8 vertices, 12 faces. Each side has a colour of its own: +x red, −x green, +y blue, −y yellow, +z
     * magenta, −z cyan.
     */
    public static Mesh cube() {
        float[] vertices = new float[24];
        for (int i = 0; i < vertices.length; i++) {
            vertices[i] = (i / 3 >> i % 3 & 1) - 0.5f;
        }
        float[] colors = new float[36];
        for (int i = 0; i < colors.length; i++) {
            colors[i] = CUBE_SIDES[i / 6 * 3 + i % 3];
        }
        return Mesh.of(vertices, CUBE).withFaceColors(colors);
    }

    /**
     * The unit sphere (radius 1) from an icosahedron: 10 · 4^level + 2 vertices, 20 · 4^level faces, no colours.
     *
     * @param level how often to split each face in four, 0 to 7
     */
    public static Mesh icosphere(int level) {
        if (level < 0 || level > 7) {
            throw new IllegalArgumentException("level must be 0 to 7, got " + level);
        }
        return Icosphere.of(level);
    }
}
