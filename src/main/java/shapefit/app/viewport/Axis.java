package shapefit.app.viewport;

/** What a pull at the object is held to. The axes are those of the photo's camera. */
enum Axis {
    /** Nothing. */
    FREE,
    /** To the right. */
    X,
    /** Up. */
    Y,
    /** Towards the camera. */
    Z
}
