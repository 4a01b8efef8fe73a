package shapefit.raster.opencl;

import shapefit.raster.tiles.FaceTable;

/** What the kernels need of each face, set up on the host, as a device may have no double precision. */
final class Faces extends FaceTable {

    /** Where in a face's block the three numbers per edge start: x of the unit normal, which points to the triangle. */
    static final int NORMAL_X = OWN;

    /** y of the edge's unit normal. */
    static final int NORMAL_Y = OWN + 3;

    /** 1 if the corners run counter-clockwise, else −1: the edge's direction is (side · normal y, −side · normal x). */
    static final int SIDE = OWN + 6;

    /** Numbers per face in {@link #constants}. */
    static final int STRIDE = OWN + 7;

    Faces() {
        super(STRIDE);
    }

    @Override
    protected void complete(int face, boolean counterClockwise) {
        for (int k = 0; k < 3; k++) {
            constants[STRIDE * face + NORMAL_X + k] = (float) normalX(face, k);
            constants[STRIDE * face + NORMAL_Y + k] = (float) normalY(face, k);
        }
        constants[STRIDE * face + SIDE] = counterClockwise ? 1 : -1;
    }
}
