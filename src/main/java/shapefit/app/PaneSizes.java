package shapefit.app;

/** How wide and high a hand wants the panes, from one arrangement and one day to the next. Pixels at 100 % text. */
final class PaneSizes {

    private static final String SCENE_WIDTH = "scene.width";
    private static final String INSPECTOR_WIDTH = "inspector.width";
    private static final String BOTTOM_HEIGHT = "bottom.height";

    /** A size that differs by more was dragged. */
    private static final double DRAGGED = 3;

    /** A window narrower than this has the narrowest inspector. */
    private static final double WIDE_FROM = 1280;

    /**
     * What a size may be.
     *
     * @param least smallest
     * @param usual as nobody has dragged it
     * @param most largest
     */
    record Limits(double least, double usual, double most) {}

    static final Limits SCENE = new Limits(200, 240, 320);
    static final Limits INSPECTOR = new Limits(280, 320, 400);
    static final Limits BOTTOM = new Limits(120, 204, 320);

    private final LayoutFile layout;

    PaneSizes(LayoutFile layout) {
        this.layout = layout;
    }

    double scene() {
        return number(SCENE_WIDTH, SCENE, SCENE.usual);
    }

    double inspector(double windowWidth) {
        return number(INSPECTOR_WIDTH, INSPECTOR, windowWidth < WIDE_FROM ? INSPECTOR.least : INSPECTOR.usual);
    }

    double bottom() {
        return number(BOTTOM_HEIGHT, BOTTOM, BOTTOM.usual);
    }

    private double number(String name, Limits limits, double usual) {
        return layout.number(name, usual, limits.least, limits.most);
    }

    void rememberScene(double size) {
        remember(SCENE_WIDTH, size, scene());
    }

    void rememberInspector(double size, double windowWidth) {
        remember(INSPECTOR_WIDTH, size, inspector(windowWidth));
    }

    void rememberBottom(double size) {
        remember(BOTTOM_HEIGHT, size, bottom());
    }

    /** Only what was dragged: rounding to whole pixels would otherwise let the dividers wander. */
    private void remember(String name, double size, double placed) {
        if (Math.abs(size - placed) > DRAGGED) {
            layout.set(name, Math.round(size));
        }
    }
}
