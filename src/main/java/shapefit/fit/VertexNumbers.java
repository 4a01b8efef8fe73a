package shapefit.fit;

/** The numbers behind the vertices of a fit. V vertices; vertices and their gradient are [V, 3]. Used by one thread. */
interface VertexNumbers {

    /** What the optimiser moves; always the same array. */
    float[] values();

    /** Writes the vertices that follow from the numbers. */
    void toVertices(float[] vertices);

    /**
     * The chain rule through {@link #toVertices}.
     *
     * @return derivative by the numbers, reused by the next call
     */
    float[] gradient(float[] gradVertices);
}
