package shapefit.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static shapefit.testing.Near.assertNear;
import static shapefit.testing.Near.assertNearToLargest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.joml.Vector3d;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shapefit.camera.Camera.Projection;
import shapefit.testing.PipelineFile;

class ProjectorTest {

    private static final Distortion BARREL = new Distortion(-0.2, 0.05, 0.01, -0.02, -0.01);

    static Stream<Named<Camera>> cameras() {
        return Stream.of(
                Named.of("pinhole", Camera.pinhole(31, 17, 40, 44, 14, 9)),
                Named.of("distorted", new Camera(Projection.PINHOLE, 31, 17, 40, 44, 14, 9, BARREL)),
                Named.of("orthographic", Camera.orthographic(31, 17, 1.5)));
    }

    static List<Named<PipelineFile>> files() throws IOException {
        return PipelineFile.all();
    }

    @ParameterizedTest
    @MethodSource("cameras")
    void gradientIsThatOfFiniteDifferences(Camera camera) {
        double[] p = {0.3, -0.2, -2.1};
        double[] g = {0.7, -0.4, 0.9};
        Projector projector = new Projector(camera);
        projector.backward(p[0], p[1], p[2], g[0], g[1], g[2]);
        double[] analytic = {projector.gradX, projector.gradY, projector.gradZ, projector.gradLogFocal};

        double h = 1e-6;
        double[] numeric = new double[4];
        for (int i = 0; i < 3; i++) {
            double[] up = p.clone();
            double[] down = p.clone();
            up[i] += h;
            down[i] -= h;
            numeric[i] = (value(camera, up, g) - value(camera, down, g)) / (2 * h);
        }
        numeric[3] = (value(camera.zoomed(Math.exp(h)), p, g) - value(camera.zoomed(Math.exp(-h)), p, g)) / (2 * h);

        assertNear(numeric, analytic, 1e-8, 1e-8); // measured 3e-9
    }

    private static double value(Camera camera, double[] p, double[] g) {
        Projector projector = new Projector(camera);
        projector.forward(p[0], p[1], p[2]);
        return g[0] * projector.x + g[1] * projector.y + g[2] * projector.depth;
    }

    @Test
    void pixelsAreOpenCvs() {
        Camera camera = Camera.pinhole(640, 480, 572.4, 573.6, 325.3, 242.0);
        Projector projector = new Projector(camera);

        projector.forward(0.07, -0.13, -0.98); // OpenCV: X 0.07, Y 0.13, Z 0.98

        assertThat(camera.pixelU(projector.x)).isCloseTo(572.4 * 0.07 / 0.98 + 325.3, within(1e-9));
        assertThat(camera.pixelV(projector.y)).isCloseTo(573.6 * 0.13 / 0.98 + 242.0, within(1e-9));
        assertThat(projector.depth).isEqualTo(0.98);
    }

    @Test
    void cropShowsTheSamePointAtTheSamePlace() {
        Camera whole = Camera.pinhole(640, 480, 572.4, 573.6, 325.3, 242.0);
        Camera crop = whole.crop(300, 200, 80, 40, 160, 120);
        Projector a = new Projector(whole);
        Projector b = new Projector(crop);
        a.forward(0.01, 0.02, -0.9);
        b.forward(0.01, 0.02, -0.9);

        // Edges, not centres, are where both grids agree: edge = centre + ½.
        assertThat(crop.pixelU(b.x) + 0.5).isCloseTo((whole.pixelU(a.x) + 0.5 - 300) * 2, within(1e-9));
        assertThat(crop.pixelV(b.y) + 0.5).isCloseTo((whole.pixelV(a.y) + 0.5 - 200) * 3, within(1e-9));
    }

    @Test
    void aFoldedDistortionHidesPointsInsteadOfBringingThemBack() {
        Camera camera = new Camera(Projection.PINHOLE, 64, 64, 60, 60, 32, 32, new Distortion(-0.5, 0, 0, 0, 0));
        Projector projector = new Projector(camera);

        projector.forward(2, 0, -1);

        assertThat(projector.x).isNaN();
    }

