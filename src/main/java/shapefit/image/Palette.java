package shapefit.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The few colours that stand for all of some pictures. Source: Heckbert, "Color image quantization for frame buffer display",
 * SIGGRAPH 1982, median cut.
 */
final class Palette {

    /** Bits of each channel that are told apart; the eye sees no more in a picture of 256 colours. */
    private static final int BITS = 5;

    private static final int LEVELS = 1 << BITS;

    private final int[] colors;
    private final byte[] nearest = new byte[LEVELS * LEVELS * LEVELS]; // cell → index of its colour

    private Palette(int[] colors) {
        this.colors = colors;
    }

    /** Cells of equal size in which colours are counted, with the sums of what fell into them. */
    private static final class Cells {
        final long[] count = new long[LEVELS * LEVELS * LEVELS];
        final long[][] sum = new long[3][count.length];

        void add(int rgb) {
            int cell = cell(rgb);
            count[cell]++;
            for (int c = 0; c < 3; c++) {
                sum[c][cell] += channel(rgb, c);
            }
        }
    }

    /** Cells whose colours become one. */
    private record Box(int[] cells, int widest, int width, long count) {

        static Box of(int[] cells, Cells all) {
            int widest = 0;
            int width = -1;
            long count = 0;
            for (int c = 0; c < 3; c++) {
                int least = LEVELS;
                int most = -1;
                for (int cell : cells) {
                    least = Math.min(least, level(cell, c));
                    most = Math.max(most, level(cell, c));
                }
                if (most - least > width) {
                    width = most - least;
                    widest = c;
                }
            }
            for (int cell : cells) {
                count += all.count[cell];
            }
            return new Box(cells, widest, width, count);
        }

        /** Large boxes of many pixels are the first to be cut. */
        double need() {
            return width * Math.sqrt(count);
        }
    }

    /**
     * Finds one for pictures.
     *
     * @param pictures [pixels] 0xRRGGBB each
     * @param most colours, 1 to 256
     */
    static Palette of(List<int[]> pictures, int most) {
        Cells all = new Cells();
        for (int[] picture : pictures) {
            for (int rgb : picture) {
                all.add(rgb);
            }
        }
        List<Box> boxes = cut(all, most);
        int[] colors = new int[boxes.size()];
        Palette palette = new Palette(colors);
        for (int i = 0; i < colors.length; i++) {
            Box box = boxes.get(i);
            for (int c = 0; c < 3; c++) {
                long total = 0;
                for (int cell : box.cells) {
                    total += all.sum[c][cell];
                    palette.nearest[cell] = (byte) i;
                }
                colors[i] |= (int) ((total + box.count / 2) / box.count) << 16 - 8 * c;
            }
        }
        return palette;
    }

    private static List<Box> cut(Cells all, int most) {
        List<Box> boxes = new ArrayList<>();
        int[] used = IntStream.range(0, all.count.length)
                .filter(cell -> all.count[cell] > 0)
                .toArray();
        boxes.add(Box.of(used, all));
        while (boxes.size() < most) {
            Box largest =
                    boxes.stream().max(Comparator.comparingDouble(Box::need)).orElseThrow();
            if (largest.width == 0) {
                return boxes;
            }
            boxes.remove(largest);
            boxes.addAll(halves(largest, all));
        }
        return boxes;
    }

    private static List<Box> halves(Box box, Cells all) {
        int[] sorted = Arrays.stream(box.cells)
                .boxed()
                .sorted(Comparator.comparingInt(cell -> level(cell, box.widest)))
                .mapToInt(Integer::intValue)
                .toArray();
        long before = all.count[sorted[0]];
        int middle = 1;
        while (middle + 1 < sorted.length && before + all.count[sorted[middle]] <= box.count / 2) {
            before += all.count[sorted[middle]];
            middle++;
        }
        return List.of(
                Box.of(Arrays.copyOf(sorted, middle), all),
                Box.of(Arrays.copyOfRange(sorted, middle, sorted.length), all));
    }

    /** The colours, 0xRRGGBB. */
    int[] colors() {
        return colors.clone();
    }

    /** Index of the colour that stands for another, which must have been in the pictures. */
    int indexOf(int rgb) {
        return nearest[cell(rgb)] & 0xff;
    }

    private static int cell(int rgb) {
        int cell = 0;
        for (int c = 0; c < 3; c++) {
            cell = cell << BITS | channel(rgb, c) >> 8 - BITS;
        }
        return cell;
    }

    private static int channel(int rgb, int c) {
        return rgb >> 16 - 8 * c & 0xff;
    }

    private static int level(int cell, int c) {
        return cell >> (2 - c) * BITS & LEVELS - 1;
    }
}
