package shapefit.raster.cpu;

/**
 * Chooses between scalar passes and those in vectors.
 *
 * <p>The Vector API stands in a module that Java resolves only when asked. Asked with {@code --add-modules}, a Java without the
 * module does not start, and one with it prints a warning. So the launchers pass {@code --add-exports
 * java.base/jdk.internal.module=ALL-UNNAMED} instead, which does neither, and the module is loaded here the way Java loads that
 * of an agent. If any of it fails, the scalar passes do the work.
 *
 * <p>{@code -Dshapefit.simd=off} chooses the scalar passes.
 */
final class Simd {

    private static final String MODULE = "jdk.incubator.vector";

    private Simd() {}

    /** The passes for a new rasterizer. */
    static Passes choose() {
        return "off".equals(System.getProperty("shapefit.simd")) ? Passes.SCALAR : Fastest.PASSES;
    }

    /** Found once, when first needed. */
    private static final class Fastest {
        static final Passes PASSES = find();

        private static Passes find() {
            try {
                if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
                    Class.forName("jdk.internal.module.Modules")
                            .getMethod("loadModule", String.class)
                            .invoke(null, MODULE);
                }
                return (Passes) Class.forName("shapefit.raster.cpu.VectorPasses")
                        .getDeclaredConstructor()
                        .newInstance();
            } catch (ReflectiveOperationException | LinkageError e) {
                return Passes.SCALAR;
            }
        }
    }
}
