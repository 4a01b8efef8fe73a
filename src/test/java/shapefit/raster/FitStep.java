package shapefit.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import shapefit.raster.cpu.Scenes;

/** One step of a fit on a scene, with everything that can be asked for. */
public final class FitStep {

    public static final SoftSettings SETTINGS =
            SoftSettings.DEFAULT.withBlur(1e-4, 1e-3).withFacing(Facing.BOTH).withGradient(GradientMode.COMPLETE);

    public final SoftImage image = new SoftImage();
    public final RasterGradients gradients = new RasterGradients();
    public float[] gradColor;
    public float[] gradAlpha;
    private final RasterInput input;

    public FitStep(RasterInput input) {
        this.input = input;
        int pixels = input.width * input.height;
        gradColor = Scenes.numbers(new Random(1), 3 * pixels, -1, 1);
        gradAlpha = Scenes.numbers(new Random(2), pixels, -1, 1);
        gradients.wantColors = true;
        gradients.wantTexture = true;
        gradients.wantBackground = true;
    }

    public FitStep forward(SoftRasterizer rasterizer) {
        rasterizer.forward(input, SETTINGS, image);
        return this;
    }

    public FitStep backward(SoftRasterizer rasterizer) {
        rasterizer.backward(input, SETTINGS, image, gradColor, gradAlpha, gradients);
        return this;
    }

    public FitStep run(SoftRasterizer rasterizer) {
        return forward(rasterizer).backward(rasterizer);
    }

    public void assertSameBits(FitStep other) {
        int pixels = input.width * input.height;
        assertSame(image.alpha, other.image.alpha, pixels);
        assertSame(image.color, other.image.color, 3 * pixels);
        assertSame(gradients.corners, other.gradients.corners, 9 * input.faceCount);
        assertSame(gradients.colors, other.gradients.colors, input.colorStride() * input.faceCount);
        assertSame(gradients.texture, other.gradients.texture, 3 * input.textureWidth * input.textureHeight);
        assertSame(gradients.background, other.gradients.background, input.backgroundIsPicture ? 3 * pixels : 3);
    }

    private static void assertSame(float[] a, float[] b, int length) {
        for (int i = 0; i < length; i++) {
            if (Float.floatToIntBits(a[i]) != Float.floatToIntBits(b[i])) {
                assertThat(b[i]).as("at %d", i).isEqualTo(a[i]);
            }
        }
    }
}
