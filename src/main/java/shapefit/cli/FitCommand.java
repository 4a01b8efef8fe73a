package shapefit.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import shapefit.cli.FitInputs.Search;
import shapefit.fit.FitException;
import shapefit.fit.FitResult;
import shapefit.fit.FitResult.StopReason;
import shapefit.fit.FitSpec;
import shapefit.fit.FitSpec.Subject;
import shapefit.fit.StagedShapeFit;
import shapefit.fit.StartSearch;
import shapefit.fit.StartSearch.Candidate;
import shapefit.fit.StartSearch.Ranking;
import shapefit.project.FitFolder;
import shapefit.project.FitFolder.Computer;
import shapefit.project.FitFolder.Outcome;
import shapefit.project.JsonText;
import shapefit.project.LossLog;
import shapefit.project.Project;
import shapefit.project.ProjectFile;
import shapefit.project.Scene;
import shapefit.project.SceneFiles;
import shapefit.raster.RasterException;
import shapefit.raster.SoftRasterizer;
import shapefit.render.Crew;

/** One fit: the same session the studio runs, told to a terminal. */
@Command(
        name = "fit",
        description = {
            "Fits a mesh to a photo, or to many: moves it until its rendering matches.",
            "Ctrl-C stops early and still writes what was reached."
        },
        mixinStandardHelpOptions = true)
