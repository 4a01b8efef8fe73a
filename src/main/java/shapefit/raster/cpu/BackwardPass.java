package shapefit.raster.cpu;

import java.util.Arrays;
import shapefit.raster.AlphaAggregation;
import shapefit.raster.Distance;
import shapefit.raster.GradientMode;
import shapefit.raster.Quirk;
import shapefit.raster.SoftSettings;

/** Turns gradients on the pixels of tiles into one row of sums per (tile, face) pair; each thread has its own. */
class BackwardPass {

    /** The original divides by 1 − D, but never by less than this. */
    static final float SMALLEST_MISSED = 1e-6f;

    /** An exponent below minus this gives 0, see {@link FastExp#exp}, even after a depth's rounding. */
    private static final float HIDDEN = 62;

    final Samples samples = new Samples();
    private final Sampler sampler = new Sampler(samples);
    private final Shaders shaders = new Shaders(samples);
    private final CornerSums cornerSums = new CornerSums(samples);
    private final AlphaJoin join = new AlphaJoin(samples);

    // The tile at hand, [AREA] each.
    final float[] gradAlpha = new float[Grid.AREA]; // times what all samples have in common, in the usual ways to join
    private final float[] kept = new float[Grid.AREA]; // what they have in common, in the others
    final float[] gradRed = new float[Grid.AREA];
    final float[] gradGreen = new float[Grid.AREA];
    final float[] gradBlue = new float[Grid.AREA];
    final float[] red = new float[Grid.AREA]; // I, the picture
    final float[] green = new float[Grid.AREA];
    final float[] blue = new float[Grid.AREA];
    final float[] inverseTotal = new float[Grid.AREA];

    private float farthest; // largest of the pixels' nearest depths, less the origin

    final float[] row = new float[PairSums.LENGTH];

    Drawing drawing;
    Shader shader;
    boolean complete;
    private Backward job;
    private boolean dropOutside;
    private boolean usual;

    void prepare(Backward newJob) {
        job = newJob;
        drawing = job.drawing;
        SoftSettings settings = drawing.settings;
        complete = settings.gradient() == GradientMode.COMPLETE;
        dropOutside = settings.has(Quirk.DROP_ALPHA_GRADIENT_OUTSIDE_NEAR_FAR);
        sampler.prepare(
                drawing.bins,
                settings,
                drawing.isColored() || dropOutside || settings.distance() != Distance.EUCLIDEAN);
        shader = shaders.prepare(drawing, job.scattered());
        cornerSums.prepare(drawing.bins, settings);
        join.prepare(drawing);
        usual = drawing.isUsual();
    }

    void run(int tile) {
        Bins bins = drawing.bins;
        if (bins.tileStart[tile] < bins.tileStart[tile + 1] || job.wantsBackground()) {
            begin(tile);
        }
        for (int pair = bins.tileStart[tile]; pair < bins.tileStart[tile + 1]; pair++) {
            runPair(pair, tile);
            System.arraycopy(row, 0, job.rows, job.rowLength * bins.pairRow[pair], job.rowLength);
        }
    }

    /** Fills the row of a pair. */
    void runPair(int pair, int tile) {
        Arrays.fill(row, 0);
        sampler.collect(pair);
        int face = drawing.bins.pairFace[pair];
        boolean colored = shader != null && drawing.bins.faces.isVisible(face) && !isHidden(face);
        if (colored || dropOutside) {
            sampler.measureDepth();
        }
        if (usual) {
            alphaBackward();
        } else {
            join.backward(gradAlpha, kept, tile * Grid.AREA, face);
        }
        if (dropOutside) {
            dropOutside();
        }
        boolean shows = colored && weigh(tile * Grid.AREA, face);
        if (shows) {
            colorBackward(face);
        }
        cornerSums.begin(pair);
        cornerSums.addThroughCoverage();
        if (shows && complete) {
            cornerSums.addThroughWeights();
        }
        cornerSums.addTo(row);
    }

    /** Whether all of a face is so far behind the farthest pixel of the tile that its weights are 0. */
    boolean isHidden(int face) {
        float behind = drawing.bins.nearestDepth(face) - farthest;
        return drawing.isSoft() && behind * drawing.sharpness > HIDDEN;
    }

    private void begin(int tile) {
        Grid grid = drawing.bins.grid;
        farthest = Float.NEGATIVE_INFINITY;
        int first = tile * Grid.AREA;
        job.clearBackground(tile);
        if (grid.rowsIn(tile) * grid.columnsIn(tile) < Grid.AREA) {
            clearBeyondThePicture();
        }
        for (int y = 0; y < grid.rowsIn(tile); y++) {
            int at = (grid.firstRow(tile) + y) * grid.width() + grid.firstColumn(tile);
            for (int x = 0; x < grid.columnsIn(tile); x++) {
                int i = y * Grid.SIDE + x;
                kept[i] = alphaFactor(first + i);
                gradAlpha[i] = usual ? job.gradAlpha[at + x] * kept[i] : job.gradAlpha[at + x];
                if (shader != null) {
                    beginColor(tile, i, at + x);
                }
            }
        }
    }

    /** Vectors reach across the picture's border; the pixels there are to add nothing. */
    private void clearBeyondThePicture() {
        Arrays.fill(gradAlpha, 0);
        Arrays.fill(gradRed, 0);
        Arrays.fill(gradGreen, 0);
        Arrays.fill(gradBlue, 0);
        Arrays.fill(red, 0);
        Arrays.fill(green, 0);
        Arrays.fill(blue, 0);
        Arrays.fill(inverseTotal, 0);
    }

