package shapefit.raster.reference;

import shapefit.raster.GradientMode;

/** {@link shapefit.raster.Coloring#UV}: a picture on the triangles, in perspective, tinted at the corners. */
final class UvShading implements Shading {

    private final ReferenceScene scene;
    private final boolean complete;

    UvShading(ReferenceScene scene, GradientMode mode) {
        this.scene = scene;
        complete = mode == GradientMode.COMPLETE;
    }

    @Override
    public double[] color(Triangle triangle, double[] weights) {
        double[] p = perspective(triangle, weights);
        double[] tint = tint(triangle, p);
        double[] sample = new double[3];
        for (Tap tap : taps(triangle, p)) {
            for (int c = 0; c < 3; c++) {
                sample[c] += tap.weight * scene.texture[tap.index + c];
            }
        }
        return new double[] {tint[0] * sample[0], tint[1] * sample[1], tint[2] * sample[2]};
    }

    @Override
    public void backward(
            Triangle triangle, double[] weights, double[] gradColor, double[] gradWeights, ReferenceGradients out) {
        double[] p = perspective(triangle, weights);
        double[] tint = tint(triangle, p);
        double[] sample = new double[3];
        double gradU = 0;
        double gradV = 0;
        for (Tap tap : taps(triangle, p)) {
            for (int c = 0; c < 3; c++) {
                double texel = scene.texture[tap.index + c];
                double gradSample = gradColor[c] * tint[c];
                sample[c] += tap.weight * texel;
                out.texture()[tap.index + c] += gradSample * tap.weight;
                gradU += gradSample * texel * tap.slopeU;
                gradV += gradSample * texel * tap.slopeV;
            }
        }
        double[] gradP = new double[3];
        for (int k = 0; k < 3; k++) {
            int uv = 6 * triangle.face + 2 * k;
            gradP[k] = gradU * scene.uvs[uv] + gradV * scene.uvs[uv + 1];
            for (int c = 0; c < 3; c++) {
                int corner = 9 * triangle.face + 3 * k + c;
                double gradTint = gradColor[c] * sample[c];
                out.colors()[corner] += gradTint * p[k];
                gradP[k] += gradTint * scene.colors[corner];
            }
        }
        if (complete) {
            perspectiveBackward(triangle, weights, gradP, gradWeights, out);
        }
    }

    /** pₖ = (ŵₖ/zₖ) / Σ(ŵₘ/zₘ): the barycentric coordinates on the triangle in space instead of on the picture. */
    private static double[] perspective(Triangle triangle, double[] weights) {
        double sum = 0;
        double[] p = new double[3];
        for (int k = 0; k < 3; k++) {
            p[k] = weights[k] / triangle.z[k];
            sum += p[k];
        }
        for (int k = 0; k < 3; k++) {
            p[k] /= sum;
        }
        return p;
    }

    /** With rₖ = ŵₖ/zₖ and pₖ = rₖ/Σr: ∂L/∂rₖ = (∂L/∂pₖ − Σ pₘ ∂L/∂pₘ) / Σr. */
    private static void perspectiveBackward(
            Triangle triangle, double[] weights, double[] gradP, double[] gradWeights, ReferenceGradients out) {
        double sum = 0;
        double mean = 0;
        for (int k = 0; k < 3; k++) {
            double ratio = weights[k] / triangle.z[k];
            sum += ratio;
            mean += ratio * gradP[k];
        }
        mean /= sum;
        for (int k = 0; k < 3; k++) {
            double gradRatio = (gradP[k] - mean) / sum;
            gradWeights[k] += gradRatio / triangle.z[k];
            double gradZ = -gradRatio * weights[k] / (triangle.z[k] * triangle.z[k]);
            triangle.addToCorner(out.corners(), k, 0, 0, gradZ);
        }
    }

    private double[] tint(Triangle triangle, double[] p) {
        return new VertexShading(scene.colors).color(triangle, p);
    }

    /**
     * One of the four texels that a bilinear sample mixes.
     *
     * @param index of its red in the texture
     * @param weight how much of it
     * @param slopeU ∂weight/∂u
     * @param slopeV ∂weight/∂v
     */
    private record Tap(int index, double weight, double slopeU, double slopeV) {}

    private Tap[] taps(Triangle triangle, double[] p) {
        int width = scene.textureWidth;
        int height = scene.textureHeight;
        double u = 0;
        double v = 0;
        for (int k = 0; k < 3; k++) {
            u += p[k] * scene.uvs[6 * triangle.face + 2 * k];
            v += p[k] * scene.uvs[6 * triangle.face + 2 * k + 1];
        }
        // In texels, 0 at the centre of the first column and of the top row.
        double column = u * width - 0.5;
        double row = (1 - v) * height - 0.5;
        double right = column - Math.floor(column);
        double down = row - Math.floor(row);
        Tap[] taps = new Tap[4];
        for (int i = 0; i < 4; i++) {
            int dx = i % 2;
            int dy = i / 2;
            double weightX = dx == 1 ? right : 1 - right;
            double weightY = dy == 1 ? down : 1 - down;
            int tapColumn = wrap(Math.floor(column) + dx, width);
            int tapRow = wrap(Math.floor(row) + dy, height);
            double slopeU = (dx == 1 ? width : -width) * weightY;
            double slopeV = (dy == 1 ? -height : height) * weightX;
            taps[i] = new Tap(3 * (tapRow * width + tapColumn), weightX * weightY, slopeU, slopeV);
        }
        return taps;
    }

    private static int wrap(double cell, int cells) {
        return (int) ((cell % cells + cells) % cells);
    }
}
