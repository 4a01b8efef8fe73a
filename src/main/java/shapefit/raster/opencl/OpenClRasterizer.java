package shapefit.raster.opencl;

import java.util.Arrays;
import java.util.Set;
import shapefit.raster.AlphaAggregation;
import shapefit.raster.ColorAggregation;
import shapefit.raster.Coloring;
import shapefit.raster.Distance;
import shapefit.raster.Fragments;
import shapefit.raster.GradientMode;
import shapefit.raster.Quirk;
import shapefit.raster.RasterGradients;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;

/**
 * The soft rasterizer on an OpenCL device: float, only the pixels within reach of a triangle.
 *
 * <p>The host finds which faces reach which tiles of the picture ({@link Tiles}); the device does the rest ({@link SoftKernel}).
 * Backward leaves a row of sums per (tile, face) pair and adds a face's rows in their order; gradients of texels are added as
 * 64-bit integers. No sum depends on the order of the work-items, so the same input gives the same bits on one device.
 *
 * <p>Inputs that are the same as at the call before are not sent again; what backward needs of forward stays on the device.
 *
 * <p>{@link Quirk#DRAW_DEGENERATE} is not supported.
 */
public final class OpenClRasterizer implements SoftRasterizer {

    private final String device;
    private final Launcher launcher;
    final SoftKernel kernel;
    private final Tiles tiles = new Tiles();
    private final Tiles fragmentTiles = new Tiles();
    private final Held colors = new Held();
    private final Held uvs = new Held();
    private final Held texture = new Held();
    private final Held background = new Held();
    private final float[] noGradColor = new float[3];
    private Tiles bound; // whose arrays the device has
    private RasterInput input; // of the latest forward, as are the next two
    private SoftSettings settings;
    private SoftImage image;
    private int stamp;
    private boolean closed;

    /**
     * Compiles the kernel for a device, which takes a second or more.
     *
     * @throws shapefit.raster.RasterException if the device cannot run it
     */
    public OpenClRasterizer(OpenClDevice device) {
        this.device = device.name();
        launcher = new Launcher(device);
        kernel = launcher.kernel;
    }

    @Override
    public String name() {
        return "opencl";
    }

    @Override
    public String device() {
        return device;
    }

    @Override
    public void forward(RasterInput newInput, SoftSettings newSettings, SoftImage out) {
        check(newInput, newSettings);
        image = null; // until it is done
        input = newInput;
        settings = newSettings;
        out.resize(input.width, input.height);
        tiles.fill(input, settings);
        bind(tiles, input, settings);
        send(tiles);
        sendColors();
        reserve();
        kernel.color = out.color;
        kernel.alpha = out.alpha;
        stamp = stamp % 1_000_000 + 1; // a float holds it exactly
        kernel.stamp = stamp;
        launcher.run(SoftKernel.FORWARD, 1, tiles.tiles);
        if (told() != stamp) {
            throw launcher.silence();
        }
        kernel.get(out.alpha);
        if (isColored()) {
            kernel.get(out.color);
        }
        image = out;
    }

    private void check(RasterInput newInput, SoftSettings newSettings) {
        if (closed) {
            throw new IllegalStateException("the rasterizer has been closed");
        }
        newInput.check();
        if (newSettings.has(Quirk.DRAW_DEGENERATE)) {
            throw new IllegalArgumentException(
                    "the opencl backend does not draw triangles without area as the original did"
                            + " (quirk DRAW_DEGENERATE); use the reference backend for that");
        }
    }

    private boolean isColored() {
        return input.coloring != Coloring.NONE;
    }

