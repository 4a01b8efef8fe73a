package shapefit.app.viewport;

/**
 * Where the photo lies on the stage. Immutable. A place in the photo counts from its top left <em>edge</em>, in pixels of
 * the photo; a place on the stage likewise, in pixels of the screen.
 *
 * @param scale screen pixels per pixel of the photo
 * @param x of the photo's left edge, screen pixels
 * @param y of the photo's top edge, screen pixels
 */
record Placement(double scale, double x, double y) {

    /** More than this shows nothing new. */
    static final double LARGEST = 32;

    private static final double SMALLEST = 1.0 / 32;

    /** Above this, pixels are shown as squares. */
    private static final double SQUARES = 4;

    /** As large as it can be, in the middle of a rectangle of the stage. */
    static Placement fit(double photoWidth, double photoHeight, Area area) {
        double scale = Math.min(area.width() / photoWidth, area.height() / photoHeight);
        return centred(Math.max(SMALLEST, Math.min(LARGEST, scale)), photoWidth, photoHeight, area);
    }

    /** One pixel of the photo on one of the screen, its middle in the middle. */
    static Placement actual(double photoWidth, double photoHeight, Area area) {
        return centred(1, photoWidth, photoHeight, area);
    }

    /**
     * A part of the photo's plane as large as it can be, in the middle of a rectangle of the stage.
     *
     * @param left edge of the part, pixels of the photo
     * @param top edge
     * @param width more than 0
     * @param height more than 0
     */
    static Placement around(double left, double top, double width, double height, Area area) {
        Placement fit = fit(width, height, area);
        return fit.moved(-fit.scale * left, -fit.scale * top);
    }

    private static Placement centred(double scale, double photoWidth, double photoHeight, Area area) {
        return new Placement(
                scale,
                Math.rint(area.x() + (area.width() - scale * photoWidth) / 2),
                Math.rint(area.y() + (area.height() - scale * photoHeight) / 2));
    }

    /**
     * A rectangle of the stage, screen pixels.
     *
     * @param x left edge
     * @param y top edge
     * @param width at least 1
     * @param height at least 1
     */
    record Area(double x, double y, double width, double height) {}

    /** Larger or smaller, while the place under a point of the screen stays where it is. */
    Placement zoomedAt(double screenX, double screenY, double factor) {
        double next = Math.max(SMALLEST, Math.min(LARGEST, scale * factor));
        return new Placement(next, screenX - next * photoX(screenX), screenY - next * photoY(screenY));
    }

    /** The same elsewhere. */
    Placement moved(double dx, double dy) {
        return new Placement(scale, x + dx, y + dy);
    }

    /** Place in the photo of a place on the screen. */
    double photoX(double screenX) {
        return (screenX - x) / scale;
    }

    /** Place in the photo of a place on the screen. */
    double photoY(double screenY) {
        return (screenY - y) / scale;
    }

    /** Place on the screen of a place in the photo. */
    double screenX(double photoX) {
        return x + scale * photoX;
    }

    /** Place on the screen of a place in the photo. */
    double screenY(double photoY) {
        return y + scale * photoY;
    }

    /** Whether single pixels are looked at, and shown as squares. */
    boolean showsSquares() {
        return scale > SQUARES;
    }
}
