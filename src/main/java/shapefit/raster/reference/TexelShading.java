package shapefit.raster.reference;

/**
 * {@link shapefit.raster.Coloring#TEXELS}. Corner 2 is the grid's origin, ŵ₀ gives the column, ŵ₁ the row. Each cell of
 * the grid is cut into two triangles; the one below the diagonal is stored at its cell, the one above it in the other
 * half of the square.
 *
 * @param colors [F, R², 3]
 * @param resolution R
 * @param overrun whether to read past the face, see {@link shapefit.raster.Quirk#TEXEL_OVERRUN}
 */
record TexelShading(double[] colors, int resolution, boolean overrun) implements Shading {

    @Override
    public double[] color(Triangle triangle, double[] weights) {
        int at = 3 * (triangle.face * resolution * resolution + texel(weights));
        boolean pastTheEnd = at >= colors.length;
        return pastTheEnd ? new double[3] : new double[] {colors[at], colors[at + 1], colors[at + 2]};
    }

    @Override
    public void backward(
            Triangle triangle, double[] weights, double[] gradColor, double[] gradWeights, ReferenceGradients out) {
        int texels = resolution * resolution;
        int texel = texel(weights);
        if (texel < texels) {
            for (int c = 0; c < 3; c++) {
                out.colors()[3 * (triangle.face * texels + texel) + c] += gradColor[c];
            }
        }
    }

    /** Index of the texel, counted from the face's first. */
    private int texel(double[] weights) {
        int column = (int) (weights[0] * resolution);
        int row = (int) (weights[1] * resolution);
        if (!overrun) {
            column = Math.min(column, resolution - 1);
            row = Math.min(row, resolution - 1 - column);
        }
        // On the face's edge, in exact arithmetic below the diagonal, rounding must not choose the other half.
        boolean onLastDiagonal = !overrun && column + row == resolution - 1;
        boolean below = onLastDiagonal || (weights[0] + weights[1]) * resolution - column - row <= 1;
        return below ? row * resolution + column : (resolution - 1 - row) * resolution + (resolution - 1 - column);
    }
}