    /** Sets the kernel's numbers. */
    private void bind(Tiles which, RasterInput in, SoftSettings with) {
        double range = with.far() - with.near();
        int side = Math.min(in.width, in.height);
        kernel.width = in.width;
        kernel.height = in.height;
        kernel.tileColumns = which.columns;
        kernel.tiles = which.tiles;
        kernel.pairs = which.pairs;
        kernel.faceCount = in.faceCount;
        kernel.step = (float) (2.0 / side);
        kernel.distance = with.distance().ordinal();
        kernel.distribution = with.distribution().ordinal();
        kernel.halfOnEdge = flag(with.distribution().mirror() == with.distribution());
        kernel.inverseScale = (float) (1 / Math.sqrt(with.sigma()));
        kernel.squaredReach = (float) with.squaredReach();
        kernel.reach = (float) with.reach();
        kernel.inverseSigma = (float) (1 / with.sigma());
        kernel.origin = which.nearestCorner;
        kernel.near = (float) (with.near() - which.nearestCorner);
        kernel.far = (float) (with.far() - which.nearestCorner);
        kernel.sharpness = (float) (1 / (with.gamma() * range));
        kernel.backgroundDepth = (float) (with.far() - 2 * with.epsilon() * range - which.nearestCorner);
        kernel.alphaMode = with.alpha().ordinal();
        kernel.alphaScale = with.alpha() == AlphaAggregation.SUM ? 1f / Math.max(1, in.faceCount) : 1;
        kernel.softmax = flag(with.color() == ColorAggregation.SOFTMAX);
        kernel.complete = flag(with.gradient() == GradientMode.COMPLETE);
        kernel.overrun = flag(with.has(Quirk.TEXEL_OVERRUN));
        kernel.dropOutside = flag(with.has(Quirk.DROP_ALPHA_GRADIENT_OUTSIDE_NEAR_FAR));
        kernel.hardAlphaGradient = flag(with.has(Quirk.HARD_ALPHA_GRADIENT));
        kernel.coloring = in.coloring.ordinal();
        kernel.texelResolution = in.texelResolution;
        kernel.colorsEnd = in.colorStride() * in.faceCount;
        kernel.textureWidth = in.textureWidth;
        kernel.textureHeight = in.textureHeight;
        kernel.backgroundIsPicture = flag(in.backgroundIsPicture);
        kernel.columns = SoftKernel.COLORS + rowColors(in);
    }

    private static int flag(boolean value) {
        return value ? 1 : 0;
    }

    /** Numbers of colour in a pair's row of sums. */
    private static int rowColors(RasterInput in) {
        return switch (in.coloring) {
            case NONE -> 0;
            case VERTEX, UV -> 9;
            case TEXELS -> in.texelResolution == 1 ? 3 : 0;
        };
    }

    private void send(Tiles which) {
        bound = which;
        kernel.faces = which.faces.constants;
        kernel.placements = which.placements;
        kernel.pairFace = which.pairFace;
        kernel.pairBox = which.pairBox;
        kernel.pairTile = which.pairTile;
        kernel.tileStart = which.tileStart;
        kernel.tilePairs = which.tilePairs;
        kernel.faceStart = which.faceStart;
        kernel.put(kernel.faces).put(kernel.placements);
        kernel.put(kernel.pairFace).put(kernel.pairBox).put(kernel.pairTile);
        kernel.put(kernel.tileStart).put(kernel.tilePairs).put(kernel.faceStart);
    }

    private void sendColors() {
        int pixels = input.width * input.height;
        if (background.take(input.background, input.backgroundIsPicture ? 3 * pixels : 3)) {
            kernel.background = background.array();
            kernel.put(kernel.background);
        }
        if (isColored() && colors.take(input.colors, input.colorStride() * input.faceCount)) {
            kernel.colors = colors.array();
            kernel.put(kernel.colors);
        }
        if (input.coloring == Coloring.UV) {
            if (uvs.take(input.uvs, 6 * input.faceCount)) {
                kernel.uvs = uvs.array();
                kernel.put(kernel.uvs);
            }
            if (texture.take(input.texture, 3 * input.textureWidth * input.textureHeight)) {
                kernel.texture = texture.array();
                kernel.put(kernel.texture);
            }
        }
    }

    /** Makes room for what stays on the device. */
    private void reserve() {
        long kept = 1 + (long) SoftKernel.KEPT * Tiles.AREA * tiles.tiles;
        launcher.checkRoom("the pixels", kept);
        if (kernel.state.length < kept) {
            kernel.state = new float[Math.toIntExact(kept)];
        }
    }

