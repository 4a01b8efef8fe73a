package shapefit.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.FitDefaults;
import shapefit.fit.FitReport;
import shapefit.fit.FitResult;
import shapefit.fit.FitSession;
import shapefit.fit.FitSpec;
import shapefit.fit.FitSpec.Plan;
import shapefit.fit.FitSpec.Subject;
import shapefit.fit.Move;
import shapefit.fit.Part;
import shapefit.fit.Still;
import shapefit.fit.View;
import shapefit.image.FloatImage;
import shapefit.image.Mask;
import shapefit.mesh.Bounds;
import shapefit.mesh.Mesh;
import shapefit.mesh.Primitives;
import shapefit.mesh.SurfaceFlaws;
import shapefit.raster.GradientMode;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;
import shapefit.render.Background;
import shapefit.render.Light;
import shapefit.render.MeshFiles;

/**
 * A sphere becomes a coloured shape: first by silhouettes alone, then anew by silhouettes and colours. Source: Ravi et al.,
 * "Accelerating 3D deep learning with PyTorch3D", 2020 (arXiv:2007.08501), and its tutorial on fitting a textured mesh, whose
 * scene this is: a sphere of 5,120 faces, 20 views of 128 × 128 pixels on a tilted circle at distance 2.7, two of them a step,
 * σ = 1e-4 at the start, 2,000 steps of each part. Schedule, step sizes and smoothness are ours, and so is the shape: a round one,
 * as the tutorial's cow is.
 */
final class TexturedMesh implements Experiment {

    private static final int SIZE = 128;

    private static final int VIEWS = 20;

    private static final int VIEWS_PER_STEP = 2;

    private static final int STEPS = 2000;

    /** Less than the usual 0.005: two views say little, and on longer steps the sphere crumples before it has found thin parts. */
    private static final double VERTEX_STEP = 0.002;

    private static final double DISTANCE = 2.7;

    /** Seconds of a view of the same sphere at this size, silhouettes, forward and backward; see the benchmark's table. */
    private static final double PEER_SECONDS = 4.802;

    /** Pictures of the truth: those that are fitted to, and those between them. */
    private record Truth(List<View> training, List<View> heldOut) {

        static Truth of(Mesh mesh, SoftRasterizer rasterizer) {
            return new Truth(views(mesh, 0, rasterizer), views(mesh, 0.5, rasterizer));
        }
    }

    @Override
    public String name() {
        return "textured-mesh";
    }

    @Override
    public String sentence() {
        return "a sphere becomes a coloured shape, by silhouettes and by colours (PyTorch3D's tutorial)";
    }

    @Override
    public int usualTrials() {
        return 1;
    }

    @Override
    public Findings run(Lab lab) throws IOException {
        Mesh target = centred(lab.data().isPresent() ? read(lab.data().get()) : Primitives.vessel());
        try (SoftRasterizer rasterizer = lab.open()) {
            Truth truth = Truth.of(target, rasterizer);
            List<Row> rows = new ArrayList<>();
            List<Chart.Line> lines = new ArrayList<>();
            Map<String, Set<Part>> methods = new LinkedHashMap<>();
            methods.put("silhouettes", Set.of(Part.VERTICES));
            methods.put("silhouettes and colours", EnumSet.of(Part.VERTICES, Part.COLORS));
            methods.forEach((name, parts) -> {
                lab.progress().accept(name);
                ShapeEnd end = fit(spec(lab, truth, parts, lab.seed()), truth, rasterizer);
                rows.add(end.row(name));
                lines.add(end.line(name));
            });
            rows.add(new Row(
                    "PyTorch3D 0.7.9, silhouettes, 2,000 steps, rendering alone",
                    "measured on one thread of a CPU, 4.802 s a view",
                    OptionalDouble.of(PEER_SECONDS * VIEWS_PER_STEP * STEPS),
                    Map.of()));
            return new Findings(
                    rows,
                    new Chart("step", "loss", lines),
                    "rmse is that of linear colours over whole pictures before black; held out are views between the others.");
        }
    }

    /** One trial with colours from our own vessel's pictures; trials differ in which views a step looks at. */
    static ShapeEnd solve(Lab lab, int trial, SoftRasterizer rasterizer, GradientMode gradient) {
        Truth truth = Truth.of(centred(Primitives.vessel()), rasterizer);
        FitSpec spec = spec(lab, truth, EnumSet.of(Part.VERTICES, Part.COLORS), lab.seed() + trial);
        return fit(spec.with(spec.settings().withGradient(gradient)), truth, rasterizer);
    }

