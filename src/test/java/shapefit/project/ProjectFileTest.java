package shapefit.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shapefit.camera.Camera;
import shapefit.camera.Camera.Projection;
import shapefit.camera.Distortion;
import shapefit.camera.Pose;
import shapefit.fit.Deformation;
import shapefit.fit.FitSpec.Plan;
import shapefit.fit.LearningChoice;
import shapefit.fit.LossWeights;
import shapefit.fit.Move;
import shapefit.fit.Part;
import shapefit.fit.Schedule;
import shapefit.raster.AlphaAggregation;
import shapefit.raster.ColorAggregation;
import shapefit.raster.Distance;
import shapefit.raster.Distribution;
import shapefit.raster.Facing;
import shapefit.raster.GradientMode;
import shapefit.raster.Quirk;
import shapefit.raster.SoftSettings;
import shapefit.render.DirectionalLight;
import shapefit.render.HarmonicLight;
import shapefit.render.Light;

class ProjectFileTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("a.shapefit");
    }

    /** Every number is one that only a full set of digits brings back. */
    private Project project() {
        double third = 1.0 / 3;
        Camera bent = new Camera(
                Projection.PINHOLE,
                61,
                47,
                100 * third,
                200 * third,
                30.1,
                22.9,
                new Distortion(0.1, -0.02, third, 1e-9, 4e-3));
        Camera flat = Camera.orthographic(31, 17, 0.7);
        Scene scene = new Scene(
                Optional.of(folder.resolve("sub/mesh.obj")),
                List.of(
                        new SceneView(
                                "first \"view\"",
                                bent,
                                Pose.orbit(2.7, 0.3, 0.9),
                                Optional.of(folder.resolve("ä 1.png")),
                                Optional.empty()),
                        new SceneView(
                                "second",
                                flat,
                                Pose.IDENTITY,
                                Optional.empty(),
                                Optional.of(folder.resolve("sub/mask.png")))),
                new Pose(0.1, 0.2, -0.3, 0.9, third, -2e-17, 1e9, 0.7 * third),
                new DirectionalLight(
                        Light.Shading.FACE, new float[] {0.1f, 0.2f, 0.3f}, new float[] {1 / 3f, 0, 1}, new float[] {
                            1e-7f, 1, -3.3f
                        }));
        SoftSettings settings = new SoftSettings(
                1e-4 * third,
                2e-3 * third,
                Distance.BARYCENTRIC,
                Distribution.CAUCHY,
                1.1e-4,
                ColorAggregation.HARD,
                AlphaAggregation.SUM,
                third,
                77.7,
                -1e-3,
                Facing.BOTH,
                GradientMode.COMPLETE,
                Set.of(Quirk.TEXEL_OVERRUN, Quirk.DRAW_DEGENERATE));
        Map<Part, Move> moves = new EnumMap<>(Part.class);
        moves.put(Part.ROTATION, Move.of(0.02 * third).locking(Set.of(0, 2)));
        moves.put(Part.VERTICES, Move.of(1e-3));
        LearningChoice learning = new LearningChoice(
                "huber", 0.1 * third, "adam-uniform", 0.5, 0.99, 1e-7, Deformation.largeSteps(19 * third));
        Schedule schedule = new Schedule(
                "mine",
                "Two stages.",
                List.of(
                        new Schedule.Stage(2, 1e-3 * third, 1e-2, 0.5, 1, 0.1),
                        new Schedule.Stage(third, 1e-4, 1e-3, 1, 0.1, 1e-3)));
        Plan plan = learning.plan(schedule, 123, 77, 2, Long.MIN_VALUE + 1);
        LossWeights weights = learning.applyTo(LossWeights.POSE
                .withPicture(third, 2)
                .withMesh(0.03, 3e-4 * third, 1e-5)
                .withVariation(0.01 * third)
                .withJoints(0.1 * third));
        return new Project(
                scene, settings, false, true, moves, weights, plan, Optional.of(new ShownLook(1.1e-4, 0.7e-3, true)));
    }

    @Test
    void aProjectComesBackToTheBit() throws IOException {
        Project written = project();
        ProjectFile.write(file, written);
        Project read = ProjectFile.read(file);
        assertThat(read.settings()).isEqualTo(written.settings());
        assertThat(read.rangeAroundObject()).isEqualTo(written.rangeAroundObject());
        assertThat(read.ignoreOccluders()).isEqualTo(written.ignoreOccluders());
        assertThat(read.moves()).isEqualTo(written.moves());
        assertThat(read.weights()).isEqualTo(written.weights());
        assertThat(read.plan()).isEqualTo(written.plan());
        assertThat(read.look()).isEqualTo(written.look());
        assertThat(read.scene().mesh()).isEqualTo(written.scene().mesh());
        assertThat(read.scene().views()).isEqualTo(written.scene().views());
        assertThat(read.scene().start()).isEqualTo(written.scene().start());
        DirectionalLight light = (DirectionalLight) read.scene().light();
        DirectionalLight lit = (DirectionalLight) written.scene().light();
        assertThat(light.shading()).isEqualTo(Light.Shading.FACE);
        assertThat(light.ambient()).isEqualTo(lit.ambient());
        assertThat(light.directional()).isEqualTo(lit.directional());
        assertThat(light.direction()).isEqualTo(lit.direction());
    }

    @Test
    void aLightInHarmonicsComesBackToTheBit() throws IOException {
        HarmonicLight light = HarmonicLight.of(Light.STUDIO);
        Project written = project().with(project().scene().in(light));
        ProjectFile.write(file, written);
        HarmonicLight read = (HarmonicLight) ProjectFile.read(file).scene().light();
        assertThat(read.shading()).isEqualTo(light.shading());
        assertThat(read.coefficients()).isEqualTo(light.coefficients());
    }

    @Test
    void jointsComeBackWithTheirLocks() throws IOException {
        Project plain = project();
        Map<Part, Move> moves = Map.of(Part.JOINTS, Move.of(0.01).locking(Set.of(0, 41)), Part.TRANSLATION, Move.of(1));
        ProjectFile.write(
                file,
                new Project(
                        plain.scene(),
                        plain.settings(),
                        true,
                        true,
                        moves,
                        plain.weights(),
                        plain.plan(),
                        Optional.empty()));

        assertThat(ProjectFile.read(file).moves()).isEqualTo(moves);
    }

    @Test
    void aProjectOfBeforeThereWereJointsHasTheirUsualWeight() throws IOException {
        ProjectFile.write(file, project());
        String old = Files.readString(file).replaceAll(",\\s*\"joints\" : [^,}]*", "");
        assertThat(old).doesNotContain("joints");
        Files.writeString(file, old);

        assertThat(ProjectFile.read(file).weights().joints()).isEqualTo(LossWeights.REST);
    }

    @Test
    void writingTwiceGivesTheSameBytes() throws IOException {
        ProjectFile.write(file, project());
        Path again = folder.resolve("b.shapefit");
        ProjectFile.write(again, ProjectFile.read(file));
        assertThat(again).hasSameBinaryContentAs(file);
    }

    @Test
    void namesAreRelativeSoThatTheFolderMayMove() throws IOException {
        ProjectFile.write(file, project());
        assertThat(Files.readString(file)).contains("\"sub/mesh.obj\"").doesNotContain(folder.toString());
        Path moved = Files.createDirectory(folder.resolve("moved")).resolve("a.shapefit");
        Files.move(file, moved);
        assertThat(ProjectFile.read(moved).scene().mesh()).hasValue(folder.resolve("moved/sub/mesh.obj"));
    }

    @Test
    void whatHasNoMeshOrPictureYetComesBackAndSaysWhatIsMissing() throws IOException {
        Scene full = project().scene();
        SceneView first = full.views().get(0);
        SceneView blank = new SceneView(first.name(), first.camera(), first.pose(), Optional.empty(), Optional.empty());
        Scene meshAlone = new Scene(full.mesh(), List.of(blank), full.start(), full.light());
        Scene photoAlone = new Scene(Optional.empty(), List.of(first), full.start(), full.light());
        Scene nothing = new Scene(Optional.empty(), List.of(blank), full.start(), full.light());
        for (Scene scene : List.of(full, meshAlone, photoAlone, nothing)) {
            ProjectFile.write(file, project().with(scene));
            Scene read = ProjectFile.read(file).scene();
            assertThat(read.mesh()).isEqualTo(scene.mesh());
            assertThat(read.views()).isEqualTo(scene.views());
            assertThat(read.start()).isEqualTo(scene.start());
            assertThat(read.missing()).isEqualTo(scene.missing());
        }
        assertThat(full.missing()).isEmpty();
        assertThat(meshAlone.missing()).hasValue("a photo or a mask");
        assertThat(photoAlone.missing()).hasValue("a mesh");
        assertThat(nothing.missing()).hasValue("a mesh, and a photo or a mask");
    }

    @Test
    void aFileOutsideTheFolderIsNotWritten() {
        Project outside = project()
                .with(new Scene(
                        Optional.of(folder.resolveSibling("mesh.obj")),
                        project().scene().views(),
                        Pose.IDENTITY,
                        Light.NONE));
        assertThatThrownBy(() -> ProjectFile.write(file, outside))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lies outside");
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../mesh.obj", "/etc/passwd", "sub/../../mesh.obj", "C:/mesh.obj", "..\\\\mesh.obj", "", "."})
    void aPathThatLeadsOutsideIsRefused(String name) throws IOException {
        ProjectFile.write(file, project());
        edit("\"sub/mesh.obj\"", "\"" + name + "\"");
        assertThatThrownBy(() -> ProjectFile.read(file))
                .isInstanceOf(ProjectFormatException.class)
                .hasMessageContaining("a.shapefit: mesh leads outside the project's folder");
    }

    @Test
    void aLinkThatLeadsOutsideIsRefused() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.writeString(folder.resolve("secret.obj"), "v 0 0 0");
        Files.createDirectory(inner.resolve("sub"));
        Files.createSymbolicLink(inner.resolve("sub/mesh.obj"), folder.resolve("secret.obj"));
        ProjectFile.write(file, project());
        Path moved = inner.resolve("a.shapefit");
        Files.move(file, moved);
        assertThatThrownBy(() -> ProjectFile.read(moved)).hasMessageContaining("leads outside the project's folder");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\" : 1 | \"version\" : 2 | version is 2, but this program reads up to 1; update Shapefit",
                "\"version\" : 1 | \"version\" : 0.5 | version must be a whole number",
                "\"shapefit project\" | \"scene\" | format must be",
                "\"rangeAroundObject\" : false | \"rangeAroundObject\" : 0 | rangeAroundObject must be true or false",
                "\"rangeAroundObject\" : false | \"range\" : false | range is not known",
                "\"distance\" : \"barycentric\" | \"distance\" : \"near\" | settings.distance must be one of euclidean, barycentric, hard",
                "\"near\" : 0.3333333333333333 | \"near\" : -1 | near must be >= 0",
                "\"rotation\" : { | \"wheels\" : { | moves.wheels must be one of rotation",
                "\"iterations\" : 123 | \"iterations\" : -1 | plan.iterations must be a whole number from 0",
                "\"size\" : 77 | \"size\" : 3 | size must be 8 to 8192 pixels, got 3",
                "\"width\" : 61 | \"width\" : 0 | views[0].camera.width must be a whole number from 1",
                "\"colorLoss\" : \"huber\" | \"colorLoss\" : \"big\" | there is no colour loss",
                "\"method\" : \"adam-uniform\" | \"method\" : \"eve\" | eve",
                "\"mesh\" : \"sub/mesh.obj\" | \"mesh\" : 3 | mesh must be a text",
                "\"mask\" : \"sub/mask.png\" | \"mask\" : null | views cannot be used (second: a view needs a picture or a mask",
                "\"linked\" : true | \"linked\" : 1 | look.linked must be true or false",
                "\"linked\" : true | \"bound\" : true | bound is not known",
                "\"sigma\" : 1.1E-4 | \"sigma\" : -1 | look cannot be used (sigma and gamma must be > 0",
                "\"share\" : 2.0 | \"share\" : 1e999 | plan.schedule.stages[0].share must be a finite number"
            })
    void whatCannotBeIsNamed(String from, String to, String message) throws IOException {
        ProjectFile.write(file, project());
        edit(from, to);
        assertThatThrownBy(() -> ProjectFile.read(file))
                .isInstanceOf(ProjectFormatException.class)
                .hasMessageContaining(message)
                .hasMessageStartingWith(file.toString());
    }

    private void edit(String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(
                file,
                text.replaceFirst(java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to)));
    }

    @Test
    void damagedProjectsAreReadOrRefusedWithASentence() throws IOException {
        ProjectFile.write(file, project());
        byte[] good = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(20261120);
        int refused = 0;
        for (int mutant = 0; mutant < 500; mutant++) {
            byte[] bad = mutated(good, random);
            Files.write(file, bad);
            try {
                ProjectFile.read(file);
            } catch (ProjectFormatException e) {
                refused++;
                assertThat(e.getMessage())
                        .as(new String(bad, StandardCharsets.UTF_8))
                        .startsWith(file.toString())
                        .doesNotContain("\n")
                        .hasSizeLessThan(600);
            }
        }
        // 476 of them; the others change a digit or a name that is free
        assertThat(refused).isGreaterThan(300);
    }

    /** One to three bytes changed, or a piece cut out or doubled. */
    private static byte[] mutated(byte[] good, SplittableRandom random) {
        byte[] bad = good.clone();
        int from = random.nextInt(bad.length);
        int to = Math.min(bad.length, from + random.nextInt(60));
        switch (random.nextInt(3)) {
            case 0 -> {
                for (int i = 0; i <= random.nextInt(3); i++) {
                    bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
                }
            }
            case 1 -> {
                bad = new byte[good.length - (to - from)];
                System.arraycopy(good, 0, bad, 0, from);
                System.arraycopy(good, to, bad, from, good.length - to);
            }
            default -> {
                bad = new byte[good.length + (to - from)];
                System.arraycopy(good, 0, bad, 0, to);
                System.arraycopy(good, from, bad, to, good.length - from);
            }
        }
        return bad;
    }
}