    @ParameterizedTest
    @MethodSource("files")
    void perspectiveAndOrthogonalAreTheOriginalsMirrored(PipelineFile file) {
        for (JsonNode golden : file.get("cameras")) {
            Pose view = goldenView(golden);
            Camera perspective = Camera.withFieldOfView(
                    8, 8, 2 * Math.toRadians(golden.get("half_fov_deg").asDouble()));
            Camera flat =
                    Camera.orthographic(8, 8, 1 / golden.get("ortho_scale").asDouble());
            double[] world = PipelineFile.numbers(file.get("vertices"));

            assertNear(
                    mirrored(PipelineFile.numbers(golden.get("perspective"))),
                    project(perspective, view, world),
                    1e-7, // the file's digits; measured 1e-8
                    0);
            assertNear(mirrored(PipelineFile.numbers(golden.get("orthogonal"))), project(flat, view, world), 1e-7, 0);
            assertNearToLargest(
                    PipelineFile.numbers(golden.get("grad_vertices_through_perspective")),
                    backproject(perspective, view, world, mirrored(PipelineFile.numbers(golden.get("upstream")))),
                    1e-7);
        }
    }

    /** The original's eye is d(cos e sin a, sin e, −cos e cos a). */
    private static Pose goldenView(JsonNode golden) {
        double[] eye = PipelineFile.numbers(golden.get("eye"));
        return Pose.lookAt(new Vector3d(eye), new Vector3d(), new Vector3d(0, 1, 0));
    }

    /** The original's pictures are mirrored left to right (Q12). */
    private static double[] mirrored(double[] points) {
        for (int i = 0; i < points.length; i += 3) {
            points[i] = -points[i];
        }
        return points;
    }

    private static double[] project(Camera camera, Pose view, double[] world) {
        Projector projector = new Projector(camera);
        double[] out = new double[world.length];
        for (int i = 0; i < world.length; i += 3) {
            Vector3d p = view.apply(new Vector3d(world[i], world[i + 1], world[i + 2]));
            projector.forward(p.x, p.y, p.z);
            out[i] = projector.x;
            out[i + 1] = projector.y;
            out[i + 2] = projector.depth;
        }
        return out;
    }

    private static double[] backproject(Camera camera, Pose view, double[] world, double[] upstream) {
        Projector projector = new Projector(camera);
        double[] out = new double[world.length];
        for (int i = 0; i < world.length; i += 3) {
            Vector3d p = view.apply(new Vector3d(world[i], world[i + 1], world[i + 2]));
            projector.backward(p.x, p.y, p.z, upstream[i], upstream[i + 1], upstream[i + 2]);
            Vector3d g = new Vector3d(projector.gradX, projector.gradY, projector.gradZ);
            view.rotation().conjugate().transform(g);
            out[i] = g.x;
            out[i + 1] = g.y;
            out[i + 2] = g.z;
        }
        return out;
    }

    /**
     * The original multiplies by a 3 × 4 matrix, adds 1e-5 to the depth, and distorts pixel coordinates (Q14): our lens of
     * focal length 1 does the same to what the matrix gives.
     */
    @ParameterizedTest
    @MethodSource("files")
    void matrixProjectionIsTheOriginals(PipelineFile file) {
        for (String name : List.of("projection_no_distortion", "projection_with_distortion")) {
            JsonNode golden = file.get(name);
            double[] m = PipelineFile.numbers(golden.get("P_3x4"));
            double[] k = PipelineFile.numbers(golden.get("dist_coeffs_k1_k2_p1_p2_k3"));
            int size = golden.get("orig_size").asInt();
            Distortion distortion = new Distortion(k[0], k[1], k[2], k[3], k[4]);
            Camera camera = new Camera(Projection.PINHOLE, size, size, 1, 1, -0.5, -0.5, distortion);
            Projector projector = new Projector(camera);
            double[] world = PipelineFile.numbers(file.get("vertices"));
            double[] ours = new double[world.length];
            for (int i = 0; i < world.length; i += 3) {
                double[] p = new double[3];
                for (int r = 0; r < 3; r++) {
                    p[r] = m[4 * r] * world[i]
                            + m[4 * r + 1] * world[i + 1]
                            + m[4 * r + 2] * world[i + 2]
                            + m[4 * r + 3];
                }
                projector.forward(p[0], -p[1], -(p[2] + 1e-5));
                ours[i] = projector.x;
                ours[i + 1] = -projector.y; // its y is not flipped (Q14)
                ours[i + 2] = p[2];
            }
            assertNear(PipelineFile.numbers(golden.get("result")), ours, 1e-7, 1e-7);
        }
    }
}
