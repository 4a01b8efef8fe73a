package shapefit.raster.cpu;

import java.util.Arrays;
import shapefit.raster.AlphaAggregation;
import shapefit.raster.Distribution;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftImage;

/** Draws tiles; each thread has its own. */
class ForwardPass {

    /** Below it a transparency is 0: nothing can see the difference, and numbers without an exponent are slow. */
    static final float SMALLEST_TRANSPARENCY = 1e-30f;

    final Samples samples = new Samples();
    private final Sampler sampler = new Sampler(samples);
    private final Shaders shaders = new Shaders(samples);
    private final AlphaJoin join = new AlphaJoin(samples);

    // The tile at hand, [AREA] each.
    final float[] cover = new float[Grid.AREA]; // ∏(1 − D), Σ D, whether any D is above ½, or a conorm's state
    final float[] red = new float[Grid.AREA]; // Σ weight · C
    final float[] green = new float[Grid.AREA];
    final float[] blue = new float[Grid.AREA];

    private final float[] nearestHard = new float[Grid.AREA]; // depth of the winner

    Drawing drawing;
    Shader shader;
    private SoftImage out;

    void prepare(Drawing newDrawing, SoftImage newOut) {
        drawing = newDrawing;
        out = newOut;
        sampler.prepare(drawing.bins, drawing.settings, drawing.isColored());
        join.prepare(drawing);
        shader = shaders.prepare(drawing, null);
    }

    void draw(int tile) {
        Bins bins = drawing.bins;
        begin(tile);
        int first = tile * Grid.AREA;
        for (int pair = bins.tileStart[tile]; pair < bins.tileStart[tile + 1]; pair++) {
            drawPair(pair, first);
        }
        write(tile);
    }

    /** @param first where the tile starts in the drawing's arrays */
    void drawPair(int pair, int first) {
        sampler.collect(pair);
        int face = drawing.bins.pairFace[pair];
        switch (drawing.settings.alpha()) {
            case PROD -> multiply();
            case SUM -> add();
            case HARD -> mark();
            case MAX, EINSTEIN, YAGER, HAMACHER -> join.join(cover, first, face);
        }
        if (shader != null && drawing.bins.faces.isVisible(face)) {
            sampler.measureDepth();
            boolean shows = drawing.isSoft() ? weighBySoftmax(first) : weighByDepth(first, face);
            if (shows) {
                shader.shade(face);
                mix();
            }
        }
    }

    private void begin(int tile) {
        int first = tile * Grid.AREA;
        join.begin(cover, first);
        if (shader == null) {
            return;
        }
        if (drawing.isSoft()) {
            Arrays.fill(drawing.nearest, first, first + Grid.AREA, drawing.backgroundDepth);
            Arrays.fill(drawing.total, first, first + Grid.AREA, 1);
        } else {
            Arrays.fill(drawing.winner, first, first + Grid.AREA, -1);
            Arrays.fill(nearestHard, Float.POSITIVE_INFINITY);
        }
        RasterInput input = drawing.input;
        Grid grid = drawing.bins.grid;
        for (int row = 0; row < grid.rowsIn(tile); row++) {
            int at = input.backgroundIsPicture
                    ? 3 * ((grid.firstRow(tile) + row) * grid.width() + grid.firstColumn(tile))
                    : 0;
            for (int column = 0; column < grid.columnsIn(tile); column++) {
                int i = row * Grid.SIDE + column;
                red[i] = input.background[at];
                green[i] = input.background[at + 1];
                blue[i] = input.background[at + 2];
                at += input.backgroundIsPicture ? 3 : 0;
            }
        }
    }

    private void multiply() {
        for (int n = 0; n < samples.count; n++) {
            float product = cover[samples.pixel[n]] * samples.missed[n];
            cover[samples.pixel[n]] = product < SMALLEST_TRANSPARENCY ? SMALLEST_TRANSPARENCY : product;
        }
    }

    private void add() {
        for (int n = 0; n < samples.count; n++) {
            cover[samples.pixel[n]] += samples.covered[n];
        }
    }

