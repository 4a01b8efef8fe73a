package shapefit.experiment;

import java.util.Locale;
import java.util.Map;

/** Letters of 5 × 7 dots: a chart needs a few words, and the core has no fonts. */
final class Letters {

    static final int WIDTH = 6;
    static final int HEIGHT = 7;

    /** Seven rows of a letter, five bits each, two hexadecimal digits a row. */
    private static final Map<Character, String> DOTS = Map.ofEntries(
            Map.entry('0', "0E11131519110E"),
            Map.entry('1', "040C040404040E"),
            Map.entry('2', "0E11010204081F"),
            Map.entry('3', "1F02040201110E"),
            Map.entry('4', "02060A121F0202"),
            Map.entry('5', "1F101E0101110E"),
            Map.entry('6', "0608101E11110E"),
            Map.entry('7', "1F010204080808"),
            Map.entry('8', "0E11110E11110E"),
            Map.entry('9', "0E11110F01020C"),
            Map.entry('a', "0E11111F111111"),
            Map.entry('b', "1E11111E11111E"),
            Map.entry('c', "0E11101010110E"),
            Map.entry('d', "1C12111111121C"),
            Map.entry('e', "1F10101E10101F"),
            Map.entry('f', "1F10101E101010"),
            Map.entry('g', "0E11101711110F"),
            Map.entry('h', "1111111F111111"),
            Map.entry('i', "0E04040404040E"),
            Map.entry('j', "0702020202120C"),
            Map.entry('k', "11121418141211"),
            Map.entry('l', "1010101010101F"),
            Map.entry('m', "111B1515111111"),
            Map.entry('n', "11111915131111"),
            Map.entry('o', "0E11111111110E"),
            Map.entry('p', "1E11111E101010"),
            Map.entry('q', "0E11111115120D"),
            Map.entry('r', "1E11111E141211"),
            Map.entry('s', "0F10100E01011E"),
            Map.entry('t', "1F040404040404"),
            Map.entry('u', "1111111111110E"),
            Map.entry('v', "11111111110A04"),
            Map.entry('w', "1111111515150A"),
            Map.entry('x', "11110A040A1111"),
            Map.entry('y', "1111110A040404"),
            Map.entry('z', "1F01020408101F"),
            Map.entry('.', "00000000000C0C"),
            Map.entry(',', "000000000C0408"),
            Map.entry('-', "0000001F000000"),
            Map.entry('°', "0C12120C000000"),
            Map.entry('\'', "0C040800000000"));

    private Letters() {}

    /** Whether a dot of a text is black; column counts over all letters, six a letter. A letter that is not known is blank. */
    static boolean isSet(String text, int column, int row) {
        String dots = DOTS.get(text.toLowerCase(Locale.ROOT).charAt(column / WIDTH));
        if (dots == null || column % WIDTH == WIDTH - 1) {
            return false;
        }
        int bits = Integer.parseInt(dots, 2 * row, 2 * row + 2, 16);
        return (bits >> (WIDTH - 2 - column % WIDTH) & 1) == 1;
    }
}
