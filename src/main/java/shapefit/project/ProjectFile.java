package shapefit.project;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import shapefit.image.AtomicFile;

/**
 * Project files ({@code .shapefit}): JSON that names its mesh and pictures relative to its own folder, never outside it, so
 * that the folder can be moved and a project from a stranger reads nothing else.
 */
public final class ProjectFile {

    /** The ending of a project's name. */
    public static final String ENDING = ".shapefit";

    static final String FORMAT = "shapefit project";

    /** Raised whenever an older program would misread what a newer one writes. */
    static final int VERSION = 1;

    static final String POSE_CONVENTION =
            "OpenGL: x right, y up, z backward; y = scale * R * x + t; quaternion x, y, z, w";

    private ProjectFile() {}

    /**
     * Reads a project; the files it names are not opened.
     *
     * @throws ProjectFormatException if something is missing, unknown, out of range or of a newer version; one sentence says
     *     which file, which value in it and what to do
     */
    public static Project read(Path file) throws ProjectFormatException {
        return ProjectReader.read(file);
    }

    /**
     * Writes a project all at once.
     *
     * @throws IOException if it cannot be written; the message names the file and says what to do
     * @throws IllegalArgumentException if it names a file outside the project's folder
     */
    public static void write(Path file, Project project) throws IOException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        ObjectNode root = new ProjectWriter(folder).write(project);
        AtomicFile.write(file, JsonText.bytes(root));
    }
}
