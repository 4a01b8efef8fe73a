package shapefit.render;

import java.util.Arrays;

/**
 * Derivatives of a number by what a scene is made of. Mutable and reusable; {@code backward} <em>adds</em>, so that several
 * views of one object sum up; {@link #clear} starts anew.
 */
public final class SceneGradients {

    /** [3] by the rotation vector (world axes, radians) about the pivot. */
    public final double[] rotation = new double[3];

    /** [3] by the world translation. */
    public final double[] translation = new double[3];

    /** By the natural logarithm of the pose's scale, about the pivot. */
    public double logScale;

    /** By the natural logarithm of the focal length. */
    public double logFocal;

    /** [3] by the ambient light. */
    public final double[] ambient = new double[3];

    /** [3] by the directional light's colour. */
    public final double[] directional = new double[3];

    /** [3] by the light's direction. */
    public final double[] direction = new double[3];

    /** [9, 3] by the coefficients of a light in harmonics. */
    public final double[] harmonics = new double[3 * HarmonicLight.COUNT];

    /** [V, 3] by the vertices, mesh units. */
    public float[] vertices = {};

    /** [V, 3] or [F, 3] by the base colours, whichever the mesh has. */
    public float[] colors = {};

    /** [H, W, 3] by the texture. */
    public float[] texture = {};

    /** Sets everything to 0. */
    public void clear() {
        Arrays.fill(rotation, 0);
        Arrays.fill(translation, 0);
        Arrays.fill(ambient, 0);
        Arrays.fill(directional, 0);
        Arrays.fill(direction, 0);
        Arrays.fill(harmonics, 0);
        Arrays.fill(vertices, 0);
        Arrays.fill(colors, 0);
        Arrays.fill(texture, 0);
        logScale = 0;
        logFocal = 0;
    }

    /** Makes room; keeps arrays that fit. New arrays are 0. */
    void resize(int vertexNumbers, int colorNumbers, int textureNumbers) {
        vertices = vertices.length == vertexNumbers ? vertices : new float[vertexNumbers];
        colors = colors.length == colorNumbers ? colors : new float[colorNumbers];
        texture = texture.length == textureNumbers ? texture : new float[textureNumbers];
    }
}
