package shapefit.mesh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Set;

/**
 * Writes meshes as OBJ, PLY or GLB. Positions come back bit by bit; colours become sRGB. A file is written beside its place and then
 * moved there, so nobody sees half of one.
 */
public final class MeshWriter {
    private MeshWriter() {}

    /**
     * Writes a mesh; the name's ending tells the format.
     *
     * <ul>
     *   <li>{@code .obj}: text; colours of vertices behind the positions ({@code v x y z r g b}), colours of faces as materials;
     *       a texture or materials go to files of the same name with the endings {@code .mtl} and {@code .png}.
     *   <li>{@code .ply}: binary, little endian; colours as bytes; a texture goes to a file of the same name with the ending
     *       {@code .png} and its coordinates to the faces' corners.
     *   <li>{@code .glb}: all in one file, a skeleton too. The others hold a mesh with a skeleton as that stands, without it.
     * </ul>
     *
     * @param file replaced if it exists; its folder must exist
     * @throws IOException if the ending is another one or a file cannot be written
     */
    public static void write(Mesh mesh, Path file, ColorCodec codec) throws IOException {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String ending = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (dot < 0 || !Set.of("obj", "ply", "glb").contains(ending)) {
            throw new IOException(name + ": meshes are written as .obj, .ply or .glb; end the name with one of these.");
        }
        if (ending.equals("glb")) {
            put(file, GlbBytes.of(mesh, codec));
            return;
        }
        String stem = name.substring(0, dot);
        if (mesh.textureMap().isPresent()) {
            put(
                    file.resolveSibling(stem + ".png"),
                    codec.encodePng(mesh.textureMap().get().texture()));
        }
        if (ending.equals("ply")) {
            put(file, PlyBytes.of(mesh, stem, codec));
            return;
        }
        ObjText text = ObjText.of(mesh, stem, codec);
        if (!text.materials().isEmpty()) {
            put(file.resolveSibling(stem + ".mtl"), text.materials().getBytes(StandardCharsets.UTF_8));
        }
        put(file, text.shape().getBytes(StandardCharsets.UTF_8));
    }

    private static void put(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new IOException(file.getFileName() + ": there is no folder " + folder + "; make it first.");
        }
        String unique = file.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".part";
        Path part = folder.resolve(unique);
        try {
            Files.write(part, content);
            try {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) { // some network drives
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
