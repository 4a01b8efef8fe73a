package shapefit.raster.reference;

import java.util.List;
import java.util.Set;
import shapefit.raster.Coloring;
import shapefit.raster.Fragments;
import shapefit.raster.RasterGradients;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;

/** {@link ReferenceRender} behind the common contract: floats in, doubles inside, floats out. It keeps no state. */
public final class ReferenceRasterizer implements SoftRasterizer {

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public String device() {
        return "1 thread, double precision";
    }

    @Override
    public void forward(RasterInput input, SoftSettings settings, SoftImage out) {
        ReferenceImage image = new ReferenceRender(ReferenceScene.of(input), settings).forward();
        out.resize(input.width, input.height);
        narrow(image.alpha(), out.alpha);
        if (input.coloring != Coloring.NONE) {
            narrow(image.color(), out.color);
        }
    }

    @Override
    public void backward(
            RasterInput input,
            SoftSettings settings,
            SoftImage image,
            float[] gradColor,
            float[] gradAlpha,
            RasterGradients out) {
        int pixels = input.width * input.height;
        double[] color = input.coloring == Coloring.NONE ? null : widen("gradColor", gradColor, 3 * pixels);
        double[] alpha = widen("gradAlpha", gradAlpha, pixels);
        ReferenceGradients gradients = new ReferenceRender(ReferenceScene.of(input), settings).backward(color, alpha);
        out.resize(input);
        narrow(gradients.corners(), out.corners);
        if (out.wantColors) {
            narrow(gradients.colors(), out.colors);
        }
        if (out.wantTexture) {
            narrow(gradients.texture(), out.texture);
        }
        if (out.wantBackground) {
            narrow(gradients.background(), out.background);
        }
    }

    @Override
    public void fragments(RasterInput input, SoftSettings settings, Fragments out) {
        ReferenceScene scene = ReferenceScene.of(input);
        List<Triangle> triangles = ReferenceRender.drawn(scene, settings.withQuirks(Set.of()));
        out.resize(input.width, input.height);
        for (int row = 0; row < scene.height; row++) {
            for (int column = 0; column < scene.width; column++) {
                Fragment nearest = nearest(triangles, scene.sampleX(column), scene.sampleY(row), settings);
                int at = row * scene.width + column;
                out.face[at] = nearest.face;
                out.depth[at] = (float) nearest.depth;
            }
        }
    }

    private record Fragment(int face, double depth) {}

    private static Fragment nearest(List<Triangle> triangles, double px, double py, SoftSettings settings) {
        Fragment nearest = new Fragment(Fragments.NONE, Double.POSITIVE_INFINITY);
        for (Triangle triangle : triangles) {
            double[] w = triangle.weights(px, py);
            if (Coverage.isOnTriangle(w)) {
                double depth = Hit.depth(triangle, ClippedWeights.of(w).value());
                if (Hit.isInRange(depth, settings) && depth < nearest.depth) {
                    nearest = new Fragment(triangle.face, depth);
                }
            }
        }
        return nearest;
    }

    @Override
    public void close() {
        // Nothing is held between calls.
    }

    private static double[] widen(String name, float[] from, int length) {
        if (from == null || from.length < length) {
            throw new IllegalArgumentException(
                    "%s must hold %d numbers, got %s".formatted(name, length, from == null ? "null" : from.length));
        }
        double[] to = new double[length];
        for (int i = 0; i < length; i++) {
            to[i] = from[i];
        }
        return to;
    }

    private static void narrow(double[] from, float[] to) {
        for (int i = 0; i < from.length; i++) {
            to[i] = (float) from[i];
        }
    }
}
