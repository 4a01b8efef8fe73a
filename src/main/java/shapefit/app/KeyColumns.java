package shapefit.app;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import javafx.scene.layout.Region;

/** Groups one below the other, in as many columns as make it lowest, each no wider than it must be. */
final class KeyColumns extends Region {

    private static final double GAP_ABOVE = 16;
    private static final double GAP_BETWEEN = 32;

    private final List<? extends Region> groups;
    private final DoubleSupplier most;

    /**
     * @param groups in the order they are read
     * @param most width there is, pixels
     */
    KeyColumns(List<? extends Region> groups, DoubleSupplier most) {
        this.groups = List.copyOf(groups);
        this.most = most;
        getChildren().setAll(groups);
    }

    /** A group as wide as it wants, or as there is room for; a wider column leaves its height as it is. */
    private record Sized(Region group, double width, double height) {

        static Sized of(Region group, double room) {
            double width = Math.ceil(Math.min(group.prefWidth(-1), room));
            return new Sized(group, width, group.prefHeight(width));
        }
    }

    private static double widthOf(List<List<Sized>> columns) {
        return columns.stream().mapToDouble(KeyColumns::columnWidth).sum() + GAP_BETWEEN * (columns.size() - 1);
    }

    private static double heightOf(List<List<Sized>> columns) {
        return columns.stream().mapToDouble(KeyColumns::columnHeight).max().orElse(0);
    }

    private static double columnWidth(List<Sized> column) {
        return column.stream().mapToDouble(Sized::width).max().orElse(0);
    }

    private static double columnHeight(List<Sized> column) {
        return column.stream().mapToDouble(Sized::height).sum() + GAP_ABOVE * (column.size() - 1);
    }

    /** Of all ways that are not too wide the lowest, and of those the one with the fewest columns. */
    private List<List<Sized>> columns() {
        double room = most.getAsDouble() - snappedLeftInset() - snappedRightInset();
        List<Sized> sized = groups.stream().map(g -> Sized.of(g, room)).toList();
        List<List<Sized>> best = List.of(sized);
        for (int from = 0; from < sized.size(); from++) {
            for (int to = from + 1; to <= sized.size(); to++) {
                List<List<Sized>> next = filled(sized, columnHeight(sized.subList(from, to)));
                double gain = heightOf(best) - heightOf(next);
                if (widthOf(next) <= room && (gain > 0 || gain == 0 && next.size() < best.size())) {
                    best = next;
                }
            }
        }
        return best;
    }

    /** Columns of which none is higher than a limit, unless a single group is. */
    private static List<List<Sized>> filled(List<Sized> sized, double limit) {
        List<List<Sized>> columns = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= sized.size(); to++) {
            if (to == sized.size() || columnHeight(sized.subList(from, to + 1)) > limit) {
                columns.add(sized.subList(from, to));
                from = to;
            }
        }
        return columns;
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + widthOf(columns()) + snappedRightInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        return snappedTopInset() + heightOf(columns()) + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        double x = snappedLeftInset();
        for (List<Sized> column : columns()) {
            double width = columnWidth(column);
            double y = snappedTopInset();
            for (Sized sized : column) {
                sized.group.resizeRelocate(snapPositionX(x), snapPositionY(y), width, sized.height);
                y += sized.height + GAP_ABOVE;
            }
            x += width + GAP_BETWEEN;
        }
    }
}
