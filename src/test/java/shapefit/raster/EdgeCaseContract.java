package shapefit.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shapefit.raster.cpu.Comparison;
import shapefit.raster.cpu.Scenes;

/** Scenes at the edge of what can be drawn, a backend against the definition. Measured errors are the worst. */
public abstract class EdgeCaseContract {

    protected static final SoftSettings SOFT =
            SoftSettings.DEFAULT.withBlur(1e-3, 1e-2).withRange(1, 6).withFacing(Facing.BOTH);

    /** The backend; the subclass closes it. */
    protected abstract SoftRasterizer rasterizer();

    /** The errors of the backend, in all its ways to compute, on a scene. */
    protected abstract Comparison compare(RasterInput input, SoftSettings settings);

    /** How far a picture with a side of one pixel may be off. */
    protected abstract double thinPictureLimit();

    /** How far a picture of triangles smaller than a pixel may be off. */
    protected abstract double smallTriangleLimit();

    private Comparison compare(RasterInput input) {
        return compare(input, SOFT);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 40", "40, 1", "16, 16", "17, 15", "70, 9"})
    protected void picturesOfOddShapesAndScenesOfFewOrManyFaces(int width, int height) {
        for (int faces : new int[] {0, 1, 2, 300}) {
            compare(Scenes.random(30 + faces, Coloring.VERTEX, width, height, faces, 0.3))
                    .assertWithin(faces + " faces", thinPictureLimit(), 2e-4); // measured 4.1e-5
        }
    }

    /** Triangles scaled about their first corners, and moved. */
    private static RasterInput changed(double scale, double dx, double dz) {
        RasterInput input = Scenes.random(40, Coloring.VERTEX, 43, 31, 30, 0.4);
        float[] c = input.corners;
        for (int first = 0; first < c.length; first += 9) {
            for (int k = 2; k >= 0; k--) {
                int at = first + 3 * k;
                c[at] = (float) (c[first] + scale * (c[at] - c[first]) + dx);
                c[at + 1] = (float) (c[first + 1] + scale * (c[at + 1] - c[first + 1]));
                c[at + 2] += (float) dz;
            }
        }
        return input;
    }

    @ParameterizedTest
    @ValueSource(doubles = {10, 1e4, 1e6})
    protected void trianglesLargerThanThePicture(double scale) {
        compare(changed(scale, 0, 0)).assertWithin("scale " + scale, 1e-5, 1e-4); // measured 9.8e-7, 3.4e-6
    }

    @Test
    protected void trianglesBeyondAllMeasureStillGiveNumbers() {
        RasterInput input = changed(1e30, 0, 0);
        int pixels = input.width * input.height;
        SoftImage image = new SoftImage();
        RasterGradients gradients = new RasterGradients();
        rasterizer().forward(input, SOFT, image);
        rasterizer().backward(input, SOFT, image, new float[3 * pixels], new float[pixels], gradients);
        for (float value : image.color) {
            assertThat(value).isBetween(0f, 1.0001f);
        }
        assertThat(gradients.corners).doesNotContain(Float.NaN);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-2, 1e-3, 1e-4})
    protected void trianglesSmallerThanAPixel(double scale) {
        // The smallest are 1e-4 NDC wide, so their barycentric coordinates have three digits less. Measured 1.0e-4.
        compare(changed(scale, 0, 0)).assertWithin("scale " + scale, smallTriangleLimit(), 3e-4);
    }

    @ParameterizedTest
    @CsvSource({"2.5, 0", "1e6, 0", "0, -3", "0, -30"})
    protected void trianglesOutsideThePictureAndBehindTheCamera(double dx, double dz) {
        compare(changed(1, dx, dz)).assertWithin("moved", 1e-5, 1e-4); // measured 1.9e-6, 5.1e-6
    }

    @Test
    protected void trianglesWithoutAreaOrWithNumbersThatAreNoneAreNotDrawn() {
        RasterInput input = Scenes.random(50, Coloring.VERTEX, 43, 31, 30, 0.4);
        float[] c = input.corners;
        c[0] = Float.NaN;
        c[9 + 4] = Float.POSITIVE_INFINITY;
        c[18 + 8] = Float.NaN;
        System.arraycopy(c, 27, c, 30, 3); // two corners in one place
        c[36 + 1] = c[36 + 4] = c[36 + 7] = 0.25f; // in line
        c[45] = c[45 + 3] = c[45 + 6] = 0.25f;
        c[54 + 2] = 0; // on the camera's plane
        compare(input).assertWithin("degenerate", 1e-5, 1e-4); // measured 1.2e-6, 5e-6
        SoftImage image = new SoftImage();
        RasterGradients gradients = new RasterGradients();
        int pixels = input.width * input.height;
        float[] ones = new float[3 * pixels];
        Arrays.fill(ones, 1);
        rasterizer().forward(input, SOFT, image);
        rasterizer().backward(input, SOFT, image, ones, ones, gradients);
        for (int i = 0; i < 9 * 7; i++) {
            assertThat(gradients.corners[i]).isZero();
        }
    }

    @Test
    protected void sliversAreDrawnRight() {
        RasterInput input = Scenes.random(60, Coloring.NONE, 43, 31, 30, 0.4);
        for (int face = 0; face < input.faceCount; face++) {
            for (int axis = 0; axis < 2; axis++) { // the last corner almost onto the first edge
                int at = 9 * face + axis;
                input.corners[at + 6] = 0.4f * input.corners[at] + 0.6f * input.corners[at + 3] + 2e-4f * axis;
            }
        }
        // Which edge is nearest is a matter of rounding here, and so is where its gradient goes; not so the picture.
        assertThat(compare(input).alpha()).isLessThan(1e-5); // measured 1e-6
    }
}
