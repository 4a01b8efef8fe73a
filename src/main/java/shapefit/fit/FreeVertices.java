package shapefit.fit;

/** The vertices themselves. */
final class FreeVertices implements VertexNumbers {

    private final float[] values;

    /** @param vertices [V, 3], moved in place */
    FreeVertices(float[] vertices) {
        values = vertices;
    }

    @Override
    public float[] values() {
        return values;
    }

    @Override
    public void toVertices(float[] vertices) {
        if (vertices != values) {
            System.arraycopy(values, 0, vertices, 0, values.length);
        }
    }

    @Override
    public float[] gradient(float[] gradVertices) {
        return gradVertices;
    }
}
