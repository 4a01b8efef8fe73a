package shapefit.mesh;

import java.io.IOException;

/** A mesh file that cannot be read; the message is one sentence: which file, where in it, what is wrong, what to do. */
public final class MeshFormatException extends IOException {

    /**
     * @param file what the user calls the file
     * @param place where in it, such as {@code line 12}
     * @param problem what is wrong and what to do
     */
    MeshFormatException(String file, String place, String problem) {
        super(file + ", " + place + ": " + problem);
    }

    /**
     * @param file what the user calls the file
     * @param problem what is wrong and what to do
     */
    MeshFormatException(String file, String problem) {
        super(file + ": " + problem);
    }
}
