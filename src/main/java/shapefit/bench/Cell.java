package shapefit.bench;

import java.util.OptionalDouble;

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
 * @param peakMb the most memory the process held meanwhile, its heap included, 2²⁰ bytes; empty where the system does not say
 */
record Cell(
        String backend,
        String device,
        String mode,
        int faces,
        int size,
        long samples,
        Timing forward,
        Timing both,
        OptionalDouble peakMb) {

    /** Nanoseconds of forward and backward a sample. */
    double nanosPerSample() {
        return 1e6 * both.median() / samples;
    }
}
