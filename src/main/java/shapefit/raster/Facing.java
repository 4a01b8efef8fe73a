package shapefit.raster;

/** Which side of a triangle has a colour. Alpha always counts both sides. */
public enum Facing {
    /** Both sides. */
    BOTH,
    /** The side from which the corners run counter-clockwise in the picture (y up): the house's convention. */
    COUNTER_CLOCKWISE,
    /** The side from which they run clockwise: the original's convention, whose pictures are mirrored. */
    CLOCKWISE
}
