package shapefit.render;

/** What lights the mesh: a factor on its colours, linear RGB, that depends on where a surface faces. Immutable. */
public sealed interface Light permits DirectionalLight, HarmonicLight {

    /** Where normals are taken. */
    enum Shading {
        /** One normal a face. */
        FACE,
        /** One normal a vertex, the area-weighted mean of its faces'. */
        VERTEX
    }

    /** Colours as they are. */
    Light NONE = new DirectionalLight(Shading.VERTEX, new float[] {1, 1, 1}, new float[3], new float[] {0, 0, 1});

    /** Soft light from above the camera's right shoulder, for shapes without colours. */
    DirectionalLight STUDIO = new DirectionalLight(
            Shading.VERTEX, new float[] {0.35f, 0.35f, 0.35f}, new float[] {0.65f, 0.65f, 0.65f}, new float[] {
                0.36f, 0.48f, 0.8f
            });

    /** Where normals are taken. */
    Shading shading();

    /** Whether it matters where a surface faces. */
    boolean isDirectional();
}