    /** What the slope of alpha at a pixel has in common for all its samples. */
    private float alphaFactor(int at) {
        return switch (drawing.settings.alpha()) {
            case PROD, EINSTEIN, YAGER, HAMACHER -> drawing.kept[at];
            case MAX -> 1;
            case SUM -> 1f / Math.max(1, drawing.input.faceCount);
            case HARD -> drawing.settings.has(Quirk.HARD_ALPHA_GRADIENT) ? 1 : 0;
        };
    }

    private void beginColor(int tile, int i, int at) {
        int kept = tile * Grid.AREA + i;
        float[] color = job.image.color;
        gradRed[i] = job.gradColor[3 * at];
        gradGreen[i] = job.gradColor[3 * at + 1];
        gradBlue[i] = job.gradColor[3 * at + 2];
        red[i] = color[3 * at];
        green[i] = color[3 * at + 1];
        blue[i] = color[3 * at + 2];
        float share;
        if (drawing.isSoft()) {
            inverseTotal[i] = 1 / drawing.total[kept];
            farthest = Math.max(farthest, drawing.nearest[kept]);
            float ahead = drawing.nearest[kept] - drawing.backgroundDepth;
            share = FastExp.exp(ahead * drawing.sharpness) * inverseTotal[i];
        } else {
            share = drawing.winner[kept] < 0 ? 1 : 0;
        }
        if (job.wantsBackground()) {
            job.addBackground(tile, at, share * gradRed[i], share * gradGreen[i], share * gradBlue[i]);
        }
    }

    /** Derivatives by the arguments a that come through alpha. */
    private void alphaBackward() {
        boolean product = drawing.settings.alpha() == AlphaAggregation.PROD;
        for (int n = 0; n < samples.count; n++) {
            float missed = samples.missed[n];
            float divisor = missed < SMALLEST_MISSED ? SMALLEST_MISSED : missed;
            float slope = product ? (complete ? 1 : missed / divisor) : missed;
            samples.gradArgument[n] = gradAlpha[samples.pixel[n]] * samples.covered[n] * slope;
        }
    }

    private void dropOutside() {
        for (int n = 0; n < samples.count; n++) {
            if (samples.depth[n] == Float.POSITIVE_INFINITY) {
                samples.gradArgument[n] = 0;
            }
        }
    }

    private void colorBackward(int face) {
        shader.shade(face);
        for (int n = 0; n < samples.count; n++) {
            float weight = samples.weight[n];
            int i = samples.pixel[n];
            samples.gradRed[n] = weight * gradRed[i];
            samples.gradGreen[n] = weight * gradGreen[i];
            samples.gradBlue[n] = weight * gradBlue[i];
            samples.grad0[n] = 0;
            samples.grad1[n] = 0;
            samples.grad2[n] = 0;
        }
        if (drawing.isSoft()) {
            softmaxBackward(face);
        }
        shader.backward(face, row);
    }

    /** Computes each sample's part in the colour of its pixel. Returns whether any is above 0. */
    private boolean weigh(int first, int face) {
        return drawing.isSoft() ? weighBySoftmax(first) : weighByDepth(first, face);
    }

    private boolean weighBySoftmax(int first) {
        float[] nearest = drawing.nearest;
        float sum = 0;
        for (int n = 0; n < samples.count; n++) {
            int i = samples.pixel[n];
            float ahead = nearest[first + i] - samples.depth[n];
            float weight = samples.covered[n] * FastExp.exp(ahead * drawing.sharpness) * inverseTotal[i];
            samples.weight[n] = weight;
            sum += weight;
        }
        return sum > 0;
    }

    private boolean weighByDepth(int first, int face) {
        boolean winsAny = false;
        for (int n = 0; n < samples.count; n++) {
            boolean wins = drawing.winner[first + samples.pixel[n]] == face;
            samples.weight[n] = wins ? 1 : 0;
            winsAny |= wins;
        }
        return winsAny;
    }

    /** Through the weights: to the arguments a, the corners' depths, and for the whole gradient to ŵ. */
    private void softmaxBackward(int face) {
        float i0 = drawing.bins.faces.constants[Faces.STRIDE * face + Faces.INVERSE_DEPTH];
        float i1 = drawing.bins.faces.constants[Faces.STRIDE * face + Faces.INVERSE_DEPTH + 1];
        float i2 = drawing.bins.faces.constants[Faces.STRIDE * face + Faces.INVERSE_DEPTH + 2];
        float[] logSlope = usual ? samples.missed : samples.logSlope;
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        for (int n = 0; n < samples.count; n++) {
            if (samples.weight[n] > 0) {
                int i = samples.pixel[n];
                // Differences first: where one face gives all the colour, they are 0 and so is the gain.
                float gain = samples.gradRed[n] * (samples.red[n] - red[i])
                        + samples.gradGreen[n] * (samples.green[n] - green[i])
                        + samples.gradBlue[n] * (samples.blue[n] - blue[i]);
                samples.gradArgument[n] += gain * logSlope[n];
                float z = samples.depth[n] + drawing.bins.depthOrigin;
                float slope = gain * drawing.sharpness * z * z;
                sum0 += slope * samples.c0[n];
                sum1 += slope * samples.c1[n];
                sum2 += slope * samples.c2[n];
                samples.grad0[n] = slope * i0;
                samples.grad1[n] = slope * i1;
                samples.grad2[n] = slope * i2;
            }
        }
        row[2] -= sum0 * i0 * i0;
        row[5] -= sum1 * i1 * i1;
        row[8] -= sum2 * i2 * i2;
    }
}
