package shapefit.raster.reference;

/**
 * {@link shapefit.raster.Coloring#VERTEX}.
 *
 * @param colors [F, 3, 3]
 */
record VertexShading(double[] colors) implements Shading {

    @Override
    public double[] color(Triangle triangle, double[] weights) {
        double[] color = new double[3];
        for (int k = 0; k < 3; k++) {
            for (int c = 0; c < 3; c++) {
                color[c] += weights[k] * colors[index(triangle, k, c)];
            }
        }
        return color;
    }

    @Override
    public void backward(
            Triangle triangle, double[] weights, double[] gradColor, double[] gradWeights, ReferenceGradients out) {
        for (int k = 0; k < 3; k++) {
            for (int c = 0; c < 3; c++) {
                out.colors()[index(triangle, k, c)] += weights[k] * gradColor[c];
                gradWeights[k] += gradColor[c] * colors[index(triangle, k, c)];
            }
        }
    }

    private static int index(Triangle triangle, int k, int c) {
        return 9 * triangle.face + 3 * k + c;
    }
}
