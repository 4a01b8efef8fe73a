package shapefit.app.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import shapefit.app.document.Document;
import shapefit.app.document.Document.Lens;
import shapefit.app.document.Document.LensOrigin;
import shapefit.app.document.Document.Photo;
import shapefit.app.document.Document.Region;
import shapefit.app.document.Document.Shape;
import shapefit.app.document.State;
import shapefit.camera.Camera;
import shapefit.image.ExifLens;
import shapefit.image.FloatImage;
import shapefit.image.ImageReader;
import shapefit.image.Mask;
import shapefit.mesh.LoadedMesh;
import shapefit.project.CaseFile;
import shapefit.project.SceneFiles;
import shapefit.render.MeshFiles;

/** A file that was read and waits for its place in a document. */
public interface Input {

    /** Of a photo nobody knows the lens of: about what a phone has when it is held upright. */
    double GUESSED_VIEW = Math.toRadians(35);

    /**
     * The state with it. What no longer fits the rest goes, and a mesh that has no place yet gets one.
     *
     * @throws IOException if it does not fit what is there; one sentence says why
     */
    State addTo(State state) throws IOException;

    /**
     * Reads a file; may take seconds.
     *
     * @param kind any but {@link FileKind#PROJECT}
     * @throws IOException if it cannot be read; one sentence says which file, what is wrong and what to do
     */
    static Input read(FileKind kind, Path file) throws IOException {
        return switch (kind) {
            case PHOTO -> photo(file);
            case MASK -> mask(file);
            case MESH -> mesh(file);
            case CAMERA -> camera(file);
            case PROJECT -> throw new IllegalArgumentException("a project is no part of a document");
        };
    }

    private static Input photo(Path file) throws IOException {
        FloatImage image = ImageReader.readColor(file);
        return photo(new Photo(image, Optional.of(file)), lens(image, ImageReader.readExif(file)));
    }

    /** A photo that no file has, and whose lens nobody knows. */
    static Input pasted(FloatImage image) {
        return photo(new Photo(image, Optional.empty()), lens(image, Optional.empty()));
    }

    private static Input photo(Photo photo, Lens own) {
        return state -> {
            Lens old = state.document().lens();
            boolean stays = old.origin() == LensOrigin.FILE
                    && isOf(old.camera(), photo.image().width(), photo.image().height());
            return Settled.of(state, titled(state.document(), photo).with(photo, stays ? old : own));
        };
    }

    /** What was never saved is called after its photo. */
    private static Document titled(Document document, Photo photo) {
        String name = photo.name();
        int dot = name.lastIndexOf('.');
        return document.file().isPresent()
                ? document
                : document.named(dot > 0 ? name.substring(0, dot) : name, Optional.empty());
    }

    private static Lens lens(FloatImage image, Optional<ExifLens> exif) {
        return lens(image.width(), image.height(), exif);
    }

    private static Lens lens(int width, int height, Optional<ExifLens> exif) {
        OptionalDouble focal = exif.isPresent() ? exif.get().focalPixels(width, height) : OptionalDouble.empty();
        if (focal.isEmpty()) {
            Camera guess = Camera.withFieldOfView(width, height, GUESSED_VIEW);
            return new Lens(guess, LensOrigin.GUESS, Optional.empty());
        }
        double f = focal.getAsDouble();
        Camera known = Camera.pinhole(width, height, f, f, (width - 1) / 2.0, (height - 1) / 2.0);
        return new Lens(known, LensOrigin.EXIF, Optional.empty());
    }

    private static Input mask(Path file) throws IOException {
        Mask mask = ImageReader.readMask(file);
        if (mask.bounds().isEmpty()) {
            throw new IOException(file + ": is empty; give a mask that is white where the object is");
        }
        Region region = new Region(mask, Optional.of(file));
        return state -> {
            Document document = state.document();
            if (document.photo().isPresent()) {
                FloatImage photo = document.photo().get().image();
                check(file, mask.width(), mask.height(), photo.width(), photo.height());
            } else if (!isOf(document.lens().camera(), mask.width(), mask.height())) {
                Camera guess = Camera.withFieldOfView(mask.width(), mask.height(), GUESSED_VIEW);
                document =
                        document.withRegion(Optional.empty()).with(new Lens(guess, LensOrigin.GUESS, Optional.empty()));
            }
            return Settled.of(state, document.withRegion(Optional.of(region)));
        };
    }

    private static Input mesh(Path file) throws IOException {
        LoadedMesh loaded = MeshFiles.read(file);
        if (loaded.mesh().faceCount() == 0) {
            throw new IOException(file + ": has no triangles; give a mesh with a surface");
        }
        Shape shape = new Shape(loaded.mesh(), file, loaded.warnings());
        return state -> Settled.of(state, state.document().with(shape));
    }

    private static Input camera(Path file) throws IOException {
        Camera camera = SceneFiles.camera(CaseFile.read(file));
        Lens lens = new Lens(camera, LensOrigin.FILE, Optional.of(file));
        return state -> {
            Document document = state.document();
            if (document.photo().isPresent() || document.region().isPresent()) {
                Camera now = document.lens().camera();
                check(file, camera.width(), camera.height(), now.width(), now.height());
            }
            return Settled.of(state, document.with(lens));
        };
    }

    /**
     * The lens without its file: what the photo says, or else a guess.
     *
     * @throws IOException if the photo's file cannot be read again
     */
    static Input withoutCamera(Document document) throws IOException {
        Camera size = document.lens().camera();
        Optional<Path> file = document.photo().flatMap(Photo::file);
        Optional<ExifLens> exif = file.isPresent() ? ImageReader.readExif(file.get()) : Optional.empty();
        Lens lens = lens(size.width(), size.height(), exif);
        return state -> Settled.of(state, state.document().with(lens));
    }

    /**
     * A state without one of its parts; the others stay as they are.
     *
     * @param kind photo, mask or mesh
     */
    static State without(FileKind kind, State state) {
        Document document = state.document();
        return switch (kind) {
            case PHOTO -> Settled.of(state, document.withoutPhoto());
            case MASK -> Settled.of(state, document.withRegion(Optional.empty()));
            case MESH -> Settled.of(state, document.withoutShape());
            case CAMERA, PROJECT -> throw new IllegalArgumentException(kind + " is not simply left out");
        };
    }

    private static boolean isOf(Camera camera, int width, int height) {
        return camera.width() == width && camera.height() == height;
    }

    private static void check(Path file, int width, int height, int photoWidth, int photoHeight) throws IOException {
        if (width != photoWidth || height != photoHeight) {
            throw new IOException("%s: is %d × %d pixels, the photo %d × %d; give one of the photo's size"
                    .formatted(file, width, height, photoWidth, photoHeight));
        }
    }
}
