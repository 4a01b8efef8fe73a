/**
 * The definition and the teacher: the soft rasterizer in double precision, every triangle at every pixel.
 *
 * <p>To be read in the order of a pixel's life. {@link shapefit.raster.reference.ReferenceRender} asks every
 * {@code Triangle} at every pixel. What a triangle says there is a {@code Hit}: its barycentric coordinates
 * ({@code Triangle}), how much it covers ({@code Coverage}), the coordinates clipped ({@code ClippedWeights}),
 * its depth ({@code Hit}) and its colour ({@code Shading}). A {@code Pixel} joins the hits to one colour and one
 * alpha. Each stage has its derivative next to it, and {@code backward} goes through the stages in the reverse order.
 *
 * <p>Formulas: Liu et al., "Soft Rasterizer", ICCV 2019 (arXiv:1904.01786), and the program {@code SoftRas} of its
 * authors, where it says more than the paper or something else.
 */
package shapefit.raster.reference;
