package shapefit.raster.reference;

import java.util.ArrayList;
import java.util.List;
import shapefit.raster.SoftSettings;

/**
 * The soft rasterizer in double precision: for every pixel, every triangle. What is computed:
 * {@link shapefit.raster.SoftRasterizer}.
 */
public final class ReferenceRender {

    private final ReferenceScene scene;
    private final SoftSettings settings;
    private final Shading shading; // null if no colour is wanted
    private final List<Triangle> triangles;

    /** @param scene read now and by every call */
    public ReferenceRender(ReferenceScene scene, SoftSettings settings) {
        this.scene = scene;
        this.settings = settings;
        shading = Shading.of(scene, settings);
        triangles = drawn(scene, settings);
    }

    /** The triangles that take part, in the order of the faces. */
    static List<Triangle> drawn(ReferenceScene scene, SoftSettings settings) {
        List<Triangle> drawn = new ArrayList<>();
        for (int face = 0; face < scene.faceCount; face++) {
            Triangle triangle = new Triangle(scene.corners, face);
            if (triangle.isDrawn(settings)) {
                drawn.add(triangle);
            }
        }
        return drawn;
    }

    /** The soft picture. */
    public ReferenceImage forward() {
        int pixels = scene.width * scene.height;
        ReferenceImage image = new ReferenceImage(new double[3 * pixels], new double[pixels]);
        for (int row = 0; row < scene.height; row++) {
            for (int column = 0; column < scene.width; column++) {
                int at = row * scene.width + column;
                Pixel pixel = pixel(row, column);
                image.alpha()[at] = pixel.alpha();
                if (shading != null) {
                    System.arraycopy(pixel.color(), 0, image.color(), 3 * at, 3);
                }
            }
        }
        return image;
    }

    /**
     * The chain rule through {@link #forward}.
     *
     * @param gradColor [H, W, 3], derivative of a loss by the picture's colour; unread (may be null) without colouring
     * @param gradAlpha [H, W], derivative of the loss by alpha
     */
    public ReferenceGradients backward(double[] gradColor, double[] gradAlpha) {
        ReferenceGradients out = ReferenceGradients.zeros(scene);
        double[] gradPixel = new double[3];
        for (int row = 0; row < scene.height; row++) {
            for (int column = 0; column < scene.width; column++) {
                int at = row * scene.width + column;
                if (shading != null) {
                    System.arraycopy(gradColor, 3 * at, gradPixel, 0, 3);
                }
                int background = scene.backgroundIndex(row, column);
                pixel(row, column).backward(gradPixel, gradAlpha[at], shading, background, out);
            }
        }
        return out;
    }

    private Pixel pixel(int row, int column) {
        double px = scene.sampleX(column);
        double py = scene.sampleY(row);
        List<Hit> hits = new ArrayList<>();
        for (Triangle triangle : triangles) {
            Hit hit = Hit.of(triangle, px, py, shading, settings);
            if (hit != null) {
                hits.add(hit);
            }
        }
        double[] behind = null;
        if (shading != null) {
            behind = new double[3];
            System.arraycopy(scene.background, scene.backgroundIndex(row, column), behind, 0, 3);
        }
        return new Pixel(hits, scene.faceCount, behind, settings);
    }
}
