package shapefit.raster.reference;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import shapefit.raster.Coloring;
import shapefit.raster.GradientMode;
import shapefit.raster.Quirk;
import shapefit.raster.SoftSettings;
import shapefit.testing.GoldenFile;
import shapefit.testing.Near;
import shapefit.testing.TestData;

/** The reference against pictures and gradients of the original program, whose bugs it reproduces when asked to. */
class GoldenTest {

    /** The original's bugs, but for reading another face's texels. */
    private static final Set<Quirk> CLAMPED_TEXEL = EnumSet.complementOf(EnumSet.of(Quirk.TEXEL_OVERRUN));

    /** Of these only the bugs that change pictures, so that the gradient is that of the picture. */
    private static final Set<Quirk> EXACT_GRADIENT = EnumSet.of(Quirk.DRAW_BEHIND_CAMERA, Quirk.DRAW_DEGENERATE);

    @TestFactory
    Stream<DynamicNode> theReferenceAgreesWithTheOriginal() {
        List<GoldenFile> files = GoldenFile.readAll(TestData.golden());
        assertFalse(files.isEmpty(), "no golden files of a known format in " + TestData.golden());
        return files.stream()
                .map(file -> dynamicContainer(file.name(), file.cases().stream().flatMap(c -> tests(file, c))));
    }

    private static Stream<DynamicNode> tests(GoldenFile file, GoldenFile.Case c) {
        Stream<DynamicNode> tests = Stream.of(
                dynamicTest(c.name() + ", original", () -> compare(file, c, c.original(), SoftSettings.compatible())),
                dynamicTest(c.name() + ", clamped texel", () -> compare(file, c, c.clampedTexel(), CLAMPED_TEXEL)));
        return c.fullGradient() == null
                ? tests
                : Stream.concat(tests, Stream.of(dynamicTest(c.name() + ", full", () -> compareFull(file, c))));
    }

    private static void compare(GoldenFile file, GoldenFile.Case c, GoldenFile.Entry entry, Set<Quirk> quirks) {
        ReferenceRender render =
                new ReferenceRender(scene(file, c), c.settings().withQuirks(quirks));
        ReferenceImage image = render.forward();
        double[] expected = GoldenFile.withoutUnstable(entry.image(), entry);
        double[] got = GoldenFile.withoutUnstable(planes(image), entry);
        // Measured: 5.0e-10 at most, the precision the files are stored with.
        Near.assertNear(expected, got, 1e-8, 0);

        double[] upstream = GoldenFile.withoutUnstable(file.upstream(), entry);
        ReferenceGradients gradients = render.backward(GoldenFile.colorOf(upstream), GoldenFile.alphaOf(upstream));
        // Measured: 4.2e-9 at most, likewise.
        Near.assertNearToLargest(entry.gradCorners(), gradients.corners(), 1e-7);
        Near.assertNearToLargest(entry.gradTextures(), gradients.colors(), 1e-7);
    }

    private static void compareFull(GoldenFile file, GoldenFile.Case c) {
        SoftSettings settings = c.settings().withQuirks(EXACT_GRADIENT).withGradient(GradientMode.COMPLETE);
        double[] upstream = GoldenFile.withoutUnstable(file.upstream(), c.clampedTexel());
        double[] got = new ReferenceRender(scene(file, c), settings)
                .backward(GoldenFile.colorOf(upstream), GoldenFile.alphaOf(upstream))
                .corners();
        double squaredError = 0;
        double squaredNorm = 0;
        for (int i = 0; i < got.length; i++) {
            double expected = c.fullGradient()[i];
            if (!Double.isNaN(expected)) {
                squaredError += (got[i] - expected) * (got[i] - expected);
                squaredNorm += expected * expected;
            }
        }
        double error = Math.sqrt(squaredError);
        double norm = Math.sqrt(squaredNorm);
        // Measured: 1.9e-4 at most, the error of the stored differences.
        assertTrue(error <= 1e-3 * norm, () -> "error " + error + " of " + norm);
    }

    private static ReferenceScene scene(GoldenFile file, GoldenFile.Case c) {
        ReferenceScene scene = new ReferenceScene();
        scene.width = file.size();
        scene.height = file.size();
        scene.faceCount = file.faceCount();
        scene.corners = file.corners();
        scene.coloring = c.vertexColors() ? Coloring.VERTEX : Coloring.TEXELS;
        scene.texelResolution = (int) Math.sqrt(file.texelsPerFace());
        scene.colors = file.textures();
        scene.background = c.background();
        return scene;
    }

    /** The picture as [4, S, S]. */
    private static double[] planes(ReferenceImage image) {
        int pixels = image.alpha().length;
        double[] planes = new double[4 * pixels];
        for (int i = 0; i < 3 * pixels; i++) {
            planes[i % 3 * pixels + i / 3] = image.color()[i];
        }
        System.arraycopy(image.alpha(), 0, planes, 3 * pixels, pixels);
        return planes;
    }
}
