package shapefit.loss;

/**
 * What makes a mesh unlikely: a number that grows as the surface gets rough, and its gradient to the vertices.
 *
 * <p><b>Shapes.</b> V vertices, fixed with the mesh's topology when the loss is made; arrays are [V, 3], mesh units.
 *
 * <p><b>Precision.</b> Sums are made in double and in a fixed order; only the end result is rounded to float.
 *
 * <p><b>Threads.</b> One thread at a time; an instance reuses its buffers, and a call allocates nothing.
 */
public interface MeshLoss {

    /**
     * The loss alone.
     *
     * @param vertices [V, 3]
     * @return at least 0
     * @throws IllegalArgumentException if the length does not fit
     */
    double value(float[] vertices);

    /**
     * The loss, and its gradient for the optimiser.
     *
     * @param vertices [V, 3]
     * @param weight factor on the gradient
     * @param gradVertices [V, 3]; weight · ∂loss/∂vertices is added
     * @return the loss without the weight, at least 0
     * @throws IllegalArgumentException if a length does not fit
     */
    double addTo(float[] vertices, double weight, float[] gradVertices);
}
