package shapefit.fit;

import java.util.List;
import java.util.Optional;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import shapefit.camera.Camera;
import shapefit.camera.Camera.Projection;
import shapefit.camera.Pose;
import shapefit.camera.Projector;
import shapefit.image.Mask;
import shapefit.image.PixelRect;
import shapefit.mesh.Bounds;
import shapefit.mesh.Mesh;

/** Where an object may start when nobody said so. */
public final class StartGuess {

    /** Without a mask: the share of the picture's shorter side that the object fills. */
    private static final double UNKNOWN_SHARE = 0.5;

    /** From this overlap of boxes on, a mesh counts as standing where the masks are. */
    private static final double IN_PLACE = 0.5;

    private StartGuess() {}

    /**
     * Upright as in its file, before the mask's middle, as far away as makes its bounding sphere as large as the mask's box.
     *
     * @return mesh to world
     */
    public static Pose inFrontOf(View view, Mesh mesh) {
        return inFrontOf(view.camera(), view.mask().flatMap(Mask::bounds), mesh)
                .then(view.pose().inverse());
    }

    /**
     * The same before a camera.
     *
     * @param where the part of the picture to fill; without it half of the shorter side, in the middle
     * @return mesh to camera space
     */
    public static Pose inFrontOf(Camera camera, Optional<PixelRect> where, Mesh mesh) {
        PixelRect box = where.orElseGet(() -> middle(camera));
        Bounds bounds = mesh.bounds();
        double radius = radius(mesh);
        double pixels = Math.max(box.width(), box.height()) / 2;
        // A sphere's outline is the cone that touches it: sin of its half angle is radius / distance.
        double slope = pixels / Math.max(camera.fx(), camera.fy());
        boolean pinhole = camera.projection() == Projection.PINHOLE;
        double distance = pinhole ? radius * Math.sqrt(1 + 1 / (slope * slope)) : 4 * radius;
        double across = pinhole ? distance : 1;
        double u = box.x() + (box.width() - 1) / 2;
        double v = box.y() + (box.height() - 1) / 2;
        Vector3d at = new Vector3d(
                (u - camera.cx()) / camera.fx() * across, -(v - camera.cy()) / camera.fy() * across, -distance);
        at.sub(bounds.centerX(), bounds.centerY(), bounds.centerZ());
        return Pose.translation(at.x, at.y, at.z);
    }

    /**
     * As in its file, if that is roughly where the masks are; else in the middle of what they show, and of its size.
     *
     * @param views at least one; those without a mask do not count
     * @return mesh to world
     */
    public static Pose among(List<View> views, Mesh mesh) {
        List<View> masked = views.stream()
                .filter(v -> v.mask().flatMap(Mask::bounds).isPresent())
                .toList();
        if (masked.isEmpty()) {
            return Pose.IDENTITY;
        }
        double overlap =
                masked.stream().mapToDouble(v -> boxOverlap(v, mesh)).average().orElseThrow();
        if (overlap >= IN_PLACE) {
            return Pose.IDENTITY;
        }
        Vector3d middle = nearestToRays(masked);
        double size = masked.stream()
                .mapToDouble(v -> {
                    PixelRect box = v.mask().flatMap(Mask::bounds).orElseThrow();
                    double depth = -v.pose().apply(middle).z;
                    return Math.max(
                                    box.width() / v.camera().fx(),
                                    box.height() / v.camera().fy())
                            * depth
                            / 2;
                })
                .filter(radius -> radius > 0)
                .max()
                .orElse(1);
        Bounds bounds = mesh.bounds();
        double scale = size / radius(mesh);
        middle.sub(new Vector3d(bounds.centerX(), bounds.centerY(), bounds.centerZ()).mul(scale));
        return new Pose(0, 0, 0, 1, middle.x, middle.y, middle.z, scale);
    }

    /** Intersection over union of the mask's box and that of the projected mesh. */
    private static double boxOverlap(View view, Mesh mesh) {
        double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        float[] vertices = mesh.vertices();
        Projector projector = new Projector(view.camera());
        for (int i = 0; i < vertices.length; i += 3) {
            Vector3d p = view.pose().apply(new Vector3d(vertices[i], vertices[i + 1], vertices[i + 2]));
            projector.forward(p.x, p.y, p.z);
            double u = view.camera().pixelU(projector.x);
            double v = view.camera().pixelV(projector.y);
            if (!(projector.depth > 0) || !Double.isFinite(u + v)) {
                return 0;
            }
            box[0] = Math.min(box[0], u);
            box[1] = Math.min(box[1], v);
            box[2] = Math.max(box[2], u);
            box[3] = Math.max(box[3], v);
        }
        PixelRect mask = view.mask().flatMap(Mask::bounds).orElseThrow();
        double across = Math.min(box[2], mask.x() + mask.width()) - Math.max(box[0], mask.x());
        double down = Math.min(box[3], mask.y() + mask.height()) - Math.max(box[1], mask.y());
        double both = Math.max(0, across) * Math.max(0, down);
        return both / ((box[2] - box[0]) * (box[3] - box[1]) + mask.width() * mask.height() - both);
    }

    /** The world point nearest, in squares, to the lines of sight through the middles of the masks' boxes. */
    private static Vector3d nearestToRays(List<View> views) {
        Matrix3d sum = new Matrix3d().zero();
        Vector3d right = new Vector3d();
        for (View view : views) {
            PixelRect box = view.mask().flatMap(Mask::bounds).orElseThrow();
            Pose toWorld = view.pose().inverse();
            Camera camera = view.camera();
            double u = box.x() + (box.width() - 1) / 2;
            double v = box.y() + (box.height() - 1) / 2;
            Vector3d d = new Vector3d((u - camera.cx()) / camera.fx(), -(v - camera.cy()) / camera.fy(), -1);
            toWorld.rotation().transform(d).normalize();
            // The part of a vector across the line: I − d dᵀ.
            Matrix3d across = new Matrix3d(
                    1 - d.x * d.x,
                    -d.x * d.y,
                    -d.x * d.z,
                    -d.x * d.y,
                    1 - d.y * d.y,
                    -d.y * d.z,
                    -d.x * d.z,
                    -d.y * d.z,
                    1 - d.z * d.z);
            sum.add(across);
            right.add(across.transform(toWorld.translation()));
        }
        // A single line, or parallel ones, leave the point free along them; there the origin's nearest point will do.
        Matrix3d pull = new Matrix3d().scaling(1e-9);
        return sum.add(pull).invert().transform(right);
    }

    /** Of the sphere about the middle of the mesh's box that holds every vertex. */
    private static double radius(Mesh mesh) {
        Bounds bounds = mesh.bounds();
        float[] vertices = mesh.vertices();
        double squared = Double.MIN_NORMAL;
        for (int i = 0; i < vertices.length; i += 3) {
            double dx = vertices[i] - bounds.centerX();
            double dy = vertices[i + 1] - bounds.centerY();
            double dz = vertices[i + 2] - bounds.centerZ();
            squared = Math.max(squared, dx * dx + dy * dy + dz * dz);
        }
        return Math.sqrt(squared);
    }

    private static PixelRect middle(Camera camera) {
        double side = UNKNOWN_SHARE * camera.shortSide();
        return new PixelRect((camera.width() - side) / 2, (camera.height() - side) / 2, side, side);
    }
}
