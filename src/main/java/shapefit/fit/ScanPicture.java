package shapefit.fit;

import org.joml.Quaterniond;
import org.joml.Vector3d;
import shapefit.camera.Pose;
import shapefit.image.PixelRect;
import shapefit.mesh.Mesh;
import shapefit.raster.Fragments;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;
import shapefit.render.Background;
import shapefit.render.Light;

/** A small hard picture of the object: what it covers, its own colours, and where its surface faces. Reused. */
final class ScanPicture {

    /** Hard at a few dozen pixels. */
    private static final double SIGMA = 1e-5;

    private static final double GAMMA = 1e-3;

    private final boolean colored;
    private final Still still;
    private final float[] faceNormals; // [F, 3] unit, mesh space

    int width;
    int height;
    boolean[] covered = {}; // [H, W]
    float[] colors = {}; // [H, W, 3] roots of linear colours; 1 for a mesh without
    float[] normals = {}; // [H, W, 3] world space

    ScanPicture(Mesh mesh, SoftRasterizer rasterizer) {
        colored = Still.hasColors(mesh);
        still = new Still(mesh, rasterizer);
        faceNormals = faceNormals(mesh);
    }

    private static float[] faceNormals(Mesh mesh) {
        float[] v = mesh.vertices();
        int[] faces = mesh.faces();
        float[] normals = new float[faces.length];
        Vector3d a = new Vector3d();
        Vector3d b = new Vector3d();
        for (int f = 0; f < faces.length; f += 3) {
            int i = 3 * faces[f];
            int j = 3 * faces[f + 1];
            int k = 3 * faces[f + 2];
            a.set(v[j] - v[i], v[j + 1] - v[i + 1], v[j + 2] - v[i + 2]);
            b.set(v[k] - v[i], v[k + 1] - v[i + 1], v[k + 2] - v[i + 2]);
            a.cross(b);
            double length = a.length();
            for (int c = 0; c < 3; c++) {
                normals[f + c] = length > 0 ? (float) (a.get(c) / length) : 0;
            }
        }
        return normals;
    }

    /** Takes it. */
    void take(Pose pose, View view) {
        Still.Stand stand = Still.Stand.of(view, pose, view.camera());
        Fragments fragments = still.fragments(stand);
        int[] face = fragments.face;
        covered = fragments.covered();
        width = view.camera().width();
        height = view.camera().height();
        if (normals.length != 3 * face.length) {
            colors = new float[3 * face.length];
            normals = new float[3 * face.length];
        }
        Quaterniond turn = pose.rotation();
        Vector3d normal = new Vector3d();
        for (int p = 0; p < face.length; p++) {
            if (covered[p]) {
                int f = 3 * face[p];
                turn.transform(normal.set(faceNormals[f], faceNormals[f + 1], faceNormals[f + 2]));
                for (int c = 0; c < 3; c++) {
                    normals[3 * p + c] = (float) normal.get(c);
                    colors[3 * p + c] = 1;
                }
            }
        }
        if (colored) {
            SoftImage image =
                    still.picture(stand, Light.NONE, Background.BLACK, SoftSettings.DEFAULT.withBlur(SIGMA, GAMMA));
            for (int i = 0; i < colors.length; i++) {
                colors[i] = (float) Math.sqrt(Math.max(0, image.color[i]));
            }
        }
    }

    /** Around what is covered, pixel edges; a single pixel if nothing is. */
    PixelRect box() {
        int left = width;
        int top = height;
        int right = 0;
        int bottom = 0;
        for (int p = 0; p < covered.length; p++) {
            if (covered[p]) {
                left = Math.min(left, p % width);
                right = Math.max(right, p % width + 1);
                top = Math.min(top, p / width);
                bottom = Math.max(bottom, p / width + 1);
            }
        }
        return left < right ? new PixelRect(left, top, right - left, bottom - top) : new PixelRect(0, 0, 1, 1);
    }
}
