package shapefit.app.files;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a file is to the studio, told by its name. */
public enum FileKind {
    /** All that a fit needs. */
    PROJECT("Project", "shapefit"),
    /** What is fitted to. */
    PHOTO("Photo", "png", "jpg", "jpeg", "webp", "tif", "tiff"),
    /** Where the object is in the photo. */
    MASK("Mask", "png", "jpg", "jpeg", "webp", "tif", "tiff"),
    /** What is fitted. */
    MESH("Mesh", "obj", "ply", "stl", "off", "gltf", "glb"),
    /** The lens. */
    CAMERA("Camera", "json");

    private final String title;
    private final List<String> endings;

    FileKind(String title, String... endings) {
        this.title = title;
        this.endings = List.of(endings);
    }

    /** As labels say it. */
    public String title() {
        return title;
    }

    /** What names end in, without the dot. */
    public List<String> endings() {
        return endings;
    }

    /** The kind of a file; a picture is a mask if its name says so. Empty if the studio has no use for it. */
    public static Optional<FileKind> of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        if (PHOTO.endings.contains(ending)) {
            return Optional.of(name.contains("mask") ? MASK : PHOTO);
        }
        return Arrays.stream(values())
                .filter(kind -> kind.endings.contains(ending))
                .findFirst();
    }
}
