package shapefit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.FinePicture;
import shapefit.fit.FitException;
import shapefit.fit.StartGuess;
import shapefit.fit.Still;
import shapefit.fit.Still.Stand;
import shapefit.image.FloatImage;
import shapefit.image.ImageWriter;
import shapefit.mesh.LoadedMesh;
import shapefit.project.CaseFile;
import shapefit.project.PoseFile;
import shapefit.project.SceneFiles;
import shapefit.raster.AlphaAggregation;
import shapefit.raster.ColorAggregation;
import shapefit.raster.Distance;
import shapefit.raster.Distribution;
import shapefit.raster.Fragments;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;
import shapefit.render.Background;
import shapefit.render.Light;
import shapefit.render.MeshFiles;

/** One picture of one mesh. */
@Command(
        name = "render",
        description = {
            "Renders one picture of a mesh.",
            "A mesh without colours is lit; one with colours is shown as it is.",
            "Near and far are laid around the object."
        },
        mixinStandardHelpOptions = true)
final class RenderCommand implements Callable<Integer> {

    /** Bytes a pixel takes while a picture is made and encoded: soft picture, copy, the backend's own. */
    private static final long BYTES_PER_PIXEL = 64;

    private static final int LARGEST_SIDE = 16384;

    /** The most that a 16-bit picture can count to. */
    private static final int MOST_STEPS = 65535;

    @Mixin
    private Talk talk;

    @Mixin
    private CommonOptions common;

    @Option(names = "--mesh", paramLabel = "FILE", required = true, description = "OBJ, PLY, STL, OFF, glTF or GLB.")
    private Path mesh;

    @Option(
            names = "--camera",
            paramLabel = "CASE.json",
            required = true,
            description = "The lens; its pose is not read.")
    private Path camera;

    @Option(
            names = "--pose",
            paramLabel = "POSE.json",
            description = "Mesh to camera, OpenCV; without it the mesh fills half the picture.")
    private Optional<Path> pose;

    @Option(names = "--width", paramLabel = "W", description = "Pixels; the camera's by default.")
    private Optional<Integer> width;

    @Option(names = "--height", paramLabel = "H", description = "Pixels; the camera's by default.")
    private Optional<Integer> height;

    @Option(names = "--sigma", paramLabel = "S", defaultValue = "1e-5", description = "Blur in NDC²; ${DEFAULT-VALUE}.")
    private double sigma;

    @Option(
            names = "--gamma",
            paramLabel = "G",
            defaultValue = "1e-4",
            description = "Transparency in normalised depth; ${DEFAULT-VALUE}.")
    private double gamma;

    @Option(
            names = "--distance",
            paramLabel = "NAME",
            defaultValue = "euclidean",
            description =
                    "What distance is measured: euclidean, barycentric or hard, which is none;" + " ${DEFAULT-VALUE}.")
    private Distance distance;

    @Option(
            names = "--distribution",
            paramLabel = "NAME",
            defaultValue = "logistic-squared",
            converter = DistributionConverter.class,
            description =
                    "How distance becomes coverage, over a width of √sigma: logistic-squared (the original's), logistic, gaussian, laplace,"
                            + " cauchy, uniform, exponential, reversed-exponential, gumbel-max or gumbel-min; ${DEFAULT-VALUE}.")
    private Distribution distribution;

    @Option(
            names = "--rgb",
            paramLabel = "NAME",
            defaultValue = "softmax",
            description = "How colours are joined: softmax or hard; ${DEFAULT-VALUE}.")
    private ColorAggregation rgb;

    @Option(
            names = "--alpha",
            paramLabel = "NAME",
            defaultValue = "prod",
            description =
                    "How coverages are joined: prod, sum, hard, max, einstein, yager or hamacher; ${DEFAULT-VALUE}.")
    private AlphaAggregation alpha;

    @Option(
            names = "--antialias",
            paramLabel = "N",
            defaultValue = "1",
            description = "Average N × N samples a pixel, 1 to 16, for smooth edges of hard pictures; depth is never"
                    + " averaged; ${DEFAULT-VALUE}.")
    private int antialias;

    @Option(
            names = "--background",
            paramLabel = "R,G,B",
            defaultValue = "0,0,0",
            converter = BackgroundConverter.class,
            description = "sRGB, each 0 to 1; ${DEFAULT-VALUE}.")
    private Background background;

    @Option(names = "--out", paramLabel = "P.png", required = true, description = "The picture, 8-bit sRGB.")
    private Path out;

