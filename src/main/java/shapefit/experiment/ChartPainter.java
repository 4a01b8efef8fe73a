package shapefit.experiment;

import java.util.Arrays;
import java.util.Locale;
import shapefit.image.FloatImage;

/** Draws a {@link Chart}: axes with marks, lines, and a key. */
final class ChartPainter {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 480;
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 30;
    private static final int BOTTOM = 50;
    private static final int MARKS = 5;
    private static final int KEY_LINE = 14;
    private static final int DASH = 6;

    /** Okabe and Ito's colours, which the colour-blind can tell apart; linear. */
    private static final float[][] COLORS = {
        {0f, 0.168f, 0.445f},
        {0.665f, 0.112f, 0f},
        {0f, 0.342f, 0.171f},
        {0.604f, 0.191f, 0.386f},
        {0.791f, 0.347f, 0f},
        {0.093f, 0.456f, 0.815f}
    };

    private static final float[] INK = {0.02f, 0.02f, 0.02f};

    private final float[] rgb = new float[3 * WIDTH * HEIGHT];
    private final double mostX;
    private final double mostY;
    private final Chart chart;

    private ChartPainter(Chart chart) {
        this.chart = chart;
        mostX = Math.max(
                Double.MIN_NORMAL,
                chart.lines().stream().mapToDouble(l -> most(l.x())).max().orElseThrow());
        mostY = Math.max(
                Double.MIN_NORMAL,
                chart.lines().stream().mapToDouble(l -> most(l.y())).max().orElseThrow());
        Arrays.fill(rgb, 1);
    }

    private static double most(double[] values) {
        return Arrays.stream(values).max().orElse(0);
    }

    /** The picture; both axes start at 0. */
    static FloatImage paint(Chart chart) {
        ChartPainter painter = new ChartPainter(chart);
        painter.axes();
        int top = painter.topOfKey();
        int colors = 0;
        for (Chart.Line line : chart.lines()) {
            colors += line.dashed() ? 0 : 1;
            painter.line(line, COLORS[(colors - 1) % COLORS.length], top);
            top += KEY_LINE;
        }
        return new FloatImage(WIDTH, HEIGHT, painter.rgb);
    }

    private double column(double x) {
        return LEFT + x / mostX * (WIDTH - LEFT - RIGHT);
    }

    private double row(double y) {
        return HEIGHT - BOTTOM - y / mostY * (HEIGHT - TOP - BOTTOM);
    }

    private void axes() {
        stroke(column(0), row(0), column(mostX), row(0), INK);
        stroke(column(0), row(0), column(0), row(mostY), INK);
        for (int i = 0; i <= MARKS; i++) {
            double x = mostX * i / MARKS;
            double y = mostY * i / MARKS;
            stroke(column(x), row(0), column(x), row(0) + 5, INK);
            stroke(column(0), row(y), column(0) - 5, row(y), INK);
            String acrossText = number(x);
            text(acrossText, (int) column(x) - 3 * acrossText.length(), (int) row(0) + 10, INK);
            text(number(y), LEFT - 10 - 6 * number(y).length(), (int) row(y) - 3, INK);
        }
        text(chart.x(), (LEFT + WIDTH) / 2 - 3 * chart.x().length(), HEIGHT - 20, INK);
        text(chart.y(), 10, 10, INK);
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }

    /** The key stands at the right, below where most lines end high. */
    private int topOfKey() {
        double ends = chart.lines().stream()
                .mapToDouble(line -> line.y()[line.y().length - 1])
                .average()
                .orElseThrow();
        return ends < mostY / 2
                ? TOP
                : HEIGHT - BOTTOM - KEY_LINE * (chart.lines().size() + 1);
    }

    private void line(Chart.Line line, float[] color, int top) {
        int dash = line.dashed() ? DASH : 0;
        for (int i = 1; i < line.x().length; i++) {
            stroke(column(line.x()[i - 1]), row(line.y()[i - 1]), column(line.x()[i]), row(line.y()[i]), color, dash);
        }
        int left = WIDTH - RIGHT - Letters.WIDTH * line.name().length();
        text(line.name(), left, top, color);
        stroke(left - 30, top + 3, left - 8, top + 3, color, dash);
    }

    private void stroke(double fromX, double fromY, double toX, double toY, float[] color) {
        stroke(fromX, fromY, toX, toY, color, 0);
    }

    /**
     * Two pixels wide.
     *
     * @param dash length of dashes and gaps, pixels across and up together; 0 for none
     */
    private void stroke(double fromX, double fromY, double toX, double toY, float[] color, int dash) {
        int steps = (int) Math.ceil(2 * Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY))) + 1;
        for (int i = 0; i <= steps; i++) {
            int x = (int) Math.round(fromX + (toX - fromX) * i / steps);
            int y = (int) Math.round(fromY + (toY - fromY) * i / steps);
            if (dash > 0 && Math.floorMod(x - y, 2 * dash) >= dash) {
                continue;
            }
            for (int k = 0; k < 4; k++) {
                dot(x + k % 2, y + k / 2, color);
            }
        }
    }

    private void text(String words, int left, int top, float[] color) {
        for (int column = 0; column < Letters.WIDTH * words.length(); column++) {
            for (int row = 0; row < Letters.HEIGHT; row++) {
                if (Letters.isSet(words, column, row)) {
                    dot(left + column, top + row, color);
                }
            }
        }
    }

    private void dot(int x, int y, float[] color) {
        if (x >= 0 && x < WIDTH && y >= 0 && y < HEIGHT) {
            System.arraycopy(color, 0, rgb, 3 * (y * WIDTH + x), 3);
        }
    }
}
