package shapefit.project;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a CAMERAS.json says: many pictures of one object. Members that are not named here are left alone.
 *
 * @param width columns of every picture, 1 to 100000
 * @param height rows of every picture, 1 to 100000
 * @param views at least one
 */
public record CamerasFile(int width, int height, List<View> views) {

    /**
     * One picture.
     *
     * @param k its own lens, or the one that all share
     * @param pose of the object before this camera
     * @param image the photo, if the file names one; it need not exist
     * @param mask the mask, if the file names one; it need not exist
     */
    public record View(Intrinsics k, OpenCvPose pose, Optional<Path> image, Optional<Path> mask) {}

    /** Keeps a copy of the list. */
    public CamerasFile {
        views = List.copyOf(views);
    }

    /**
     * Pictures are looked for in the file's own folder and below it, nowhere else.
     *
     * @throws ProjectFormatException if a value is missing or out of its range; one sentence says which file, which value
     *     in it and what to do
     */
    public static CamerasFile read(Path file) throws ProjectFormatException {
        JsonPlace root = JsonPlace.read(file);
        OpenCvPose.checkConvention(root.find("convention"));
        Path folder = file.toAbsolutePath().normalize().getParent();
        Optional<JsonPlace> shared = root.find("K");
        Optional<Intrinsics> sharedK = shared.isPresent() ? Optional.of(Intrinsics.of(shared.get())) : Optional.empty();
        JsonPlace list = root.get("views");
        List<View> views = new ArrayList<>();
        for (JsonPlace place : list.elements()) {
            Optional<JsonPlace> own = place.find("K");
            Intrinsics k = sharedK.isPresent() && own.isEmpty() ? sharedK.get() : Intrinsics.of(place.get("K"));
            views.add(new View(
                    k, OpenCvPose.of(place), inside(folder, place.find("image")), inside(folder, place.find("mask"))));
        }
        if (views.isEmpty()) {
            throw list.problem("is empty; give at least one view");
        }
        return new CamerasFile(
                root.get("width").count(CaseFile.MAX_SIDE), root.get("height").count(CaseFile.MAX_SIDE), views);
    }

    private static Optional<Path> inside(Path folder, Optional<JsonPlace> place) throws ProjectFormatException {
        if (place.isEmpty()) {
            return Optional.empty();
        }
        String name = place.get().text();
        try {
            Path path = folder.resolve(name).normalize();
            if (path.startsWith(folder)
                    && !path.equals(folder)
                    && !Path.of(name).isAbsolute()) {
                return Optional.of(path);
            }
        } catch (InvalidPathException e) {
            throw place.get().problem("is no file name; name a file in the folder of this one");
        }
        throw place.get().problem("leaves the folder of this file; put the picture in it and name it from there");
    }
}
