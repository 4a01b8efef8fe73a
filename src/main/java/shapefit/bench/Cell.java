package shapefit.bench;

/**
 * One measured cell of the table.
 *
 * @param backend its name
 * @param device what it ran on, in words
 * @param mode silhouette or color
 * @param faces of the sphere
 * @param size pixels a side
 * @param samples pixel–triangle pairs within reach
 * @param forward one forward pass
 * @param both forward and backward together
 */
record Cell(
        String backend, String device, String mode, int faces, int size, long samples, Timing forward, Timing both) {}
