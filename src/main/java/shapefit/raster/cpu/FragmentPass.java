package shapefit.raster.cpu;

import java.util.Arrays;
import shapefit.raster.Fragments;
import shapefit.raster.SoftSettings;

/** Finds the nearest face at each pixel of tiles; each thread has its own. */
final class FragmentPass {

    private final Samples samples = new Samples();
    private final Sampler sampler = new Sampler(samples);
    private final float[] nearest = new float[Grid.AREA];
    private final int[] face = new int[Grid.AREA];
    private Bins bins;
    private Fragments out;

    /** @param settings with the hard distance */
    void prepare(Bins newBins, SoftSettings settings, Fragments newOut) {
        bins = newBins;
        out = newOut;
        sampler.prepare(bins, settings, true);
    }

    void find(int tile) {
        Arrays.fill(nearest, Float.POSITIVE_INFINITY);
        Arrays.fill(face, Fragments.NONE);
        for (int pair = bins.tileStart[tile]; pair < bins.tileStart[tile + 1]; pair++) {
            sampler.collect(pair);
            sampler.measureDepth();
            for (int n = 0; n < samples.count; n++) {
                int i = samples.pixel[n];
                if (samples.depth[n] < nearest[i]) {
                    nearest[i] = samples.depth[n];
                    face[i] = bins.pairFace[pair];
                }
            }
        }
        write(tile);
    }

    private void write(int tile) {
        Grid grid = bins.grid;
        for (int row = 0; row < grid.rowsIn(tile); row++) {
            int at = (grid.firstRow(tile) + row) * grid.width() + grid.firstColumn(tile);
            System.arraycopy(face, row * Grid.SIDE, out.face, at, grid.columnsIn(tile));
            for (int column = 0; column < grid.columnsIn(tile); column++) {
                out.depth[at + column] = nearest[row * Grid.SIDE + column] + bins.depthOrigin;
            }
        }
    }
}
