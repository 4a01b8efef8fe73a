package shapefit.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import shapefit.image.Srgb;
import shapefit.render.Background;

/** {@code R,G,B} in sRGB, each 0 to 1. */
final class BackgroundConverter implements ITypeConverter<Background> {

    @Override
    public Background convert(String text) {
        String[] words = text.split(",", -1);
        float[] linear = new float[3];
        for (int c = 0; c < 3; c++) {
            linear[c] = words.length == 3 ? channel(words[c]) : Float.NaN;
            if (Float.isNaN(linear[c])) {
                throw new TypeConversionException(
                        "must be three numbers from 0 to 1 like 1,1,1 for white, got " + text);
            }
        }
        return Background.of(linear[0], linear[1], linear[2]);
    }

    /** Linear, or NaN if it is no number from 0 to 1. */
    private static float channel(String word) {
        try {
            float srgb = Float.parseFloat(word);
            return srgb >= 0 && srgb <= 1 ? Srgb.toLinear(srgb) : Float.NaN;
        } catch (NumberFormatException e) {
            return Float.NaN;
        }
    }
}
