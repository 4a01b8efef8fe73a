package shapefit.fit;

import org.joml.Vector3d;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.mesh.Bounds;
import shapefit.mesh.Mesh;
import shapefit.raster.Fragments;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;
import shapefit.render.Background;
import shapefit.render.Light;
import shapefit.render.SoftRenderer;

/**
 * Single pictures of one mesh: soft ones with near and far laid around the object, and hard silhouettes. Used by one thread;
 * it reuses its buffers.
 */
public final class Still {

    private final SoftRenderer renderer;
    private final Vector3d pivot;
    private final double radius; // half the diagonal of the mesh's box
    private final Fragments fragments = new Fragments();

    /**
     * Where a picture is taken.
     *
     * @param name what to call it in messages
     * @param pose mesh to world
     * @param view world to camera space
     * @param camera gives the picture's size
     */
    public record Stand(String name, Pose pose, Pose view, Camera camera) {

        /** From a view of a fit. */
        public static Stand of(View view, Pose pose, Camera camera) {
            return new Stand(view.name(), pose, view.pose(), camera);
        }
    }

    /**
     * @param mesh what is rendered
     * @param rasterizer does the work; stays the caller's to close
     */
    public Still(Mesh mesh, SoftRasterizer rasterizer) {
        renderer = new SoftRenderer(mesh, rasterizer);
        Bounds box = mesh.bounds();
        pivot = new Vector3d(box.centerX(), box.centerY(), box.centerZ());
        radius = Math.max(box.diagonal() / 2, Double.MIN_NORMAL);
    }

    /** Whether a mesh has colours of any kind; one without is a grey shape that only light makes visible. */
    public static boolean hasColors(Mesh mesh) {
        return mesh.vertexColors().isPresent()
                || mesh.faceColors().isPresent()
                || mesh.textureMap().isPresent();
    }

    /** Colours as they are, or studio light on a shape without. */
    public static Light lightFor(Mesh mesh) {
        return hasColors(mesh) ? Light.NONE : Light.STUDIO;
    }

    /**
     * A soft picture.
     *
     * @param settings near and far are replaced by a range around the object
     * @return reused by the next call
     * @throws FitException if the object is behind the camera
     */
    public SoftImage picture(Stand stand, Light light, Background background, SoftSettings settings) {
        DepthRange range = DepthRange.around(stand.name, pivot, radius, stand.pose.then(stand.view));
        return renderer.forward(stand.pose, stand.view, stand.camera, light, background, range.applyTo(settings), true);
    }

    /**
     * What each pixel's centre sees, at any depth in front of the camera.
     *
     * @return reused by the next call
     */
    public Fragments fragments(Stand stand) {
        SoftSettings everything = SoftSettings.DEFAULT.withRange(0, Float.MAX_VALUE);
        renderer.fragments(stand.pose, stand.view, stand.camera, everything, fragments);
        return fragments;
    }

    /** The hard silhouette, [H, W]: 1 where a pixel's centre sees the object, else 0. */
    public float[] silhouette(Stand stand) {
        int[] face = fragments(stand).face;
        float[] covered = new float[face.length];
        for (int p = 0; p < covered.length; p++) {
            covered[p] = face[p] == Fragments.NONE ? 0 : 1;
        }
        return covered;
    }
}
