package shapefit.raster.reference;

import java.util.Random;
import shapefit.raster.Coloring;

/** Small scenes of a seed: triangles that overlap, leave the picture and cross each other's depth. */
final class RandomScenes {
    private RandomScenes() {}

    static ReferenceScene of(long seed, Coloring coloring, int width, int height, int faceCount) {
        Random random = new Random(seed);
        ReferenceScene scene = new ReferenceScene();
        scene.width = width;
        scene.height = height;
        scene.faceCount = faceCount;
        scene.coloring = coloring;
        scene.corners = numbers(random, 9 * faceCount, -1.3, 1.3);
        for (int i = 0; i < scene.corners.length; i += 3) {
            scene.corners[i] *= (double) width / Math.min(width, height);
            scene.corners[i + 1] *= (double) height / Math.min(width, height);
            scene.corners[i + 2] = 1.5 + 2.5 * random.nextDouble();
        }
        scene.texelResolution = coloring == Coloring.TEXELS ? 3 : 1;
        scene.colors = numbers(
                random, coloring == Coloring.NONE ? 0 : (coloring == Coloring.TEXELS ? 27 : 9) * faceCount, 0, 1);
        if (coloring == Coloring.UV) {
            scene.uvs = numbers(random, 6 * faceCount, -0.5, 1.5);
            scene.textureWidth = 5;
            scene.textureHeight = 4;
            scene.texture = numbers(random, 3 * 5 * 4, 0, 1);
        }
        scene.backgroundIsPicture = seed % 2 == 0;
        scene.background = numbers(random, scene.backgroundIsPicture ? 3 * width * height : 3, 0, 1);
        return scene;
    }

    static double[] numbers(Random random, int count, double low, double high) {
        return random.doubles(count, low, high).toArray();
    }
}
