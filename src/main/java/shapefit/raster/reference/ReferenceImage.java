package shapefit.raster.reference;

/**
 * A soft picture in double precision.
 *
 * @param color [H, W, 3] linear; zeros if the scene has no colouring
 * @param alpha [H, W], 0 background to 1 covered
 */
public record ReferenceImage(double[] color, double[] alpha) {}
