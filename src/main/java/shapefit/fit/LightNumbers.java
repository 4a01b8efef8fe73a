package shapefit.fit;

import shapefit.render.DirectionalLight;
import shapefit.render.HarmonicLight;
import shapefit.render.Light;
import shapefit.render.SceneGradients;

/** The numbers of {@link Part#LIGHT}, for either kind of light. Those that a light has not stay 0. */
final class LightNumbers {
    private LightNumbers() {}

    /** @param out [27], overwritten as far as the light has numbers */
    static void gradient(Light light, SceneGradients from, float[] out) {
        if (light instanceof HarmonicLight) {
            copy(from.harmonics, out, 0);
        } else {
            copy(from.ambient, out, 0);
            copy(from.directional, out, 3);
            copy(from.direction, out, 6);
        }
    }

    private static void copy(double[] from, float[] to, int at) {
        for (int i = 0; i < from.length; i++) {
            to[at + i] = (float) from[i];
        }
    }

    /** @param delta [27] steps from where the light is */
    static Light stepped(Light light, float[] delta) {
        if (light instanceof DirectionalLight lamp) {
            return new DirectionalLight(
                    lamp.shading(),
                    atLeastZero(add(lamp.ambient(), delta, 0, 1)),
                    atLeastZero(add(lamp.directional(), delta, 3, 1)),
                    add(lamp.direction(), delta, 6, 1));
        }
        HarmonicLight harmonics = (HarmonicLight) light;
        return new HarmonicLight(
                harmonics.shading(), add(harmonics.coefficients(), delta, 0, (float) HarmonicLight.UNIT));
    }

    private static float[] add(float[] to, float[] delta, int at, float unit) {
        for (int i = 0; i < to.length; i++) {
            to[i] += unit * delta[at + i];
        }
        return to;
    }

    private static float[] atLeastZero(float[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Math.max(0, numbers[i]);
        }
        return numbers;
    }
}
