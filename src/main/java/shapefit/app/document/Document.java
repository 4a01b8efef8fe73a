package shapefit.app.document;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.FitSpec.Subject;
import shapefit.fit.StartGuess;
import shapefit.fit.View;
import shapefit.image.FloatImage;
import shapefit.image.Mask;
import shapefit.mesh.Mesh;
import shapefit.project.SceneView;
import shapefit.render.Light;

/**
 * What is fitted to what, as it stands now. Immutable. Any part may be missing; then there is nothing to fit yet.
 *
 * @param name what the window calls it
 * @param file the project it was opened from or saved to
 * @param shape the mesh
 * @param photo what it is fitted to
 * @param region where the object is in the photo
 * @param lens of the photo; its size is the photo's
 * @param view world to camera space of the photo
 * @param pose mesh to world, now
 * @param light now
 * @param others further views of a project; they take part in fits, but are not shown
 */
public record Document(
        String name,
        Optional<Path> file,
        Optional<Shape> shape,
        Optional<Photo> photo,
        Optional<Region> region,
        Lens lens,
        Pose view,
        Pose pose,
        Light light,
        List<Other> others) {

    /**
     * @param mesh as it is now: a fit may have moved its vertices
     * @param file where it came from
     * @param warnings one sentence for each thing that was left out
     */
    public record Shape(Mesh mesh, Path file, List<String> warnings) {}

    /**
     * @param image upright, linear
     * @param file where it came from; empty if it was pasted
     */
    public record Photo(FloatImage image, Optional<Path> file) {

        /** What to call it. */
        public String name() {
            return file.map(f -> f.getFileName().toString()).orElse("Pasted photo");
        }
    }

    /**
     * @param mask of the photo's size
     * @param file where it came from; empty if it was made here
     */
    public record Region(Mask mask, Optional<Path> file) {}

    /** How the lens is known. */
    public enum LensOrigin {
        /** A file says so. */
        FILE,
        /** The photo's EXIF data say so. */
        EXIF,
        /** Nobody says so. */
        GUESS
    }

    /**
     * @param camera the lens, of the photo's size
     * @param origin how it is known
     * @param file which says so
     */
    public record Lens(Camera camera, LensOrigin origin, Optional<Path> file) {}

    /**
     * @param view loaded
     * @param files where it came from
     */
    public record Other(View view, SceneView files) {}

    /** A picture without anything in it. */
    public static final Document EMPTY = new Document(
            "Untitled",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new Lens(Camera.withFieldOfView(640, 480, Math.toRadians(35)), LensOrigin.GUESS, Optional.empty()),
            Pose.IDENTITY,
            Pose.translation(0, 0, -4),
            Light.NONE,
            List.of());

    /** Copies the list. */
    public Document {
        others = List.copyOf(others);
    }

    /** What a fit works on; empty as long as the mesh, or both photo and mask, are missing. */
    public Optional<Subject> subject() {
        if (shape.isEmpty() || shape.get().mesh.faceCount() == 0 || (photo.isEmpty() && region.isEmpty())) {
            return Optional.empty();
        }
        List<View> views = new ArrayList<>();
        views.add(new View(viewName(), lens.camera, view, photo.map(Photo::image), region.map(Region::mask)));
        others.forEach(other -> views.add(other.view));
        return Optional.of(new Subject(shape.get().mesh, pose, views, light));
    }

    /** What the shown view is called. */
    public String viewName() {
        return photo.map(Photo::name).orElse(name);
    }

    /** Whether another document has the same files loaded, whatever pose, lens and shape became of them. */
    public boolean hasInputsOf(Document other) {
        return shape.map(Shape::file).equals(other.shape.map(Shape::file))
                && photo.equals(other.photo)
                && region.equals(other.region)
                && others.equals(other.others);
    }

    /** The same under another name. */
    public Document named(String newName, Optional<Path> newFile) {
        return new Document(newName, newFile, shape, photo, region, lens, view, pose, light, others);
    }

    /** The same with another mesh. */
    public Document with(Shape newShape) {
        return new Document(name, file, Optional.of(newShape), photo, region, lens, view, pose, light, others);
    }

    /** The same with another photo, and a lens of its size; a mask of another size goes. */
    public Document with(Photo newPhoto, Lens newLens) {
        Optional<Region> kept = region.filter(
                r -> r.mask.width() == newPhoto.image.width() && r.mask.height() == newPhoto.image.height());
        return new Document(name, file, shape, Optional.of(newPhoto), kept, newLens, view, pose, light, others);
    }

    /** The same with another mask, or none. */
    public Document withRegion(Optional<Region> newRegion) {
        return new Document(name, file, shape, photo, newRegion, lens, view, pose, light, others);
    }

    /** The same without the mesh. */
    public Document withoutShape() {
        return new Document(name, file, Optional.empty(), photo, region, lens, view, pose, light, others);
    }

    /** The same without the photo; the lens stays. */
    public Document withoutPhoto() {
        return new Document(name, file, shape, Optional.empty(), region, lens, view, pose, light, others);
    }

    /** The same with another lens. */
    public Document with(Lens newLens) {
        return new Document(name, file, shape, photo, region, newLens, view, pose, light, others);
    }

    /** The same with the object elsewhere. */
    public Document at(Pose newPose) {
        return new Document(name, file, shape, photo, region, lens, view, newPose, light, others);
    }

    /** The same with the object, of which there must be one, upright where the mask is, or else in the middle. */
    public Document placed() {
        Pose toCamera =
                StartGuess.inFrontOf(lens.camera, region.flatMap(r -> r.mask.bounds()), shape.orElseThrow().mesh);
        return at(toCamera.then(view.inverse()));
    }

    /** The same in another light. */
    public Document in(Light newLight) {
        return new Document(name, file, shape, photo, region, lens, view, pose, newLight, others);
    }

    /** The same with the mesh moved by a fit. */
    public Document fitted(Mesh moved) {
        return shape.map(s -> with(new Shape(moved, s.file, s.warnings))).orElse(this);
    }

    /** The same with the lens as a fit found it. */
    public Document through(Camera camera) {
        return with(new Lens(camera, lens.origin, lens.file));
    }
}
