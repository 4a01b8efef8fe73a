package shapefit.raster.cpu;

import shapefit.raster.tiles.FaceTable;

/** What the passes over a tile's pixels need of each face. */
final class Faces extends FaceTable {

    /** Where in a face's block the three numbers per edge start: change of perp per column, NDC. */
    static final int PERP_COLUMN = OWN;

    /** Change of perp per row, NDC. */
    static final int PERP_ROW = OWN + 3;

    /** Change of along per column, NDC. */
    static final int ALONG_COLUMN = OWN + 6;

    /** Change of along per row, NDC. */
    static final int ALONG_ROW = OWN + 9;

    /** 1 / depth of corner k. */
    static final int INVERSE_DEPTH = OWN + 12;

    /** Pixels with perp below −reach are too far, with a margin for rounding; NDC. */
    static final int REACH = OWN + 15;

    /** Numbers per face in {@link #constants}. */
    static final int STRIDE = OWN + 18;

    Faces() {
        super(STRIDE);
    }

    @Override
    protected void complete(int face, boolean counterClockwise) {
        double step = grid().step();
        for (int k = 0; k < 3; k++) {
            int block = STRIDE * face + k;
            constants[block + PERP_COLUMN] = (float) (normalX(face, k) * step);
            constants[block + PERP_ROW] = (float) (-normalY(face, k) * step); // rows run down, y runs up
            constants[block + ALONG_COLUMN] = (float) (directionX(face, k) * step);
            constants[block + ALONG_ROW] = (float) (-directionY(face, k) * step);
            constants[block + INVERSE_DEPTH] = (float) (1.0 / constants[block + DEPTH]);
            constants[block + REACH] = (float) reach(face, k);
        }
    }

    /** Whether a face that is drawn shows its colour. */
    boolean isVisible(int face) {
        return constants[STRIDE * face + VISIBLE] != 0;
    }
}
