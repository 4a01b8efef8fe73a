package shapefit.raster.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shapefit.raster.Coloring;
import shapefit.raster.Fragments;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftSettings;
import shapefit.raster.reference.ReferenceRasterizer;

class FragmentsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theNearestFaceAndItsDepthAreThoseOfTheReference(long seed) {
        check(Scenes.random(seed, Coloring.NONE, 83, 59, 200, 0.3), SoftSettings.DEFAULT.withRange(2, 3.5));
    }

    @Test
    void theNearestFaceOfASphereIsThatOfTheReference() {
        check(Scenes.sphere(3, 83, 59, Coloring.NONE), SoftSettings.DEFAULT);
    }

    private static void check(RasterInput input, SoftSettings settings) {
        Fragments expected = new Fragments();
        new ReferenceRasterizer().fragments(input, settings, expected);
        Fragments actual = fragments(input, settings);
        for (int i = 0; i < input.width * input.height; i++) {
            assertThat(actual.face[i]).as("face at %d", i).isEqualTo(expected.face[i]);
            if (expected.face[i] == Fragments.NONE) {
                assertThat(actual.depth[i]).isEqualTo(Float.POSITIVE_INFINITY);
            } else {
                assertThat(actual.depth[i]).isCloseTo(expected.depth[i], within(2e-6f)); // measured 7e-7
            }
        }
    }

    private static Fragments fragments(RasterInput input, SoftSettings settings) {
        Fragments fragments = new Fragments();
        try (CpuRasterizer rasterizer = new CpuRasterizer(2)) {
            rasterizer.fragments(input, settings, fragments);
        }
        return fragments;
    }

    /** A fan of triangles around a point, over the whole picture. */
    private static RasterInput fan(int blades, double x, double y) {
        RasterInput input = new RasterInput();
        input.width = 65;
        input.height = 33;
        input.faceCount = blades;
        input.corners = new float[9 * blades];
        for (int i = 0; i < blades; i++) {
            for (int k = 0; k < 2; k++) {
                double angle = 2 * Math.PI * ((i + k) % blades) / blades;
                input.corners[9 * i + 3 * k] = (float) (5 * Math.cos(angle));
                input.corners[9 * i + 3 * k + 1] = (float) (5 * Math.sin(angle));
            }
            input.corners[9 * i + 6] = (float) x;
            input.corners[9 * i + 7] = (float) y;
            for (int k = 0; k < 3; k++) {
                input.corners[9 * i + 3 * k + 2] = 2;
            }
        }
        return input;
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 8, 60})
    void noPixelIsLostBetweenFacesThatShareAnEdge(int blades) {
        // Pixel centres lie exactly on edges: the fan's middle is one, and some edges run along rows, columns and
        // diagonals.
        for (double[] middle : new double[][] {{0, 0}, {2 / 33.0, -4 / 33.0}, {0.3, 0.1}}) {
            Fragments fragments = fragments(fan(blades, middle[0], middle[1]), SoftSettings.DEFAULT);
            for (int i = 0; i < 65 * 33; i++) {
                assertThat(fragments.face[i]).as("face at %d", i).isNotEqualTo(Fragments.NONE);
            }
        }
    }

    @Test
    void ofEqualDepthsTheFirstFaceWins() {
        RasterInput input = fan(4, 0, 0);
        System.arraycopy(input.corners, 0, input.corners, 9, 9); // faces 0 and 1 are the same
        Fragments fragments = fragments(input, SoftSettings.DEFAULT);
        assertThat(fragments.face).contains(0).doesNotContain(1);
    }
}
