package shapefit.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import shapefit.raster.cpu.Scenes;

/** What every fast backend promises besides the right numbers. */
public abstract class RasterizerContract {

    /** The backend; the subclass closes it. */
    protected abstract SoftRasterizer rasterizer();

    private FitStep step(RasterInput input) {
        return new FitStep(input).run(rasterizer());
    }

    @Test
    protected void fragmentsBetweenForwardAndBackwardDisturbNothing() {
        RasterInput input = Scenes.sphere(2, 45, 37, Coloring.VERTEX);
        FitStep whole = step(input);
        FitStep disturbed = new FitStep(input).forward(rasterizer());
        rasterizer().fragments(Scenes.random(3, Coloring.NONE, 99, 88, 300, 0.3), FitStep.SETTINGS, new Fragments());
        disturbed.backward(rasterizer()).assertSameBits(whole);
    }

    @Test
    protected void unwantedGradientsAreLeftAlone() {
        RasterInput input = Scenes.sphere(1, 30, 20, Coloring.UV);
        FitStep bare = new FitStep(input);
        bare.gradients.wantColors = false;
        bare.gradients.wantTexture = false;
        bare.gradients.wantBackground = false;
        bare.run(rasterizer());
        assertThat(bare.gradients.colors).isEmpty();
        assertThat(bare.gradients.texture).isEmpty();
        assertThat(bare.gradients.background).isEmpty();
        assertThat(bare.gradients.corners).isEqualTo(step(input).gradients.corners);
    }

    @Test
    protected void withoutColorThePicturesColorsStayAndNoGradientOfThemIsNeeded() {
        RasterInput input = Scenes.sphere(1, 30, 20, Coloring.NONE);
        FitStep step = new FitStep(input);
        step.image.resize(30, 20);
        step.image.color[5] = 0.75f;
        step.gradColor = null;
        step.run(rasterizer());
        assertThat(step.image.color[5]).isEqualTo(0.75f);
    }

    @Test
    protected void backwardIsRefusedForAnythingButTheLatestForward() {
        RasterInput input = Scenes.sphere(1, 30, 20, Coloring.NONE);
        FitStep first = new FitStep(input);
        FitStep second = new FitStep(input);
        assertThatThrownBy(() -> first.backward(rasterizer()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("latest forward");
        first.forward(rasterizer());
        second.forward(rasterizer());
        assertThatThrownBy(() -> first.backward(rasterizer())).isInstanceOf(IllegalStateException.class);
        SoftSettings others = FitStep.SETTINGS.withBlur(1, 1);
        assertThatThrownBy(() ->
                        rasterizer().backward(input, others, second.image, null, second.gradAlpha, second.gradients))
                .isInstanceOf(IllegalStateException.class);
        second.gradAlpha = new float[599];
        assertThatThrownBy(() -> second.backward(rasterizer()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gradAlpha must hold 600 numbers, got 599");
    }

    @Test
    protected void theQuirkThatItDoesNotKnowIsRefusedAndTheBackendThatDoesIsNamed() {
        RasterInput input = Scenes.random(1, Coloring.NONE, 5, 5, 1, 0.5);
        SoftSettings settings = FitStep.SETTINGS.withQuirks(Set.of(Quirk.DRAW_DEGENERATE));
        assertThatThrownBy(() -> rasterizer().forward(input, settings, new SoftImage()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DRAW_DEGENERATE")
                .hasMessageContaining("reference");
    }
}
