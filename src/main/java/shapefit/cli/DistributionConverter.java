package shapefit.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import shapefit.raster.Distribution;

/** A distribution's name, in small letters and with hyphens. */
final class DistributionConverter implements ITypeConverter<Distribution> {

    @Override
    public Distribution convert(String text) {
        for (Distribution distribution : Distribution.values()) {
            if (word(distribution).equals(text.toLowerCase(Locale.ROOT))) {
                return distribution;
            }
        }
        String known = Arrays.stream(Distribution.values())
                .map(DistributionConverter::word)
                .collect(Collectors.joining(", "));
        throw new TypeConversionException("there is no distribution \"" + text + "\"; take one of " + known);
    }

    private static String word(Distribution distribution) {
        return distribution.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
