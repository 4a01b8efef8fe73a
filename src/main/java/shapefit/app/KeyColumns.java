package shapefit.app;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import javafx.scene.layout.Region;

/** Groups one below the other, in as many columns as make it lowest, each no wider than it must be. */
final class KeyColumns extends Region {

    private static final double GAP_ABOVE = 16;
    private static final double GAP_BETWEEN = 40;

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

    /** Groups of one column, and the width of the widest. */
    private record Column(List<Region> groups, double width) {

        double height() {
            double sum = -GAP_ABOVE;
            for (Region group : groups) {
                sum += GAP_ABOVE + group.prefHeight(width);
            }
            return sum;
        }
    }

    private static double widthOf(List<Column> columns) {
        return columns.stream().mapToDouble(Column::width).sum() + GAP_BETWEEN * (columns.size() - 1);
    }

    private static double heightOf(List<Column> columns) {
        return columns.stream().mapToDouble(Column::height).max().orElse(0);
    }

    /** Of all ways that are not too wide the lowest, and of those the one with the fewest columns. */
    private List<Column> columns() {
        double room = most.getAsDouble() - snappedLeftInset() - snappedRightInset();
        List<Column> best = filled(Double.MAX_VALUE, room);
        for (int from = 0; from < groups.size(); from++) {
            for (int to = from + 1; to <= groups.size(); to++) {
                double limit = column(groups.subList(from, to), room).height();
                List<Column> next = filled(limit, room);
                double gain = heightOf(best) - heightOf(next);
                if (widthOf(next) <= room && (gain > 0 || gain == 0 && next.size() < best.size())) {
                    best = next;
                }
            }
        }
        return best;
    }

    /** Columns of which none is higher than a limit, unless a single group is. */
    private List<Column> filled(double limit, double room) {
        List<Column> columns = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= groups.size(); to++) {
            boolean full = to < groups.size()
                    && column(groups.subList(from, to + 1), room).height() > limit;
            if (full || to == groups.size()) {
                columns.add(column(groups.subList(from, to), room));
                from = to;
            }
        }
        return columns;
    }

    private static Column column(List<? extends Region> groups, double room) {
        double widest = groups.stream().mapToDouble(g -> g.prefWidth(-1)).max().orElse(0);
        return new Column(List.copyOf(groups), Math.ceil(Math.min(widest, room)));
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
        for (Column column : columns()) {
            double y = snappedTopInset();
            for (Region group : column.groups) {
                double height = group.prefHeight(column.width);
                group.resizeRelocate(snapPositionX(x), snapPositionY(y), column.width, height);
                y += height + GAP_ABOVE;
            }
            x += column.width + GAP_BETWEEN;
        }
    }
}