    @Option(names = "--alpha-out", paramLabel = "A.png", description = "Alpha, 8-bit grey.")
    private Optional<Path> alphaOut;

    @Option(
            names = "--depth-out",
            paramLabel = "D.png",
            description = "Depth at pixel centres, 16-bit grey, 0 for nothing; one grey step is a power of ten of mesh"
                    + " units, as fine as 16 bits allow, and is said on stderr.")
    private Optional<Path> depthOut;

    @Override
    public Integer call() throws IOException {
        checkFolder(out);
        if (alphaOut.isPresent()) {
            checkFolder(alphaOut.get());
        }
        if (depthOut.isPresent()) {
            checkFolder(depthOut.get());
        }
        if (antialias < 1 || antialias > FinePicture.MOST_SAMPLES) {
            throw new IllegalArgumentException(
                    "--antialias must be 1 to %d, got %d".formatted(FinePicture.MOST_SAMPLES, antialias));
        }
        SoftSettings settings = SoftSettings.DEFAULT
                .withBlur(sigma, gamma)
                .withDistribution(distribution)
                .withFunctions(distance, rgb, alpha);
        Camera lens = lens();
        LoadedMesh loaded = MeshFiles.read(mesh);
        talk.warn(loaded.warnings());
        try (SoftRasterizer rasterizer = common.openForOnePicture(talk::insist)) {
            Still still = new Still(loaded.mesh(), rasterizer);
            Stand stand = new Stand(mesh.toString(), pose(loaded, lens), Pose.IDENTITY, lens);
            write(still, stand, Still.lightFor(loaded.mesh()), settings);
        }
        return 0;
    }

    /** Better now than after the work. */
    private static void checkFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException(file + ": there is no folder " + folder + "; make it first");
        }
    }

    private Camera lens() throws IOException {
        Camera whole = SceneFiles.camera(CaseFile.read(camera));
        int w = width.orElse(whole.width());
        int h = height.orElse(whole.height());
        if (w < 1 || h < 1 || w > LARGEST_SIDE || h > LARGEST_SIDE) {
            throw new IllegalArgumentException(
                    "--width and --height must be 1 to %d pixels, got %d × %d".formatted(LARGEST_SIDE, w, h));
        }
        long needed = BYTES_PER_PIXEL * w * h >> 20;
        long there = Runtime.getRuntime().maxMemory() >> 20;
        if (needed > there) {
            throw new IllegalArgumentException(
                    "a picture of %d × %d pixels needs about %d MB, the program may use %d MB; take a smaller --width and --height, or more memory with SHAPEFIT_OPTS=-Xmx%dm"
                            .formatted(w, h, needed, there, 2 * needed));
        }
        return whole.resized(w, h);
    }

    private Pose pose(LoadedMesh loaded, Camera lens) throws IOException {
        return pose.isPresent()
                ? SceneFiles.pose(PoseFile.read(pose.get()).pose())
                : StartGuess.inFrontOf(lens, Optional.empty(), loaded.mesh());
    }

    private void write(Still still, Stand stand, Light light, SoftSettings settings) throws IOException {
        SoftImage image;
        try {
            image = antialias == 1
                    ? still.picture(stand, light, background, settings)
                    : FinePicture.of(still, stand, light, background, settings, antialias);
        } catch (FitException e) { // the only one here: the object is behind the camera, which the pose file says
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        ImageWriter.writePng(out, new FloatImage(image.width, image.height, image.color));
        talk.say("wrote %s (%d × %d)", out, image.width, image.height);
        if (alphaOut.isPresent()) {
            ImageWriter.writePng(alphaOut.get(), image.width, image.height, image.alpha);
            talk.say("wrote %s", alphaOut.get());
        }
        if (depthOut.isPresent()) {
            writeDepth(depthOut.get(), still.fragments(stand));
        }
    }

    private void writeDepth(Path file, Fragments fragments) throws IOException {
        double deepest = 0;
        for (float depth : fragments.depth) {
            deepest = Float.isFinite(depth) ? Math.max(deepest, depth) : deepest;
        }
        double step = Math.pow(10, Math.ceil(Math.log10(Math.max(deepest, Float.MIN_NORMAL) / MOST_STEPS)));
        ImageWriter.writeDepthPng16(file, fragments.width, fragments.height, fragments.depth, step);
        talk.say("wrote %s: one grey step is %s mesh units of depth, 0 is nothing", file, step);
    }
}
