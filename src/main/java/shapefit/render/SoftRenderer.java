package shapefit.render;

import java.util.Arrays;
import org.joml.Vector3dc;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.mesh.Mesh;
import shapefit.raster.Coloring;
import shapefit.raster.Fragments;
import shapefit.raster.RasterGradients;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;

/**
 * Renders one mesh softly, again and again, and carries gradients of the picture back to pose, vertices, colours, light and
 * focal length: pose → light → camera → rasterizer, and the same stages reversed.
 *
 * <p>{@link #vertices}, {@link #colors} and {@link #texture} are live: who changes their numbers sees the change in the next
 * picture. Used by one thread; the buffers are reused, so a step allocates nothing.
 */
public final class SoftRenderer {

    private final SoftRasterizer rasterizer;
    private final int[] faces; // [F, 3]
    private final float[] vertices; // [V, 3]
    private final SurfaceStage surface;

    private final GeometryStage geometry = new GeometryStage();
    private final LightStage light = new LightStage();
    private final RasterInput input = new RasterInput();
    private final SoftImage image = new SoftImage();
    private final RasterGradients rasterGradients = new RasterGradients();
    private final double[] gradNdc; // [V, 3]
    private final double[] gradWorld; // [V, 3]
    private double[] gradLight = {};
    private Background background;
    private Light lastLight;
    private SoftSettings lastSettings;

    /**
     * @param mesh what is rendered
     * @param rasterizer does the work; stays the caller's to close
     */
    public SoftRenderer(Mesh mesh, SoftRasterizer rasterizer) {
        this.rasterizer = rasterizer;
        faces = mesh.faces();
        vertices = mesh.vertices();
        surface = new SurfaceStage(mesh, faces);
        gradNdc = new double[vertices.length];
        gradWorld = new double[vertices.length];
        input.faceCount = faces.length / 3;
        input.corners = new float[3 * faces.length];
        mesh.textureMap().ifPresent(this::useTexture);
    }

    private void useTexture(Mesh.TextureMap map) {
        float[] uvs = map.uvs();
        int[] uvFaces = map.faces();
        input.uvs = new float[2 * uvFaces.length];
        for (int i = 0; i < uvFaces.length; i++) {
            input.uvs[2 * i] = uvs[2 * uvFaces[i]];
            input.uvs[2 * i + 1] = uvs[2 * uvFaces[i] + 1];
        }
        input.texture = map.texture().rgb();
        input.textureWidth = map.texture().width();
        input.textureHeight = map.texture().height();
    }

    /** [V, 3] mesh units, live. */
    public float[] vertices() {
        return vertices;
    }

    /** [V, 3] or [F, 3] base colours, whichever the mesh has, linear, live; empty if it has none. */
    public float[] colors() {
        return surface.colors;
    }

    /** [H, W, 3] linear, live; empty if the mesh has no texture. */
    public float[] texture() {
        return input.texture == null ? new float[0] : input.texture;
    }

    /**
     * Renders.
     *
     * @param pose mesh to world
     * @param view world to camera space
     * @param camera gives the picture's size
     * @param behind a picture must have that size
     * @param withColor false leaves colour out and computes alpha only
     * @return the picture; reused by the next call
     */
    public SoftImage forward(
            Pose pose,
            Pose view,
            Camera camera,
            Light by,
            Background behind,
            SoftSettings settings,
            boolean withColor) {
        place(pose, view, camera);
        lastLight = by;
        lastSettings = settings;
        if (withColor) {
            light.forward(geometry.world, faces, by);
            surface.forward(light, by.shading(), input);
            useBackground(behind, camera);
        } else {
            input.coloring = Coloring.NONE;
        }
        rasterizer.forward(input, settings, image);
        return image;
    }

    /** The nearest face at each pixel's centre, for a scene as in {@link #forward}. */
    public void fragments(Pose pose, Pose view, Camera camera, SoftSettings settings, Fragments out) {
        place(pose, view, camera);
        rasterizer.fragments(input, settings, out);
    }

    private void place(Pose pose, Pose view, Camera camera) {
        input.width = camera.width();
        input.height = camera.height();
        geometry.forward(vertices, pose, view, camera);
        for (int i = 0; i < faces.length; i++) {
            System.arraycopy(geometry.ndc, 3 * faces[i], input.corners, 3 * i, 3);
        }
    }

    private void useBackground(Background behind, Camera camera) {
        if (behind == background) {
            return;
        }
        behind.picture().ifPresent(picture -> {
            if (picture.width() != camera.width() || picture.height() != camera.height()) {
                throw new IllegalArgumentException("background must be %d × %d pixels, got %d × %d"
                        .formatted(camera.width(), camera.height(), picture.width(), picture.height()));
            }
        });
        input.background = behind.values();
        input.backgroundIsPicture = behind.picture().isPresent();
        background = behind;
    }

    /**
     * Makes {@code out} the right size for this mesh.
     *
     * @param wantTexture whether the texture's derivative is wanted; it may be far larger than all the rest
     */
    public void resize(SceneGradients out, boolean wantTexture) {
        out.resize(vertices.length, surface.colors.length, wantTexture ? texture().length : 0);
    }

    /**
     * The chain rule through the latest {@link #forward}; adds to {@code out}.
     *
     * @param gradColor [H, W, 3] derivative by the picture's colour; ignored if it was rendered without
     * @param gradAlpha [H, W] derivative by alpha
     * @param pivot the point of the mesh about which the pose turns and grows, mesh units
     * @param wantTexture whether the texture's derivative is computed
     */
    public void backward(
            float[] gradColor, float[] gradAlpha, Vector3dc pivot, boolean wantTexture, SceneGradients out) {
        boolean colored = input.coloring != Coloring.NONE;
        rasterGradients.wantColors = colored;
        rasterGradients.wantTexture = wantTexture && input.coloring == Coloring.UV;
        rasterizer.backward(input, lastSettings, image, gradColor, gradAlpha, rasterGradients);
        resize(out, wantTexture);
        Arrays.fill(gradNdc, 0);
        Arrays.fill(gradWorld, 0);
        for (int i = 0; i < faces.length; i++) {
            int v = 3 * faces[i];
            gradNdc[v] += rasterGradients.corners[3 * i];
            gradNdc[v + 1] += rasterGradients.corners[3 * i + 1];
            gradNdc[v + 2] += rasterGradients.corners[3 * i + 2];
        }
        out.logFocal += geometry.backwardToWorld(gradNdc, gradWorld);
        if (colored) {
            backwardColors(out);
        }
        geometry.backwardToPose(gradWorld, pivot, out);
    }

    private void backwardColors(SceneGradients out) {
        if (gradLight.length != light.light.length) {
            gradLight = new double[light.light.length];
        }
        surface.backward(light, lastLight.shading(), input, rasterGradients, gradLight, out);
        light.backward(gradLight, geometry.world, faces, gradWorld, out);
        if (rasterGradients.wantTexture) {
            for (int i = 0; i < out.texture.length; i++) {
                out.texture[i] += rasterGradients.texture[i];
            }
        }
    }
}
