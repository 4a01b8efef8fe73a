package shapefit.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.FitSpec.Subject;
import shapefit.fit.StartSearch.Candidate;
import shapefit.fit.StartSearch.Ranking;
import shapefit.image.FloatImage;
import shapefit.image.Mask;
import shapefit.image.PixelRect;
import shapefit.mesh.Mesh;
import shapefit.mesh.Primitives;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;
import shapefit.render.Backends;
import shapefit.render.Background;
import shapefit.render.Crew;
import shapefit.render.DirectionalLight;
import shapefit.render.Light;

class StartSearchTest {

    private static final Camera CAMERA = Camera.withFieldOfView(160, 120, Math.toRadians(35));

    /** Seen from above a corner. */
    private static final Pose CORNER =
            Pose.of(new Quaterniond().rotationXYZ(0.6, -0.7, 0.2), new Vector3d(0.3, -0.15, -3.6));

    /** Only the side towards the camera is seen. */
    private static final Pose FRONT = Pose.of(new Quaterniond().rotateZ(0.3), new Vector3d(0, 0, -3.2));

    private static Crew crew;

    @BeforeAll
    static void open() {
        crew = Backends.openCrew(2);
    }

    @AfterAll
    static void close() {
        crew.close();
    }

    private static View view(Mesh mesh, Pose truth, boolean colored, boolean masked) {
        return view(rendered(mesh, truth, Light.NONE), colored, masked);
    }

    private static View view(Mesh mesh, Pose truth, Light light) {
        return view(rendered(mesh, truth, light), true, true);
    }

    private static SoftImage rendered(Mesh mesh, Pose truth, Light light) {
        return new Still(mesh, crew.members().get(0))
                .picture(
                        new Still.Stand("target", truth, Pose.IDENTITY, CAMERA),
                        light,
                        Background.of(0.3f, 0.35f, 0.4f),
                        SoftSettings.DEFAULT.withBlur(1e-6, 1e-4));
    }

    private static View view(SoftImage image, boolean colored, boolean masked) {
        return new View(
                "target",
                CAMERA,
                Pose.IDENTITY,
                colored ? Optional.of(new FloatImage(160, 120, image.color.clone())) : Optional.empty(),
                masked ? Optional.of(new Mask(160, 120, image.alpha.clone())) : Optional.empty());
    }

    private static StartSearch search(Mesh mesh, View view, List<SoftRasterizer> members) {
        return search(mesh, view, members, Pose.translation(0, 0, -4));
    }

    private static StartSearch search(Mesh mesh, View view, List<SoftRasterizer> members, Pose start) {
        return search(mesh, view, members, start, EnumSet.of(Part.ROTATION, Part.TRANSLATION));
    }

    private static StartSearch search(Mesh mesh, View view, List<SoftRasterizer> members, Pose start, Set<Part> parts) {
        Subject subject = new Subject(mesh, start, List.of(view), Light.NONE);
        FitSpec usual = FitDefaults.spec(subject, parts, 3);
        FitSpec spec = usual.with(FitDefaults.comparable(usual));
        return new StartSearch(spec.with(spec.plan().scaled(80, 64)), members);
    }

    private static Ranking found(Mesh mesh, Pose truth, boolean colored, boolean masked) {
        return search(mesh, view(mesh, truth, colored, masked), crew.members()).everywhere(share -> {}, () -> false);
    }

