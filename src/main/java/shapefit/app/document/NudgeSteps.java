package shapefit.app.document;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;

/** How far a key moves or turns the object. A habit of a person's, kept from day to day; no part of a document. */
public final class NudgeSteps {

    /** As far as one sees it move. */
    public static final double USUAL_PIXELS = 1;

    /** As far as one sees it turn. */
    public static final double USUAL_DEGREES = 1;

    public static final double LEAST = 0.01;
    public static final double MOST_PIXELS = 100;
    public static final double MOST_DEGREES = 45;

    private final DoubleProperty pixels = new SimpleDoubleProperty(USUAL_PIXELS);
    private final DoubleProperty degrees = new SimpleDoubleProperty(USUAL_DEGREES);

    /** A move, pixels of the photo, {@link #LEAST} to {@link #MOST_PIXELS}. */
    public DoubleProperty pixelsProperty() {
        return pixels;
    }

    /** A turn or roll, degrees, {@link #LEAST} to {@link #MOST_DEGREES}. */
    public DoubleProperty degreesProperty() {
        return degrees;
    }
}
