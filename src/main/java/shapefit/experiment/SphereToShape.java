package shapefit.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.Deformation;
import shapefit.fit.FitDefaults;
import shapefit.fit.FitReport;
import shapefit.fit.FitResult;
import shapefit.fit.FitSpec;
import shapefit.fit.FitSpec.Subject;
import shapefit.fit.Part;
import shapefit.fit.StagedShapeFit;
import shapefit.fit.StartGuess;
import shapefit.fit.Still;
import shapefit.fit.View;
import shapefit.image.Mask;
import shapefit.mesh.Mesh;
import shapefit.mesh.Primitives;
import shapefit.mesh.SurfaceFlaws;
import shapefit.project.CamerasFile;
import shapefit.project.SceneFiles;
import shapefit.raster.GradientMode;
import shapefit.raster.SoftRasterizer;
import shapefit.render.Light;

/** A sphere becomes the shape of many silhouettes. Source: the authors' deformation example of "Soft Rasterizer", ICCV 2019. */
final class SphereToShape implements Experiment {

    private static final int SIZE = 64;

    private static final int STEPS = 600;

    /** Of the sphere: 1,280 faces, as the authors' has. */
    private static final int LEVEL = 3;

    /**
     * A way to do it.
     *
     * @param spec of the fit
     * @param subdivisions of the mesh on the way
     */
    private record Method(FitSpec spec, int subdivisions) {}

    private static final int[] ELEVATIONS_DEG = {-60, -30, 0, 30, 60};

    private static final int AZIMUTHS = 24;

    @Override
    public String name() {
        return "sphere-to-shape";
    }

    @Override
    public String sentence() {
        return "a sphere becomes the shape of 120 silhouettes, with and without large steps (SoftRas's example)";
    }

    @Override
    public int usualTrials() {
        return 1;
    }

    @Override
    public Findings run(Lab lab) throws IOException {
        try (SoftRasterizer rasterizer = lab.open()) {
            List<View> views = lab.data().isPresent() ? read(lab.data().get()) : aeroplane(rasterizer);
            FitSpec large = largeSteps(lab, views, lab.seed());
            FitSpec free = large.with(large.plan().deforming(Deformation.FREE))
                    .with(large.weights().withMesh(0.1, 0.00003, 0));
            FitSpec octant = free.with(free.plan().deforming(Deformation.OCTANT));
            Map<String, Method> methods = new LinkedHashMap<>();
            methods.put("large steps", new Method(large, 0));
            methods.put("large steps, then subdivided to 5,120 faces", new Method(large, 1));
            FitSpec fine = large.with(large.subject().with(Primitives.icosphere(LEVEL + 1)));
            methods.put("large steps, 5,120 faces from the start", new Method(fine, 0));
            methods.put("every vertex on its own", new Method(free, 0));
            methods.put("the original's octants", new Method(octant, 0));
            List<Row> rows = new ArrayList<>();
            List<Chart.Line> lines = new ArrayList<>();
            for (Map.Entry<String, Method> method : methods.entrySet()) {
                lab.progress().accept(method.getKey());
                ShapeEnd end = fit(method.getValue(), rasterizer);
                rows.add(end.row(method.getKey()));
                lines.add(end.line(method.getKey()));
            }
            if (lab.data().isPresent()) {
                rows.add(Row.published(
                        "SoftRas's resulting mesh, rendered by us", "authors' repository", Map.of("meanIou", 0.78)));
            }
            return new Findings(rows, new Chart("step", "loss", lines), "");
        }
    }

    /** One trial by large steps from our own aeroplane's silhouettes; trials differ in which views a step looks at. */
    static ShapeEnd solve(Lab lab, int trial, SoftRasterizer rasterizer, GradientMode gradient) {
        FitSpec spec = largeSteps(lab, aeroplane(rasterizer), lab.seed() + trial);
        return fit(new Method(spec.with(spec.settings().withGradient(gradient)), 0), rasterizer);
    }

    private static FitSpec largeSteps(Lab lab, List<View> views, long seed) {
        Mesh sphere = Primitives.icosphere(LEVEL);
        Subject subject = new Subject(sphere, StartGuess.among(views, sphere), views, Light.NONE);
        FitSpec usual = FitDefaults.spec(subject, Set.of(Part.VERTICES), seed);
        return usual.with(usual.plan().scaled(lab.steps(STEPS), SIZE));
    }

    private static ShapeEnd fit(Method method, SoftRasterizer rasterizer) {
        long before = System.nanoTime();
        FitResult result =
                new StagedShapeFit(method.spec, method.subdivisions, rasterizer).run(step -> {}, () -> false);
        double seconds = (System.nanoTime() - before) / 1e9;
        FitReport report = FitReport.of(method.spec, result, rasterizer);
        SurfaceFlaws flaws = SurfaceFlaws.of(result.mesh());
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("meanIou", report.meanIou().orElseThrow());
        measures.put("flippedFaces", (double) flaws.flippedFaces());
        measures.put("selfIntersections", (double) flaws.selfIntersections());
        return new ShapeEnd(seconds, measures, result.losses());
    }

    /** A folder with cameras.json and the masks it names. */
    private static List<View> read(Path folder) throws IOException {
        return SceneFiles.readViews(CamerasFile.read(folder.resolve("cameras.json")));
    }

    /** Our own aeroplane from as many sides as the authors' example has: 120. */
    private static List<View> aeroplane(SoftRasterizer rasterizer) {
        Still still = new Still(Primitives.aeroplane().withoutColors(), rasterizer);
        Camera camera = Camera.withFieldOfView(SIZE, SIZE, Math.toRadians(30));
        List<View> views = new ArrayList<>();
        for (int elevation : ELEVATIONS_DEG) {
            for (int i = 0; i < AZIMUTHS; i++) {
                Pose view = Pose.orbit(2.732, Math.toRadians(elevation), 2 * Math.PI * i / AZIMUTHS);
                String name = "view " + views.size();
                float[] mask = still.silhouette(new Still.Stand(name, Pose.IDENTITY, view, camera));
                views.add(new View(name, camera, view, Optional.empty(), Optional.of(new Mask(SIZE, SIZE, mask))));
            }
        }
        return views;
    }
}
