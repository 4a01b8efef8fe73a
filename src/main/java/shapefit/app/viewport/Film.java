package shapefit.app.viewport;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shapefit.app.document.Document;
import shapefit.app.document.State;
import shapefit.app.fit.PictureMaker;
import shapefit.app.fit.Run;
import shapefit.app.fit.Run.Snapshot;
import shapefit.camera.Camera;
import shapefit.fit.FitException;
import shapefit.fit.FitProgress;
import shapefit.image.GifWriter;
import shapefit.image.GifWriter.Frame;
import shapefit.mesh.Mesh;
import shapefit.raster.SoftRasterizer;
import shapefit.render.Backends;

/** A run as a moving picture: the object as the fit felt it, over the photo. Not for the JavaFX thread. */
public final class Film {

    /** Longer side, pixels: enough for a page of text. */
    private static final int SIDE = 480;

    /** Frames on the way at most; with {@link #FRAME} about four seconds. */
    private static final int FRAMES = 56;

    /** Hundredths of a second. */
    private static final int FRAME = 7;

    private static final int FIRST = 70;
    private static final int LAST = 200;

    private final Run run;
    private final PictureMaker maker;
    private final FilmFrame paper;

    private Film(Run run, SoftRasterizer rasterizer) {
        this.run = run;
        maker = new PictureMaker(rasterizer);
        paper = new FilmFrame(run.start().document(), SIDE);
    }

    /**
     * Writes a run as an animated GIF that repeats for ever.
     *
     * @param run with at least one step
     * @throws IOException if it cannot be written; one sentence says why
     */
    public static void write(Run run, Path file) throws IOException {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        try (SoftRasterizer rasterizer = Backends.open(Backends.AUTO, threads)) {
            Film film = new Film(run, rasterizer);
            GifWriter.write(file, film.paper.width(), film.paper.height(), film.frames());
        } catch (FitException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private List<Frame> frames() {
        List<Frame> frames = new ArrayList<>();
        frames.add(new Frame(draw(run.start()), FIRST));
        int steps = run.steps().size();
        int last = -1;
        for (int i = 1; i <= FRAMES; i++) {
            double share = (double) i / FRAMES;
            int index = (int) (share * share * steps) - 1; // most happens soon after the start
            if (index > last) {
                frames.add(new Frame(draw(after(run.steps().get(index))), FRAME));
                last = index;
            }
        }
        frames.add(new Frame(draw(run.end()), LAST));
        return frames;
    }

    private int[] draw(State state) {
        return paper.under(maker.make(state, Optional.empty(), SIDE, true));
    }

    private State after(FitProgress step) {
        Camera camera = run.start().document().lens().camera();
        State moved = run.start().document(d -> {
            Document placed = d.at(step.pose()).through(step.zoom() == 1 ? camera : camera.zoomed(step.zoom()));
            return mesh(step.iteration()).map(placed::fitted).orElse(placed);
        });
        return new State(moved.document(), moved.settings(), moved.look().with(step.sigma(), step.gamma()));
    }

    /** The newest that is no newer than a step. */
    private Optional<Mesh> mesh(int iteration) {
        Optional<Mesh> newest = Optional.empty();
        for (Snapshot snapshot : run.meshes()) {
            if (snapshot.iteration() <= iteration) {
                newest = Optional.of(snapshot.mesh());
            }
        }
        return newest;
    }
}
