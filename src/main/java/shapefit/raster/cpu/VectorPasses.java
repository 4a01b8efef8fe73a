package shapefit.raster.cpu;

import shapefit.raster.AlphaAggregation;
import shapefit.raster.Distance;
import shapefit.raster.Quirk;

/** The passes in vectors. Made by {@link Simd} only, by name, so that without the Vector API nothing here is loaded. */
final class VectorPasses implements Passes {

    /** Below it, vectors bring nothing, and the processor may lack a fused multiply–add, which Java then computes slowly. */
    private static final int FEWEST_BITS = 256;

    /** Every ARM processor of 64 bits has vectors of 128 with a fused multiply–add. */
    private static final int FEWEST_BITS_ARM = 128;

    VectorPasses() {
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        if (VectorMath.bits() < (arm ? FEWEST_BITS_ARM : FEWEST_BITS)) {
            throw new UnsupportedOperationException("vectors of " + VectorMath.bits() + " bits bring nothing");
        }
    }

    @Override
    public ForwardPass forward() {
        return new VectorForwardPass();
    }

    @Override
    public BackwardPass backward() {
        return new VectorBackwardPass();
    }

    @Override
    public String words() {
        return VectorMath.bits() + "-bit SIMD";
    }

    /** Whether a drawing is of the kind that is done in vectors: the default functions, with any colouring. */
    static boolean suit(Drawing drawing) {
        return drawing.settings.distance() == Distance.EUCLIDEAN
                && drawing.isUsual()
                && drawing.settings.alpha() == AlphaAggregation.PROD
                && (!drawing.isColored() || drawing.isSoft())
                && !drawing.settings.has(Quirk.DROP_ALPHA_GRADIENT_OUTSIDE_NEAR_FAR);
    }
}