    @Override
    public void backward(
            RasterInput sameInput,
            SoftSettings sameSettings,
            SoftImage latest,
            float[] gradColor,
            float[] gradAlpha,
            RasterGradients out) {
        if (image == null || latest != image || sameInput != input || !sameSettings.equals(settings)) {
            throw new IllegalStateException(
                    "backward needs the input, the settings and the picture of the latest forward");
        }
        int pixels = input.width * input.height;
        requireLength("gradAlpha", gradAlpha, pixels);
        if (isColored()) {
            requireLength("gradColor", gradColor, 3 * pixels);
        }
        out.resize(input);
        if (bound != tiles) { // fragments came between
            bind(tiles, input, settings);
            send(tiles);
        }
        sendGradients(gradColor, gradAlpha);
        prepareOutputs(out);
        run(out);
        collect(out);
    }

    private static void requireLength(String name, float[] array, int length) {
        if (array == null || array.length < length) {
            throw new IllegalArgumentException(
                    "%s must hold %d numbers, got %s".formatted(name, length, array == null ? "null" : array.length));
        }
    }

    /** Aparapi finds a buffer by its array, so no array may stand for two. */
    private void sendGradients(float[] gradColor, float[] gradAlpha) {
        kernel.gradAlpha = gradAlpha == image.alpha || gradAlpha == image.color ? gradAlpha.clone() : gradAlpha;
        kernel.put(kernel.gradAlpha);
        kernel.gradColor = noGradColor;
        if (isColored()) {
            boolean taken = gradColor == gradAlpha || gradColor == image.color || gradColor == image.alpha;
            kernel.gradColor = taken ? gradColor.clone() : gradColor;
            kernel.put(kernel.gradColor);
        }
    }

    private boolean wantsBackground(RasterGradients out) {
        return out.wantBackground && isColored();
    }

    private boolean scatters(RasterGradients out) {
        return input.coloring == Coloring.TEXELS && input.texelResolution > 1 && out.wantColors
                || input.coloring == Coloring.UV && out.wantTexture;
    }

    private void prepareOutputs(RasterGradients out) {
        long rows = (long) tiles.pairs * kernel.columns;
        launcher.checkRoom("the triangles' sums", rows);
        if (kernel.rows.length < rows) {
            kernel.rows = new float[Math.toIntExact(rows + rows / 4)];
        }
        int faceNumbers = Math.max(1, SoftKernel.COLORS * input.faceCount);
        kernel.gradCorners = atLeast(kernel.gradCorners, faceNumbers);
        kernel.gradColors = atLeast(kernel.gradColors, faceNumbers);
        kernel.wantsBackground = flag(wantsBackground(out));
        if (wantsBackground(out)) {
            int numbers = input.backgroundIsPicture ? 3 * input.width * input.height : 3 * tiles.tiles;
            kernel.gradBackground = atLeast(kernel.gradBackground, numbers);
        }
        kernel.scatters = flag(scatters(out));
        kernel.scattered = 0;
        if (scatters(out)) {
            kernel.scattered = input.coloring == Coloring.TEXELS
                    ? input.colorStride() * input.faceCount
                    : 3 * input.textureWidth * input.textureHeight;
            if (kernel.cells.length < 2 * kernel.scattered) {
                kernel.cells = new int[Math.multiplyExact(2, kernel.scattered)];
            }
            kernel.gradScattered = atLeast(kernel.gradScattered, kernel.scattered);
            chooseScale();
        }
    }

    private static float[] atLeast(float[] array, int length) {
        return array.length < length ? new float[length] : array;
    }

