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

    /** A ring around the y axis: 1 across, 0.3 thick; 1152 vertices, 2304 faces, no colours. */
    public static Mesh torus() {
        int around = 48;
        int across = 24;
        Sculpture sculpture = new Sculpture();
        int[][] rings = new int[around][across];
        for (int i = 0; i < around; i++) {
            double turn = 2 * Math.PI * i / around;
            for (int k = 0; k < across; k++) {
                double angle = 2 * Math.PI * k / across;
                double radius = 0.35 + 0.15 * Math.cos(angle);
                rings[i][k] =
                        sculpture.vertex(radius * Math.cos(turn), 0.15 * Math.sin(angle), -radius * Math.sin(turn));
            }
        }
        for (int i = 0; i < around; i++) {
            sculpture.loft(rings[(i + 1) % around], rings[i]);
        }
        return sculpture.finish();
    }

    /** A cylinder with round ends along y: 1 high, 0.5 across; 834 vertices, 1664 faces, no colours. */
    public static Mesh capsule() {
        int roundRows = 9; // of each end
        int straightRows = 8;
        int rows = 2 * roundRows + straightRows;
        double radius = 0.25;
        Sculpture sculpture = new Sculpture();
        Hull hull = new Hull(sculpture, rows, 32, new double[] {0, -0.5, 0}, new double[] {0, 0.5, 0}, (row, angle) -> {
            int fromEnd = Math.min(row, rows - 1 - row);
            double up = Math.PI / 2 * Math.min(1, (fromEnd + 1.0) / (roundRows + 1));
            double straight = Math.max(0, fromEnd - roundRows) / (straightRows + 1.0);
            double y = -0.25 - radius * Math.cos(up) + straight * 0.5;
            double r = radius * Math.sin(up);
            return new double[] {r * Math.cos(angle), row < rows / 2 ? y : -y, -r * Math.sin(angle)};
        });
        hull.cover();
        return sculpture.finish();
    }

    /** A pot with lid, spout (+x) and handle (−x), one surface with vertex colours; 1448 vertices, 2896 faces. */
    public static Mesh vessel() {
        return Vessel.make();
    }

    /** A chair with its back towards −z, one surface without colours; 446 vertices, 904 faces. */
    public static Mesh chair() {
        return Chair.make();
    }

    /** An airliner, nose towards +z, one surface with vertex colours; 2152 vertices, 4300 faces. */
    public static Mesh aeroplane() {
        return Aeroplane.make();
    }

    /**
     * A lay figure that looks towards +z: one surface with vertex colours, on a skeleton of 15 joints; 2238 vertices, 4472 faces.
     */
    public static Mesh mannequin() {
        return Mannequin.make();
    }
}