final class FitCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Talk talk;

    @Mixin
    private final CommonOptions common;

    @Mixin
    private FitInputs inputs;

    @Mixin
    private FitSettings settings;

    @Parameters(
            arity = "0..1",
            paramLabel = "PROJECT.shapefit",
            description = "A project with a mesh and a photo or mask, in place of --mesh and so on.")
    private Path project;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder for the results; made if it is not there.")
    private Path out;

    @Option(names = "--json", description = "Print what result.json says on stdout.")
    private boolean json;

    private final LossLog log = new LossLog();
    private String failure; // what happened to a device; null if nothing has

    FitCommand() {
        this(new CommonOptions());
    }

    FitCommand(CommonOptions common) {
        this.common = common;
    }

    /** What to fit, the files it came from, and what a search has found. */
    private record Job(FitSpec spec, Scene scene, Set<Path> neighbors, Optional<Ranking> found) {}

    @Override
    public Integer call() throws IOException {
        if (project != null && inputs.areGiven()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "a project names its mesh, pictures and cameras itself; leave out the options that do");
        }
        Job job = project == null ? ofOptions() : ofProject();
        try (SoftRasterizer rasterizer = common.open(this::replaced)) {
            start(job.spec, rasterizer); // refuses what cannot be, before a folder is made
            FitFolder folder = FitFolder.open(out);
            StopOnExit exit = new StopOnExit();
            try {
                job = searched(job, rasterizer, exit::isStopping);
                run(job, start(job.spec, rasterizer), folder, rasterizer, exit::isStopping);
            } finally {
                exit.close();
            }
        }
        return 0;
    }

    private void replaced(String sentence) {
        fails(sentence);
        talk.insist(failure);
    }

    private void fails(String sentence) {
        int steps = log.steps();
        failure = (steps == 0 ? "before the first step: " : "after step " + steps + ": ") + sentence;
    }

    private Job ofOptions() throws IOException {
        FitInputs.Read read = inputs.read(talk);
        talk.warn(read.loaded().warnings());
        Subject subject = read.loaded().subject();
        Scene scene = read.scene().in(settings.startLight());
        FitSpec fit = settings.of(subject.in(scene.light()), inputs.hasManyViews(), common.seedOr(0));
        return new Job(fit, scene, read.loaded().neighbors(), Optional.empty());
    }

    private Job ofProject() throws IOException {
        Project read = ProjectFile.read(project);
        Optional<String> missing = read.scene().missing();
        if (missing.isPresent()) {
            throw new IOException(
                    project + ": needs " + missing.get() + " before it can be fitted; add that in the studio and save");
        }
        SceneFiles.Loaded loaded = SceneFiles.load(read.scene());
        talk.warn(loaded.warnings());
        Scene scene = read.scene().in(settings.ofKind(read.scene().light()));
        FitSpec fit = read.spec(loaded.subject().in(scene.light()));
        return new Job(
                settings.applyTo(fit, common.seedOr(fit.plan().seed())), scene, loaded.neighbors(), Optional.empty());
    }

    /** From a searched start, where one is wanted. */
    private Job searched(Job job, SoftRasterizer rasterizer, BooleanSupplier stopping) {
        Search where = inputs.searchFor(job.spec);
        if (where == Search.NOWHERE) {
            return job;
        }
        talk.say("searching a start on %s (%s)", rasterizer.name(), rasterizer.device());
        ProgressLine progress = new ProgressLine(talk.err(), talk.isQuiet(), System.console() != null);
        Ranking found;
        try (Crew crew = common.openCrew(rasterizer)) {
            StartSearch search = new StartSearch(job.spec, crew.members());
            found = where == Search.NEAR
                    ? search.near(progress::search, stopping)
                    : search.everywhere(progress::search, stopping);
        }
        progress.end();
        Candidate best = found.best();
        if (where == Search.EVERYWHERE && Double.isInfinite(best.loss())) {
            throw new FitException("stopped before anything was found; nothing was written");
        }
        sayAlike(found);
        Subject there = best.applyTo(job.spec.subject());
        Scene scene = job.scene.from(there.start()).in(there.light());
        return new Job(settings.afterSearch(job.spec.with(there)), scene, job.neighbors, Optional.of(found));
    }

    private void sayAlike(Ranking found) {
        if (found.freeAxis().isPresent()) {
            talk.say("this shape looks the same however it is turned about an axis of its own; that turn is arbitrary");
        } else if (found.alike() > 1) {
            talk.say(
                    "this shape looks the same from several sides: %d poses fit equally well; result.json lists them",
                    found.alike());
        }
    }

    /** What the session refuses at its start is bad input, not work that failed. */
    private StagedShapeFit start(FitSpec fit, SoftRasterizer rasterizer) {
        try {
            return new StagedShapeFit(fit, settings.subdivisions(fit), rasterizer);
        } catch (FitException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private void run(
            Job job, StagedShapeFit session, FitFolder folder, SoftRasterizer rasterizer, BooleanSupplier stopping)
            throws IOException {
        talk.say("fitting on %s (%s)", rasterizer.name(), rasterizer.device());
        ProgressLine progress = new ProgressLine(talk.err(), talk.isQuiet(), System.console() != null);
        long before = System.nanoTime();
        FitResult result;
        try {
            // One step is made in any case: it tells the loss of what a search that was stopped had found.
            result = session.run(log.andThen(progress), () -> log.steps() > 0 && stopping.getAsBoolean());
        } catch (RasterException e) {
            progress.end();
            salvage(job, session, folder, rasterizer, before, e);
            throw e;
        }
        progress.end();
        ObjectNode said = folder.write(outcome(job, result, rasterizer, before), rasterizer);
        String iou = said.has("iou")
                ? String.format(Locale.ROOT, ", IoU %.4f", said.get("iou").asDouble())
                : "";
        talk.say(
                "%s after %d steps in %.1f s: loss %.6f%s",
                ended(result.stopReason()),
                result.iterations(),
                said.get("seconds").asDouble(),
                result.loss(),
                iou);
        talk.say("pictures are in %s: overlay.png, render.png", out);
        if (json) {
            talk.out().print(JsonText.of(said));
            talk.out().flush();
        }
    }

    private Outcome outcome(Job job, FitResult result, SoftRasterizer by, long startedNanos) {
        double seconds = (System.nanoTime() - startedNanos) / 1e9;
        Computer computer = new Computer(by.name(), by.device(), Optional.ofNullable(failure));
        return new Outcome(job.spec, job.scene, job.neighbors, job.found, result, log, seconds, computer);
    }

    /** Writes what a device has reached that was asked for by name and has failed. */
    private void salvage(
            Job job,
            StagedShapeFit session,
            FitFolder folder,
            SoftRasterizer failed,
            long startedNanos,
            RasterException why)
            throws IOException {
        Optional<FitResult> reached = session.salvage();
        if (reached.isEmpty()) {
            talk.insist("nothing was written, as no step was made");
            return;
        }
        fails(why.getMessage());
        try (SoftRasterizer processor = common.openProcessor()) {
            folder.write(outcome(job, reached.get(), failed, startedNanos), processor);
        }
        talk.insist("what was reached is in %s; the processor drew its pictures".formatted(out));
    }

    private static String ended(StopReason reason) {
        return switch (reason) {
            case CONVERGED -> "converged";
            case ITERATIONS -> "done";
            case CANCELLED -> "stopped";
            case FAILED -> "failed";
        };
    }
}
