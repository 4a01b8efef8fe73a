package shapefit.app.widgets;

import javafx.scene.shape.SVGPath;

/** Marks what is best; beside it stands a word or a number. */
public final class Star extends SVGPath {

    /** Ten pixels wide and high. */
    public Star() {
        setContent("M5 0 L6.3 3.3 L10 3.6 L7.2 6 L8.1 9.6 L5 7.6 L1.9 9.6 L2.8 6 L0 3.6 L3.7 3.3 Z");
        getStyleClass().add("star");
    }
}
