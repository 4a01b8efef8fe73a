package shapefit.render;

/**
 * Ambient and one directional light, Lambert: L = ambient + directional · max(0, n · direction), multiplied on colours.
 * Immutable, linear RGB.
 *
 * @param shading where normals are taken
 * @param ambient [3], at least 0
 * @param directional [3], at least 0; all 0 turns it off
 * @param direction [3] in world space, <em>towards</em> the light; its length scales the light
 */
public record DirectionalLight(Shading shading, float[] ambient, float[] directional, float[] direction)
        implements Light {

    /** @throws IllegalArgumentException if an array has not three finite numbers */
    public DirectionalLight {
        ambient = three("ambient", ambient);
        directional = three("directional", directional);
        direction = three("direction", direction);
    }

    /** A copy, [3]. */
    @Override
    public float[] ambient() {
        return ambient.clone();
    }

    /** A copy, [3]. */
    @Override
    public float[] directional() {
        return directional.clone();
    }

    /** A copy, [3]. */
    @Override
    public float[] direction() {
        return direction.clone();
    }

    @Override
    public boolean isDirectional() {
        return directional[0] != 0 || directional[1] != 0 || directional[2] != 0;
    }

    private static float[] three(String name, float[] values) {
        if (values.length != 3 || !Float.isFinite(values[0] + values[1] + values[2])) {
            throw new IllegalArgumentException("light " + name + " must be three finite numbers");
        }
        return values.clone();
    }
}
