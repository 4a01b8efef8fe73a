package shapefit.app.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import shapefit.app.document.Document;
import shapefit.app.document.State;
import shapefit.camera.Camera;
import shapefit.fit.FinePicture;
import shapefit.fit.FitException;
import shapefit.fit.Still;
import shapefit.image.FloatImage;
import shapefit.image.ImageWriter;
import shapefit.mesh.MeshWriter;
import shapefit.project.PoseFile;
import shapefit.project.SceneFiles;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.render.Backends;
import shapefit.render.Light;
import shapefit.render.MeshFiles;

/** Results for other programs. Not for the JavaFX thread. */
final class Exports {

    private Exports() {}

    /** The object before the photo's camera, in OpenCV's axes. */
    static void pose(State state, Path file) throws IOException {
        Document document = state.document();
        new PoseFile(SceneFiles.openCv(document.pose().then(document.view()))).write(file);
    }

    /** The mesh as it is now; the name's ending tells the format. */
    static void mesh(State state, Path file) throws IOException {
        MeshWriter.write(state.document().shape().orElseThrow(Exports::noMesh).mesh(), file, MeshFiles.CODEC);
    }

    /** {@link #picture(State)} as PNG. */
    static void picture(State state, Path file) throws IOException {
        ImageWriter.writePng(file, picture(state));
    }

    /** The object, sharp and with smooth edges, over the photo, as large as that. */
    static FloatImage picture(State state) throws IOException {
        Document document = state.document();
        Document.Shape shape = document.shape().orElseThrow(Exports::noMesh);
        Camera camera = document.lens().camera();
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        try (SoftRasterizer rasterizer = Backends.open(Backends.CPU, threads)) {
            Still still = new Still(shape.mesh(), rasterizer);
            Still.Stand stand = new Still.Stand(document.name(), document.pose(), document.view(), camera);
            boolean flat = !document.light().isDirectional() && !Still.hasColors(shape.mesh());
            SoftImage drawn = FinePicture.of(still, stand, flat ? Light.STUDIO : document.light());
            return over(document.photo().map(Document.Photo::image), drawn);
        } catch (FitException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static IOException noMesh() {
        return new IOException("There is no mesh to export yet; open one first");
    }

    private static FloatImage over(Optional<FloatImage> photo, SoftImage drawn) {
        float[] rgb = photo.map(FloatImage::rgb).orElseGet(() -> new float[drawn.color.length]);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = drawn.color[i] + (1 - drawn.alpha[i / 3]) * rgb[i]; // before black: times alpha already
        }
        return new FloatImage(drawn.width, drawn.height, rgb);
    }
}
