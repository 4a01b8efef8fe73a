package shapefit.render;

import java.util.Arrays;
import shapefit.mesh.Mesh;
import shapefit.raster.Coloring;
import shapefit.raster.RasterGradients;
import shapefit.raster.RasterInput;
import shapefit.render.Light.Shading;

/** Base colours × light → colours at the corners of the faces, and the chain rule back. */
final class SurfaceStage {

    /** Linear grey of a mesh that has no colours. */
    static final float PLAIN = 0.6f;

    private enum Base {
        VERTEX,
        FACE,
        PLAIN
    }

    private final int[] faces; // [F, 3]
    private final Base base;
    private final boolean textured;

    /** [V, 3] or [F, 3] base colours, linear, live; empty if the mesh has none. */
    final float[] colors;

    SurfaceStage(Mesh mesh, int[] faces) {
        this.faces = faces;
        textured = mesh.textureMap().isPresent();
        if (mesh.vertexColors().isPresent()) {
            base = Base.VERTEX;
            colors = mesh.vertexColors().get();
        } else if (mesh.faceColors().isPresent()) {
            base = Base.FACE;
            colors = mesh.faceColors().get();
        } else {
            base = Base.PLAIN;
            colors = new float[0];
        }
    }

    /** Fills coloring and colours of {@code input}. */
    void forward(LightStage light, Shading shading, RasterInput input) {
        if (textured) {
            input.coloring = Coloring.UV;
        } else if (base != Base.VERTEX && shading == Shading.FACE) {
            input.coloring = Coloring.TEXELS;
            input.texelResolution = 1;
        } else {
            input.coloring = Coloring.VERTEX;
        }
        int corners = cornersPerFace(input);
        int length = corners * faces.length;
        if (input.colors == null || input.colors.length != length) {
            input.colors = new float[length];
        }
        for (int i = 0; i < length; i++) {
            int c = i % 3;
            int slot = i / 3;
            input.colors[i] = (float) (base(slot, corners, c) * light.light[lightAt(slot, corners, shading) + c]);
        }
    }

    /**
     * @param grads derivative by {@code input.colors}
     * @param gradLight [n, 3], overwritten
     * @param out base colours are added to
     */
    void backward(
            LightStage light,
            Shading shading,
            RasterInput input,
            RasterGradients grads,
            double[] gradLight,
            SceneGradients out) {
        int corners = cornersPerFace(input);
        Arrays.fill(gradLight, 0);
        for (int i = 0; i < corners * faces.length; i++) {
            int c = i % 3;
            int slot = i / 3;
            int at = lightAt(slot, corners, shading) + c;
            gradLight[at] += grads.colors[i] * base(slot, corners, c);
            if (base != Base.PLAIN) {
                out.colors[baseAt(slot, corners) + c] += (float) (grads.colors[i] * light.light[at]);
            }
        }
    }

    private static int cornersPerFace(RasterInput input) {
        return input.coloring == Coloring.TEXELS ? 1 : 3;
    }

    /** A slot is a corner of a face, or a whole face where it has one colour. */
    private float base(int slot, int corners, int channel) {
        if (base == Base.PLAIN) {
            return textured ? 1 : PLAIN; // a bare texture is not tinted
        }
        return colors[baseAt(slot, corners) + channel];
    }

    private int baseAt(int slot, int corners) {
        return 3 * (base == Base.FACE ? slot / corners : faces[slot]);
    }

    private int lightAt(int slot, int corners, Shading shading) {
        return 3 * (shading == Shading.FACE ? slot / corners : faces[slot]);
    }
}