    /** The one mesh of a folder that has colours, or a file. */
    private static Mesh read(Path data) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.isDirectory(data) ? Files.list(data) : Stream.of(data)) {
            files = listed.filter(f -> f.toString().matches("(?i).*[.](obj|ply|glb|gltf)"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            Mesh mesh = MeshFiles.read(file).mesh();
            if (Still.hasColors(mesh)) {
                return mesh;
            }
        }
        throw new IOException(data + ": holds no mesh with colours or a texture; name a folder or file that does");
    }

    /** In the middle, and reaching to 1, as the tutorial does with its cow. */
    private static Mesh centred(Mesh mesh) {
        Bounds box = mesh.bounds();
        double[] middle = {box.centerX(), box.centerY(), box.centerZ()};
        float[] vertices = mesh.vertices();
        double reach = Double.MIN_NORMAL;
        for (int i = 0; i < vertices.length; i++) {
            reach = Math.max(reach, Math.abs(vertices[i] - middle[i % 3]));
        }
        for (int i = 0; i < vertices.length; i++) {
            vertices[i] = (float) ((vertices[i] - middle[i % 3]) / reach);
        }
        return mesh.withVertices(vertices);
    }

    /** @param shift along the circle of cameras, in parts of the way to the next one */
    private static List<View> views(Mesh mesh, double shift, SoftRasterizer rasterizer) {
        Still still = new Still(mesh, rasterizer);
        Camera camera = Camera.withFieldOfView(SIZE, SIZE, Math.toRadians(60));
        List<View> views = new ArrayList<>();
        for (int i = 0; i < VIEWS - (shift > 0 ? 1 : 0); i++) {
            double turn = 2 * Math.PI * (i + shift) / (VIEWS - 1);
            Still.Stand stand =
                    new Still.Stand("view " + i, Pose.IDENTITY, Pose.orbit(DISTANCE, turn, turn - Math.PI), camera);
            FloatImage picture = picture(still, stand);
            Mask mask = new Mask(SIZE, SIZE, still.silhouette(stand));
            views.add(new View(stand.name(), camera, stand.view(), Optional.of(picture), Optional.of(mask)));
        }
        return views;
    }

    private static FloatImage picture(Still still, Still.Stand stand) {
        SoftSettings sharp = SoftSettings.DEFAULT.withBlur(1e-6, 1e-4);
        SoftImage image = still.picture(stand, Light.NONE, Background.BLACK, sharp);
        return new FloatImage(SIZE, SIZE, image.color.clone());
    }

    private static FitSpec spec(Lab lab, Truth truth, Set<Part> parts, long seed) {
        Mesh sphere = Primitives.icosphere(4);
        float[] grey = new float[3 * sphere.vertexCount()];
        Arrays.fill(grey, 0.5f);
        Subject subject = new Subject(sphere.withVertexColors(grey), Pose.IDENTITY, truth.training, Light.NONE);
        FitSpec usual = FitDefaults.spec(subject, parts, seed);
        Plan plan = usual.plan();
        Map<Part, Move> moves = new EnumMap<>(usual.moves());
        moves.put(Part.VERTICES, Move.of(VERTEX_STEP));
        return usual.with(FitDefaults.comparable(usual))
                .with(moves)
                .with(new Plan(
                        plan.schedule(),
                        plan.optimizer(),
                        lab.steps(STEPS),
                        SIZE,
                        VIEWS_PER_STEP,
                        plan.seed(),
                        plan.deformation()));
    }

    private static ShapeEnd fit(FitSpec spec, Truth truth, SoftRasterizer rasterizer) {
        long before = System.nanoTime();
        FitResult result = new FitSession(spec, rasterizer).run(step -> {}, () -> false);
        double seconds = (System.nanoTime() - before) / 1e9;
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("meanIou", iou(spec, truth.training, result, rasterizer));
        measures.put("heldOutIou", iou(spec, truth.heldOut, result, rasterizer));
        if (spec.moves(Part.COLORS)) {
            measures.put("rmse", rmse(result.mesh(), truth.training, rasterizer));
            measures.put("heldOutRmse", rmse(result.mesh(), truth.heldOut, rasterizer));
        }
        SurfaceFlaws flaws = SurfaceFlaws.of(result.mesh());
        measures.put("flippedFaces", (double) flaws.flippedFaces());
        measures.put("selfIntersections", (double) flaws.selfIntersections());
        return new ShapeEnd(seconds, measures, result.losses());
    }

    private static double iou(FitSpec spec, List<View> views, FitResult result, SoftRasterizer rasterizer) {
        Subject subject = spec.subject();
        FitSpec there = spec.with(new Subject(subject.mesh(), subject.start(), views, subject.light()));
        return FitReport.of(there, result, rasterizer).meanIou().orElseThrow();
    }

    private static double rmse(Mesh mesh, List<View> views, SoftRasterizer rasterizer) {
        Still still = new Still(mesh, rasterizer);
        double sum = 0;
        int count = 0;
        for (View view : views) {
            float[] wanted = view.image().orElseThrow().rgb();
            float[] found = picture(still, Still.Stand.of(view, Pose.IDENTITY, view.camera()))
                    .rgb();
            for (int i = 0; i < wanted.length; i++) {
                double difference = (double) found[i] - wanted[i];
                sum += difference * difference;
            }
            count += wanted.length;
        }
        return Math.sqrt(sum / count);
    }
}
