package shapefit.raster.cpu;

import java.util.Random;
import shapefit.raster.Coloring;
import shapefit.raster.RasterInput;

/** Scenes of a seed, and picture gradients for them. */
public final class Scenes {
    private Scenes() {}

    /**
     * Triangles of very different sizes that overlap, leave the picture and cross each other's depth.
     *
     * @param size radius of the circle around a triangle, NDC, up to a factor of 0.2 to 1.2
     */
    public static RasterInput random(long seed, Coloring coloring, int width, int height, int faces, double size) {
        Random random = new Random(seed);
        RasterInput input = new RasterInput();
        input.width = width;
        input.height = height;
        input.faceCount = faces;
        input.corners = new float[9 * faces];
        double side = Math.min(width, height);
        for (int face = 0; face < faces; face++) {
            double x = (2.4 * random.nextDouble() - 1.2) * width / side;
            double y = (2.4 * random.nextDouble() - 1.2) * height / side;
            double extent = size * (0.2 + random.nextDouble());
            double depth = 1.5 + 2.5 * random.nextDouble();
            double turn = 2 * Math.PI * random.nextDouble();
            int way = random.nextBoolean() ? 1 : -1;
            for (int k = 0; k < 3; k++) {
                double angle =
                        turn + way * (2 * k + random.nextDouble()); // no slivers: these have no clear nearest edge
                input.corners[9 * face + 3 * k] = (float) (x + extent * Math.cos(angle));
                input.corners[9 * face + 3 * k + 1] = (float) (y + extent * Math.sin(angle));
                input.corners[9 * face + 3 * k + 2] = (float) (depth + 0.4 * random.nextDouble());
            }
        }
        color(input, coloring, seed);
        return input;
    }

    /** Gives a scene random colours and a random background, a picture for even seeds. */
    public static void color(RasterInput input, Coloring coloring, long seed) {
        Random random = new Random(seed + 1000);
        input.coloring = coloring;
        input.texelResolution = coloring == Coloring.TEXELS ? 1 + (int) (seed % 4) : 1;
        input.colors = numbers(random, input.colorStride() * input.faceCount, 0, 1);
        if (coloring == Coloring.UV) {
            input.uvs = numbers(random, 6 * input.faceCount, -0.5, 1.5);
            input.textureWidth = 5;
            input.textureHeight = 4;
            input.texture = numbers(random, 3 * 5 * 4, 0, 1);
        }
        input.backgroundIsPicture = seed % 2 == 0;
        input.background = numbers(random, input.backgroundIsPicture ? 3 * input.width * input.height : 3, 0, 1);
    }

    public static float[] numbers(Random random, int count, double low, double high) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) (low + (high - low) * random.nextDouble());
        }
        return numbers;
    }

    /** A unit sphere of 20 · 4^levels faces, counter-clockwise from outside, seen by a camera at (0, 0, 2.732), 60° wide. */
    public static RasterInput sphere(int levels, int width, int height, Coloring coloring) {
        double[] triangles = Icosahedron.triangles();
        for (int level = 0; level < levels; level++) {
            triangles = Icosahedron.split(triangles);
        }
        RasterInput input = new RasterInput();
        input.width = width;
        input.height = height;
        input.faceCount = triangles.length / 9;
        input.corners = new float[triangles.length];
        for (int i = 0; i < triangles.length; i += 3) {
            // Turned, so that no pixel lies as near to one edge as to another by symmetry.
            double x = 0.8 * triangles[i] - 0.6 * triangles[i + 2];
            double y = triangles[i + 1];
            double z = 0.6 * triangles[i] + 0.8 * triangles[i + 2];
            double depth = 2.732 - (0.28 * y + 0.96 * z);
            double scale = 1 / (depth * Math.tan(Math.PI / 6));
            input.corners[i] = (float) (x * scale);
            input.corners[i + 1] = (float) ((0.96 * y - 0.28 * z) * scale);
            input.corners[i + 2] = (float) depth;
        }
        color(input, coloring, 7);
        return input;
    }
}
