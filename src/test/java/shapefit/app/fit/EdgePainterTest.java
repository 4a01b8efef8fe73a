package shapefit.app.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.camera.Projector;
import shapefit.mesh.Mesh;
import shapefit.mesh.Primitives;
import shapefit.mesh.Topology;

/** Edges that are seen are drawn where they are, and others are not. */
class EdgePainterTest {

    private static final int RGB = 0x4dd8e6;
    private static final Camera LENS = Camera.withFieldOfView(201, 161, Math.toRadians(35));

    private static int[] paint(Mesh mesh, Pose toCamera, Camera camera) {
        return EdgePainter.paint(mesh, Topology.of(mesh).edges(), toCamera, camera, RGB);
    }

    /** Strongest alpha within a pixel of the middle between two points of the mesh. */
    private static int alphaBetween(int[] argb, Pose toCamera, Vector3d a, Vector3d b) {
        Vector3d middle = toCamera.apply(new Vector3d(a).add(b).div(2));
        Projector projector = new Projector(LENS);
        projector.forward(middle.x, middle.y, middle.z);
        int column = (int) Math.round(LENS.pixelU(projector.x));
        int row = (int) Math.round(LENS.pixelV(projector.y));
        int most = 0;
        for (int r = row - 1; r <= row + 1; r++) {
            for (int c = column - 1; c <= column + 1; c++) {
                most = Math.max(most, argb[r * LENS.width() + c] >>> 24);
            }
        }
        return most;
    }

    @Test
    void theCubesNearEdgesAreDrawnAndItsFarOnesAreNot() {
        Mesh cube = Primitives.cube();
        double h = (cube.bounds().maxX() - cube.bounds().minX()) / 2;
        Pose toCamera = Pose.orbit(6 * h, 0.4, 0.6);
        int[] argb = paint(cube, toCamera, LENS);
        int drawn = 0;
        int left = 0;
        for (int axis = 0; axis < 3; axis++) {
            for (int side = 0; side < 4; side++) {
                Vector3d a = new Vector3d();
                a.setComponent(axis, -h);
                a.setComponent((axis + 1) % 3, (side & 1) == 0 ? -h : h);
                a.setComponent((axis + 2) % 3, (side & 2) == 0 ? -h : h);
                Vector3d b = new Vector3d(a);
                b.setComponent(axis, h);
                boolean seen = isSeen(toCamera, axis, a);
                int alpha = alphaBetween(argb, toCamera, a, b);
                assertThat(alpha)
                        .as("%s to %s", a, b)
                        .satisfies(v -> assertThat(v > 100).isEqualTo(seen));
                drawn += seen ? 1 : 0;
                left += seen ? 0 : 1;
            }
        }
        assertThat(drawn).isEqualTo(9);
        assertThat(left).isEqualTo(3);
    }

    /** An edge of a cube about the origin is seen if one of its two faces is. */
    private static boolean isSeen(Pose toCamera, int axis, Vector3d corner) {
        for (int other = 1; other <= 2; other++) {
            int across = (axis + other) % 3;
            Vector3d normal = new Vector3d();
            normal.setComponent(across, Math.signum(corner.get(across)));
            Vector3d eye = toCamera.inverse().apply(new Vector3d());
            if (eye.sub(corner).dot(normal) > 0) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aSphereHidesItsBack() {
        Mesh sphere = Primitives.icosphere(3);
        Pose toCamera = Pose.translation(0, 0, -4);
        int[] whole = paint(sphere, toCamera, LENS);
        int[] faces = sphere.faces();
        float[] v = sphere.vertices();
        int[] front = Arrays.copyOf(faces, faces.length);
        int kept = 0;
        for (int f = 0; f < faces.length; f += 3) {
            if (v[3 * faces[f] + 2] + v[3 * faces[f + 1] + 2] + v[3 * faces[f + 2] + 2] > 0) {
                System.arraycopy(faces, f, front, kept, 3);
                kept += 3;
            }
        }
        int[] half = paint(Mesh.of(v, Arrays.copyOf(front, kept)), toCamera, LENS);
        long more = 0;
        for (int p = 0; p < whole.length; p++) {
            more += (whole[p] >>> 24) > 0 && (half[p] >>> 24) == 0 ? 1 : 0;
        }
        long all = Arrays.stream(half).filter(p -> p != 0).count();
        assertThat(more).isLessThan(all / 20);
    }

    @Test
    void whatIsBehindTheCameraOrBesideThePictureDrawsNothing() {
        Mesh cube = Primitives.cube();
        for (Pose pose : new Pose[] {Pose.translation(0, 0, 5), Pose.translation(40, 0, -5), Pose.IDENTITY}) {
            int[] argb = paint(cube, pose, LENS);
            assertThat(argb).hasSize(201 * 161);
            if (pose != Pose.IDENTITY) {
                assertThat(Arrays.stream(argb).allMatch(p -> p == 0)).isTrue();
            }
        }
    }

    @Test
    void parallelLinesOfSightWorkToo() {
        Camera flat = Camera.orthographic(201, 161, 2);
        int[] argb = paint(Primitives.cube(), Pose.orbit(5, 0.4, 0.6), flat);
        assertThat(Arrays.stream(argb).filter(p -> p != 0).count()).isGreaterThan(200);
    }
}