    /**
     * Scales texels' gradients so that no sum needs more than 60 bits: the weights at a pixel sum to 1 at most, so a sum is at
     * most pixels · largest gradient · largest tint.
     */
    private void chooseScale() {
        int pixels = input.width * input.height;
        double bound = 1.01 * pixels * largest(kernel.gradColor, 3 * pixels);
        if (input.coloring == Coloring.UV) {
            bound *= largest(input.colors, 9 * input.faceCount);
        }
        int exponent = bound > 0 && Double.isFinite(bound) ? 60 - Math.getExponent(bound) - 1 : 0;
        exponent = Math.max(-120, Math.min(120, exponent));
        kernel.scatterScale = Math.scalb(1f, exponent);
        kernel.scatterUnit = Double.isFinite(bound) ? Math.scalb(1f, -exponent) : Float.NaN;
    }

    private static float largest(float[] values, int length) {
        float largest = 0;
        for (int i = 0; i < length; i++) {
            largest = Math.max(largest, Math.abs(values[i])); // NaN wins
        }
        return largest;
    }

    /** Runs the passes; once more, with forward first, if the device has lost what forward left there. */
    private void run(RasterGradients out) {
        int last = scatters(out) ? SoftKernel.DRAIN : wantsBackground(out) ? SoftKernel.BACKGROUND : SoftKernel.ROWS;
        long items = Math.max((long) kernel.columns * input.faceCount, kernel.scattered);
        long groups = Math.max(Math.max(1, tiles.pairs), (items + Tiles.AREA - 1) / Tiles.AREA);
        if (wantsBackground(out)) {
            groups = Math.max(groups, tiles.tiles);
        }
        launcher.run(SoftKernel.BACKWARD, last, groups);
        if (told() != stamp) {
            launcher.run(SoftKernel.FORWARD, last + 1, Math.max(groups, tiles.tiles));
            if (told() != stamp) {
                throw launcher.silence();
            }
        }
    }

    /** Which forward the device knows of. A device that is lost lets launches and copies pass without an error. */
    private float told() {
        kernel.told[0] = 0;
        kernel.get(kernel.told);
        return kernel.told[0];
    }

    private void collect(RasterGradients out) {
        fetch(kernel.gradCorners, out.corners, SoftKernel.COLORS * input.faceCount);
        int rowColors = rowColors(input) * input.faceCount;
        if (out.wantColors && rowColors > 0) {
            fetch(kernel.gradColors, out.colors, rowColors);
        }
        if (scatters(out)) {
            float[] to = input.coloring == Coloring.UV ? out.texture : out.colors;
            fetch(kernel.gradScattered, to, kernel.scattered);
        }
        if (wantsBackground(out)) {
            collectBackground(out);
        } else if (out.wantBackground) {
            Arrays.fill(out.background, 0);
        }
    }

    private void fetch(float[] from, float[] to, int length) {
        kernel.get(from);
        System.arraycopy(from, 0, to, 0, length);
    }

    private void collectBackground(RasterGradients out) {
        if (input.backgroundIsPicture) {
            fetch(kernel.gradBackground, out.background, 3 * input.width * input.height);
            return;
        }
        kernel.get(kernel.gradBackground);
        for (int c = 0; c < 3; c++) {
            double sum = 0;
            for (int tile = 0; tile < tiles.tiles; tile++) {
                sum += kernel.gradBackground[3 * tile + c];
            }
            out.background[c] = (float) sum;
        }
    }

    @Override
    public void fragments(RasterInput from, SoftSettings with, Fragments out) {
        check(from, with.withQuirks(Set.of()));
        out.resize(from.width, from.height);
        SoftSettings hard =
                with.withFunctions(Distance.HARD, with.color(), with.alpha()).withQuirks(Set.of());
        fragmentTiles.fill(from, hard);
        bind(fragmentTiles, from, hard);
        send(fragmentTiles);
        kernel.fragmentFace = out.face;
        kernel.fragmentDepth = out.depth;
        launcher.run(SoftKernel.FRAGMENTS, 1, fragmentTiles.tiles);
        kernel.get(out.face);
        kernel.get(out.depth);
        for (int i = 0; i < out.face.length; i++) {
            if (out.face[i] == Fragments.NONE) {
                out.depth[i] = Float.POSITIVE_INFINITY;
            }
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            launcher.close();
        }
    }
}