    private void mark() {
        Distribution distribution = drawing.settings.distribution();
        boolean bySide =
                distribution.mirror() == distribution; // then D is ½ on the edge, near which a float D is not exact
        for (int n = 0; n < samples.count; n++) {
            if (bySide ? samples.distance[n] > 0 : samples.covered[n] > 0.5f) {
                cover[samples.pixel[n]] = 1;
            }
        }
    }

    /**
     * Weights D · e^((nearest − z) κ); where this face is the nearest so far, all before is scaled down to match.
     *
     * @return whether any weight is above 0
     */
    private boolean weighBySoftmax(int first) {
        float[] nearest = drawing.nearest;
        float[] total = drawing.total;
        float sharpness = drawing.sharpness;
        float sum = 0;
        for (int n = 0; n < samples.count; n++) {
            int i = samples.pixel[n];
            float ahead = nearest[first + i] - samples.depth[n];
            float e = FastExp.exp(-Math.abs(ahead) * sharpness);
            float weight = samples.covered[n];
            if (ahead > 0) {
                nearest[first + i] = samples.depth[n];
                total[first + i] *= e;
                red[i] *= e;
                green[i] *= e;
                blue[i] *= e;
            } else {
                weight *= e;
            }
            total[first + i] += weight;
            samples.weight[n] = weight;
            sum += weight;
        }
        return sum > 0;
    }

    /**
     * Weight 1 where the face is the nearest so far that covers the pixel's centre, else 0.
     *
     * @return whether any weight is above 0
     */
    private boolean weighByDepth(int first, int face) {
        boolean winsAny = false;
        for (int n = 0; n < samples.count; n++) {
            int i = samples.pixel[n];
            boolean covers = samples.w0[n] >= 0 && samples.w1[n] >= 0 && samples.w2[n] >= 0;
            boolean wins = covers && samples.depth[n] < nearestHard[i];
            samples.weight[n] = wins ? 1 : 0;
            if (wins) {
                nearestHard[i] = samples.depth[n];
                drawing.winner[first + i] = face;
                red[i] = 0;
                green[i] = 0;
                blue[i] = 0;
                winsAny = true;
            }
        }
        return winsAny;
    }

    private void mix() {
        for (int n = 0; n < samples.count; n++) {
            float weight = samples.weight[n];
            if (weight > 0) {
                int i = samples.pixel[n];
                red[i] += weight * samples.red[n];
                green[i] += weight * samples.green[n];
                blue[i] += weight * samples.blue[n];
            }
        }
    }

    private void write(int tile) {
        Grid grid = drawing.bins.grid;
        int first = tile * Grid.AREA;
        boolean product = drawing.settings.alpha() == AlphaAggregation.PROD;
        boolean joins = drawing.settings.alpha().ordinal() > AlphaAggregation.HARD.ordinal();
        boolean soft = drawing.isSoft();
        float scale = drawing.settings.alpha() == AlphaAggregation.SUM ? 1f / Math.max(1, drawing.input.faceCount) : 1;
        if (product) {
            for (int i = 0; i < Grid.AREA; i++) {
                cover[i] = cover[i] > SMALLEST_TRANSPARENCY ? cover[i] : 0;
            }
            System.arraycopy(cover, 0, drawing.kept, first, Grid.AREA);
        } else if (joins) {
            join.finish(cover, first);
        }
        for (int row = 0; row < grid.rowsIn(tile); row++) {
            int at = (grid.firstRow(tile) + row) * grid.width() + grid.firstColumn(tile);
            for (int column = 0; column < grid.columnsIn(tile); column++, at++) {
                int i = row * Grid.SIDE + column;
                out.alpha[at] = product ? 1 - cover[i] : cover[i] * scale;
                if (shader != null) {
                    float share = soft ? 1 / drawing.total[first + i] : 1;
                    out.color[3 * at] = red[i] * share;
                    out.color[3 * at + 1] = green[i] * share;
                    out.color[3 * at + 2] = blue[i] * share;
                }
            }
        }
    }
}
