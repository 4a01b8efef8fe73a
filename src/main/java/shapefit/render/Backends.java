package shapefit.render;

import java.util.List;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.cpu.CpuRasterizer;
import shapefit.raster.reference.ReferenceRasterizer;

/** Picks a backend by name and says why. */
public final class Backends {

    /** Let the program choose. */
    public static final String AUTO = "auto";

    private static final String CPU = "cpu";
    private static final String REFERENCE = "reference";

    /**
     * What was found for a backend.
     *
     * @param name as given to {@link #open}
     * @param device what it runs on, in words
     * @param usable whether it can be opened
     * @param reason why, or why not, in one sentence
     */
    public record Finding(String name, String device, boolean usable, String reason) {}

    private Backends() {}

    /** Every backend of this program. */
    public static List<Finding> findings() {
        int cores = Runtime.getRuntime().availableProcessors();
        return List.of(
                new Finding(CPU, cores + " processor cores", true, "always works"),
                new Finding(REFERENCE, "1 thread, double precision", true, "the definition; very slow, by name only"));
    }

    /** What {@code auto} takes, and why. */
    public static Finding automatic() {
        return new Finding(CPU, findings().get(0).device(), true, "it is the only fast backend of this version");
    }

    /**
     * Opens a backend.
     *
     * @param name {@code auto} or a name of {@link #findings}
     * @param threads at least 1, or 0 for all cores
     * @throws IllegalArgumentException if there is no such backend
     */
    public static SoftRasterizer open(String name, int threads) {
        if (threads < 0) {
            throw new IllegalArgumentException("threads must be at least 1, or 0 for all cores, got " + threads);
        }
        int used = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
        return switch (name.equals(AUTO) ? automatic().name() : name) {
            case CPU -> new CpuRasterizer(used);
            case REFERENCE -> new ReferenceRasterizer();
            default ->
                throw new IllegalArgumentException("there is no backend \"" + name + "\"; take auto, cpu or reference");
        };
    }
}