    @Test
    void aCubeOfWhichOneSideShowsStandsInFourWays() {
        Ranking ranking = found(Primitives.cube(), FRONT, true, true);

        assertThat(ranking.alike())
                .isEqualTo(4); // measured: their losses differ by 1 %, the fifth is four times as large
        assertThat(ranking.alternatives())
                .allSatisfy(other -> assertThat(quarters(other, ranking.best()))
                        .isCloseTo(Math.round(quarters(other, ranking.best())), within(0.05)));
        assertThat(ranking.few()).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void ofEquallyGoodPosesTheOneNearAGivenStartIsTheBest() {
        Mesh grey = Primitives.cube().withoutColors();
        Pose start = CORNER.stepped(new Vector3d(), new Vector3d(0.1, 0.1, 0), new Vector3d(), 1);
        Ranking ranking = search(grey, view(grey, CORNER, false, true), crew.members(), start)
                .near(share -> {}, () -> false);

        assertThat(ranking.alike()).isEqualTo(24);
        assertThat(Math.toDegrees(ranking.best().pose().angleTo(CORNER))).isLessThan(5);
    }

    private static double quarters(Candidate a, Candidate b) {
        return a.pose().angleTo(b.pose()) / (Math.PI / 2);
    }

    @Test
    void aCubeOfWhichThreeColouredSidesShowStandsInOne() {
        Ranking ranking = found(Primitives.cube(), CORNER, true, true);

        assertThat(ranking.alike()).isEqualTo(1);
        assertThat(ranking.freeAxis()).isEmpty();
        assertThat(Math.toDegrees(ranking.best().pose().angleTo(CORNER))).isLessThan(3);
    }

    @Test
    void aGreyCubeStandsInTwentyFourWays() {
        assertThat(found(Primitives.cube().withoutColors(), CORNER, false, true).alike())
                .isEqualTo(24);
    }

    @Test
    void aTorusMayTurnAboutItsAxis() {
        Ranking ranking = found(Primitives.torus(), CORNER, false, true);

        assertThat(ranking.freeAxis())
                .hasValueSatisfying(axis -> assertThat(Math.abs(axis.y)).isEqualTo(1));
        Vector3d axis = ranking.best().pose().rotation().transform(new Vector3d(0, 1, 0));
        Vector3d truth = CORNER.rotation().transform(new Vector3d(0, 1, 0));
        assertThat(Math.abs(axis.dot(truth))).isGreaterThan(0.995); // a torus upside down is the same
    }

    @Test
    void coloursAloneSayWhereAnObjectIsBeforeAPlainBackground() {
        Ranking ranking = found(Primitives.vessel(), CORNER, true, false);

        assertThat(Math.toDegrees(ranking.best().pose().angleTo(CORNER))).isLessThan(10);
        assertThat(ranking.best().pose().translation().distance(CORNER.translation()))
                .isLessThan(0.3);
    }

    @Test
    void anObjectIsFoundThatIsPartlyHiddenAndLitInAWayNobodyKnows() {
        Mesh aeroplane = Primitives.aeroplane();
        Light lamp = new DirectionalLight(
                Light.Shading.VERTEX, new float[] {0.2f, 0.18f, 0.15f}, new float[] {0.4f, 0.4f, 0.45f}, new float[] {
                    -0.8f, 0.6f, 0
                });
        View hidden = behindABoard(view(aeroplane, CORNER, lamp));
        Set<Part> parts = EnumSet.of(Part.ROTATION, Part.TRANSLATION, Part.LIGHT);
        Ranking two = search(aeroplane, hidden, crew.members(), Pose.translation(0, 0, -4), parts)
                .everywhere(share -> {}, () -> false);
        Ranking one = search(aeroplane, hidden, crew.members().subList(0, 1), Pose.translation(0, 0, -4), parts)
                .everywhere(share -> {}, () -> false);

        assertThat(Math.toDegrees(two.best().pose().angleTo(CORNER))).isLessThan(5);
        assertThat(one.best().pose()).isEqualTo(two.best().pose());
        assertThat(one.best().loss()).isEqualTo(two.best().loss());
    }

    /** A grey board before the right third of the object; the mask is of what is seen. */
    private static View behindABoard(View view) {
        PixelRect box = view.mask().flatMap(Mask::bounds).orElseThrow();
        float[] rgb = view.image().orElseThrow().rgb();
        float[] coverage = view.mask().orElseThrow().coverage();
        for (int p = 0; p < coverage.length; p++) {
            if (p % 160 > box.x() + 0.67 * box.width()) {
                coverage[p] = 0;
                rgb[3 * p] = rgb[3 * p + 1] = rgb[3 * p + 2] = 0.25f;
            }
        }
        return new View(
                "hidden",
                CAMERA,
                Pose.IDENTITY,
                Optional.of(new FloatImage(160, 120, rgb)),
                Optional.of(new Mask(160, 120, coverage)));
    }

    @Test
    void withoutMaskAndColoursNobodyKnowsWhereToLook() {
        Mesh grey = Primitives.cube().withoutColors();
        StartSearch search = search(grey, view(grey, CORNER, true, false), crew.members());

        assertThatThrownBy(() -> search.everywhere(share -> {}, () -> false))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("give a mask or a start pose");
    }

    @Test
    void theSizeOfTheCrewChangesNoBit() {
        Mesh cube = Primitives.cube();
        View view = view(cube, CORNER, true, true);
        List<Candidate> two = search(cube, view, crew.members())
                .everywhere(s -> {}, () -> false)
                .candidates();
        List<Candidate> one = search(cube, view, crew.members().subList(0, 1))
                .everywhere(s -> {}, () -> false)
                .candidates();

        assertThat(one).hasSameSizeAs(two);
        assertThat(IntStream.range(0, one.size()))
                .allMatch(i -> one.get(i).pose().equals(two.get(i).pose())
                        && one.get(i).loss() == two.get(i).loss());
    }

    @Test
    void aCancelledSearchStillNamesAPose() {
        Mesh cube = Primitives.cube();
        Ranking ranking =
                search(cube, view(cube, CORNER, true, true), crew.members()).everywhere(s -> {}, () -> true);

        assertThat(ranking.alike()).isEqualTo(1);
        assertThat(ranking.alternatives()).isEmpty();
    }
}
