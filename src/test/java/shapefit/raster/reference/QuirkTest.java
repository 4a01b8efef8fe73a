package shapefit.raster.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shapefit.raster.AlphaAggregation;
import shapefit.raster.ColorAggregation;
import shapefit.raster.Coloring;
import shapefit.raster.Distance;
import shapefit.raster.Quirk;
import shapefit.raster.SoftSettings;

/** Each of the original's bugs: what happens without it and with it. */
class QuirkTest {

    private static final SoftSettings SOFT = SoftSettings.DEFAULT.withBlur(1e-2, 1e-1);

    @Test
    void aTexelIsReadFromItsOwnFaceUnlessTheOverrunIsAskedFor() {
        // The pixel lies beyond corner 0, where the clipped coordinates are (1, 0, 0).
        ReferenceScene scene = scene(0.1, 0, 2, 1.1, -0.5, 2, 1.1, 0.5, 2, 5, 5, 2, 6, 5, 2, 5, 6, 2);
        scene.coloring = Coloring.TEXELS;
        scene.colors = new double[] {1, 0, 0, 0, 1, 0};
        SoftSettings settings = SOFT.withBlur(1e-2, 1e-2);
        SoftSettings quirky = settings.withQuirks(Set.of(Quirk.TEXEL_OVERRUN));

        assertThat(colors(scene, settings)[0]).isGreaterThan(0.9);
        assertThat(colors(scene, quirky)[1]).isGreaterThan(0.9);
        assertThat(gradients(scene, settings).colors()[0]).isGreaterThan(0.9);
        assertThat(gradients(scene, quirky).colors()).containsOnly(0);
        scene.faceCount = 1;
        scene.colors = Arrays.copyOf(scene.colors, 3);
        assertThat(colors(scene, quirky)).as("past the last face").containsOnly(0);
    }

    @Test
    void alphaHasItsGradientOutsideTheDepthRangeUnlessItIsToBeDropped() {
        ReferenceScene scene = scene(0.1, 0, 2, 1.1, -0.5, 2, 1.1, 0.5, 2);
        SoftSettings settings = SOFT.withRange(3, 4);

        assertThat(gradients(scene, settings.withRange(1, 4)).corners()[0]).isLessThan(-0.1);
        assertThat(gradients(scene, settings).corners())
                .containsExactly(gradients(scene, settings.withRange(1, 4)).corners());
        assertThat(gradients(scene, settings.withQuirks(Set.of(Quirk.DROP_ALPHA_GRADIENT_OUTSIDE_NEAR_FAR)))
                        .corners())
                .containsOnly(0);
    }

    @Test
    void hardAlphaHasNoGradientUnlessItIsAskedFor() {
        ReferenceScene scene = scene(0.1, 0, 2, 1.1, -0.5, 2, 1.1, 0.5, 2);
        SoftSettings settings = SOFT.withFunctions(Distance.EUCLIDEAN, ColorAggregation.HARD, AlphaAggregation.HARD);

        assertThat(gradients(scene, settings).corners()).containsOnly(0);
        assertThat(gradients(scene, settings.withQuirks(Set.of(Quirk.HARD_ALPHA_GRADIENT)))
                        .corners()[0])
                .isLessThan(-0.1);
    }

    @Test
    void nothingBehindTheCameraIsDrawnUnlessItIsAskedFor() {
        ReferenceScene scene = scene(-1, -1, 2, 1, -1, -2, 0, 1, 2);

        assertThat(alpha(scene, SOFT)).isZero();
        assertThat(alpha(scene, SOFT.withQuirks(Set.of(Quirk.DRAW_BEHIND_CAMERA))))
                .isCloseTo(1, within(1e-8));
    }

    @Test
    void aTriangleWithoutAreaIsNotDrawnUnlessItIsAskedFor() {
        // All of it passes through the pixel at the picture's centre, at a distance of 0: coverage ½.
        ReferenceScene scene = scene(-1, -1, 2, 0.5, 0.5, 2, 1, 1, 2);

        assertThat(alpha(scene, SOFT)).isZero();
        assertThat(alpha(scene, SOFT.withQuirks(Set.of(Quirk.DRAW_DEGENERATE)))).isCloseTo(0.5, within(1e-8));
    }

    /** Triangles on a picture of one pixel, whose sample is at (0, 0). */
    private static ReferenceScene scene(double... corners) {
        ReferenceScene scene = new ReferenceScene();
        scene.faceCount = corners.length / 9;
        scene.corners = corners;
        return scene;
    }

    private static double alpha(ReferenceScene scene, SoftSettings settings) {
        return new ReferenceRender(scene, settings).forward().alpha()[0];
    }

    private static double[] colors(ReferenceScene scene, SoftSettings settings) {
        return new ReferenceRender(scene, settings).forward().color();
    }

    private static ReferenceGradients gradients(ReferenceScene scene, SoftSettings settings) {
        return new ReferenceRender(scene, settings).backward(new double[] {1, 1, 1}, new double[] {1});
    }
}
