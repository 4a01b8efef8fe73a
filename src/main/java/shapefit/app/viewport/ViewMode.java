package shapefit.app.viewport;

/** How photo and object are shown together. */
enum ViewMode {
    /** The object over the photo. */
    OVERLAY("Overlay", "The object lies over the photo; opacity says how much."),
    /** The photo left of a line, the object over it right of the line. */
    WIPE("Wipe", "The photo alone left of a line, with the object right of it."),
    /** Where they differ. */
    DIFFERENCE("Difference", "Dark where object and photo agree, yellow where they differ."),
    /** The photo left, the object right. */
    SIDE_BY_SIDE("Side by side", "The photo on the left, the object on the right."),
    /** The object in space, seen from anywhere. */
    ORBIT("3-D", "Walk around object and camera; nothing is moved by it.");

    private final String title;
    private final String hint;

    ViewMode(String title, String hint) {
        this.title = title;
        this.hint = hint;
    }

    /** As the segment says it. */
    String title() {
        return title;
    }

    /** One sentence. */
    String hint() {
        return hint;
    }

    /** Whether outlines and reach are drawn in it. */
    boolean hasLines() {
        return this == OVERLAY || this == SIDE_BY_SIDE;
    }
}
