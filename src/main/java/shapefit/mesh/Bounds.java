package shapefit.mesh;

/**
 * An axis-aligned box around vertices, mesh units.
 *
 * @param minX smallest x
 * @param minY smallest y
 * @param minZ smallest z
 * @param maxX largest x
 * @param maxY largest y
 * @param maxZ largest z
 */
public record Bounds(double minX, double minY, double minZ, double maxX, double maxY, double maxZ) {

    /** The box of vertices [V, 3]; a point at the origin if there are none. */
    static Bounds of(float[] vertices) {
        if (vertices.length == 0) {
            return new Bounds(0, 0, 0, 0, 0, 0);
        }
        double[] min = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] max = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int i = 0; i < vertices.length; i++) {
            min[i % 3] = Math.min(min[i % 3], vertices[i]);
            max[i % 3] = Math.max(max[i % 3], vertices[i]);
        }
        return new Bounds(min[0], min[1], min[2], max[0], max[1], max[2]);
    }

    /** Length of the box's diagonal. */
    public double diagonal() {
        double dx = maxX - minX;
        double dy = maxY - minY;
        double dz = maxZ - minZ;
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    /** Middle of the box, x. */
    public double centerX() {
        return (minX + maxX) / 2;
    }

    /** Middle of the box, y. */
    public double centerY() {
        return (minY + maxY) / 2;
    }

    /** Middle of the box, z. */
    public double centerZ() {
        return (minZ + maxZ) / 2;
    }
}
