package shapefit.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.FitSpec.Subject;
import shapefit.image.FloatImage;
import shapefit.image.Mask;
import shapefit.mesh.Mesh;
import shapefit.mesh.Primitives;

class SearchSpecTest {

    private static final int SIDE = 8;

    /** A spec as the command line makes it for a photo of one brightness, all of it in the mask. */
    private static FitSpec spec(Mesh mesh, float brightness, Part... more) {
        float[] coverage = new float[SIDE * SIDE];
        Arrays.fill(coverage, 1);
        View view = new View(
                "photo",
                Camera.withFieldOfView(SIDE, SIDE, 0.6),
                Pose.IDENTITY,
                Optional.of(FloatImage.constant(SIDE, SIDE, brightness, brightness, brightness)),
                Optional.of(new Mask(SIDE, SIDE, coverage)));
        Subject subject = new Subject(mesh, Pose.translation(0, 0, -4), List.of(view), Still.lightFor(mesh));
        EnumSet<Part> parts = EnumSet.of(Part.ROTATION, Part.TRANSLATION);
        parts.addAll(List.of(more));
        FitSpec usual = FitDefaults.spec(subject, parts, 0);
        return usual.with(FitDefaults.comparable(usual));
    }

    @Test
    void aGreyShapesShadingCountsInTheSearchAlone() {
        FitSpec given = spec(Primitives.cube().withoutColors(), 0.3f);
        FitSpec shaded = SearchSpec.of(given);

        assertThat(SearchSpec.isShaded(given)).isTrue();
        assertThat(given.weights().color()).isZero();
        assertThat(shaded.weights().color()).isPositive();
        assertThat(shaded.moves(Part.LIGHT)).isTrue();
        assertThat(SearchSpec.unshaded(shaded).weights()).isEqualTo(given.weights());
        assertThat(SearchSpec.unshaded(shaded).moves()).isEqualTo(given.moves());
    }

    @Test
    void coloursOfADarkPhotoCountLikeThoseOfABrightOne() {
        FitSpec bright = SearchSpec.of(spec(Primitives.cube(), 0.3f, Part.LIGHT));
        FitSpec dark = SearchSpec.of(spec(Primitives.cube(), 0.03f, Part.LIGHT));

        // A tenth of the light makes squared differences a hundredth.
        assertThat(dark.weights().color() / bright.weights().color()).isCloseTo(100, within(0.01));
        assertThat(dark.weights().silhouette()).isEqualTo(bright.weights().silhouette());
    }

    @Test
    void colouredShapesAreNotShadedAndKeepTheirWeightsWhereLightStays() {
        FitSpec given = spec(Primitives.cube(), 0.03f);

        assertThat(SearchSpec.isShaded(given)).isFalse();
        assertThat(SearchSpec.of(given).weights()).isEqualTo(given.weights());
    }
}
