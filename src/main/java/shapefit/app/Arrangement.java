package shapefit.app;

import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/**
 * Which of the ways to lay the window out suits its size. Widths and heights count in pixels at 100 % text, so that larger
 * text folds as much as a smaller window does.
 *
 * @param rail whether the scene becomes a narrow rail
 * @param low whether advice becomes one line and the inspector runs to the bottom
 * @param narrow whether the inspector, too, opens from the rail
 * @param flat whether the loss gives its place to the stage
 */
record Arrangement(boolean rail, boolean low, boolean narrow, boolean flat) {

    private static final double SCENE_FROM = 1200;
    private static final double ADVICE_FROM = 760;
    private static final double INSPECTOR_FROM = 900;
    private static final double LOSS_FROM = 520;

    static Arrangement of(double width, double height, double textPercent) {
        double scale = 100 / textPercent;
        double w = width * scale;
        double h = height * scale;
        return new Arrangement(w < SCENE_FROM, h < ADVICE_FROM, w < INSPECTOR_FROM, h < LOSS_FROM);
    }

    /** Keeps a pane's size when the window grows. */
    static <T extends Node> T fixed(T pane) {
        SplitPane.setResizableWithParent(pane, false);
        return pane;
    }
}
