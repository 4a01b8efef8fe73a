package shapefit.project;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import shapefit.fit.FinePicture;
import shapefit.fit.FitReport;
import shapefit.fit.FitResult;
import shapefit.fit.FitSpec;
import shapefit.fit.Part;
import shapefit.fit.StartSearch;
import shapefit.fit.Still;
import shapefit.fit.Still.Stand;
import shapefit.fit.View;
import shapefit.image.AtomicFile;
import shapefit.image.FloatImage;
import shapefit.image.ImageWriter;
import shapefit.mesh.MeshWriter;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.render.Light;
import shapefit.render.MeshFiles;

/** The folder a fit's results go to; every file in it appears all at once. */
public final class FitFolder {

    /** Copies of the mesh and pictures, so that the project in the folder stands alone. */
    private static final String INPUTS = "inputs";

    private final Path folder;

    /**
     * A fit that is done.
     *
     * @param spec what was asked for
     * @param scene the files it came from
     * @param neighbors files that the mesh names
     * @param found what a search for its start found, if there was one
     * @param result what came out
     * @param log the loss of every step
     * @param seconds the steps took
     * @param by what computed
     */
    public record Outcome(
            FitSpec spec,
            Scene scene,
            Set<Path> neighbors,
            Optional<StartSearch.Ranking> found,
            FitResult result,
            LossLog log,
            double seconds,
            Computer by) {}

    /**
     * What computed a fit.
     *
     * @param backend its name, of the last one if it was replaced
     * @param device what that ran on
     * @param failure what happened to a device, one sentence
     */
    public record Computer(String backend, String device, Optional<String> failure) {}

    private FitFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the folder if it is not there, and sees that files can be made in it: better now than after an hour's fit.
     *
     * @throws IOException if that fails; one sentence names it and says what to do
     */
    public static FitFolder open(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".shapefit", ".tmp"));
        } catch (IOException e) {
            throw new IOException(
                    folder + ": no files can be made in this folder; choose another one that may be written to", e);
        }
        return new FitFolder(folder);
    }

    /**
     * Writes everything.
     *
     * @param rasterizer renders the pictures
     * @return what {@code result.json} says
     * @throws IOException if a file cannot be written; the message names it
     */
    public ObjectNode write(Outcome outcome, SoftRasterizer rasterizer) throws IOException {
        FitSpec spec = outcome.spec;
        FitResult result = outcome.result;
        FitReport report = FitReport.of(spec, result, rasterizer);
        ObjectNode json = ResultJson.of(outcome, report);
        View first = spec.subject().views().get(0);
        AtomicFile.write(folder.resolve("result.json"), JsonText.bytes(json));
        new PoseFile(SceneFiles.openCv(result.pose().then(first.pose()))).write(folder.resolve("pose.json"));
        AtomicFile.write(folder.resolve("loss.csv"), outcome.log.csv().getBytes(StandardCharsets.UTF_8));
        pictures(first, result, rasterizer);
        if (Part.OF_THE_MESH.stream().anyMatch(spec::moves)) {
            MeshWriter.write(result.mesh(), folder.resolve("fitted.obj"), MeshFiles.CODEC);
        }
        if (spec.moves(Part.JOINTS)) {
            MeshWriter.write(result.mesh(), folder.resolve("fitted.glb"), MeshFiles.CODEC); // with its skeleton
        }
        Scene copied = InputCopies.of(outcome.scene, outcome.neighbors, folder.resolve(INPUTS));
        ProjectFile.write(folder.resolve("fit" + ProjectFile.ENDING), Project.of(copied, spec));
        return json;
    }

    private void pictures(View view, FitResult result, SoftRasterizer rasterizer) throws IOException {
        Still still = new Still(result.mesh(), rasterizer);
        Stand stand = Stand.of(view, result.pose(), result.cameras().get(0));
        float[] silhouette = still.silhouette(stand);
        Light light = Still.hasColors(result.mesh()) ? result.light() : Light.STUDIO;
        SoftImage image = FinePicture.of(still, stand, light);
        ImageWriter.writePng(folder.resolve("render.png"), new FloatImage(image.width, image.height, image.color));
        ImageWriter.writePng(folder.resolve("overlay.png"), Overlay.of(view, image, silhouette));
    }
}
