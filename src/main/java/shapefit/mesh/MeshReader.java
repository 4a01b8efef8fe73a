package shapefit.mesh;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads meshes from files: OBJ (with MTL and a picture), PLY, STL, OFF, glTF and GLB.
 *
 * <p><b>Colours.</b> Those in files are sRGB and become linear; those that glTF defines as linear stay. A mesh has one
 * texture: where a file has several pictures or materials they are laid out in one, see {@link TextureAtlas}.
 *
 * <p><b>Other files</b> that a mesh names (materials, pictures, buffers) are read only from the mesh's own folder and below.
 *
 * <p><b>Trust.</b> A file may be cut short, damaged or made to harm: what it promises is compared with its size before memory is
 * taken, and every failure is an {@code IOException} with one sentence.
 */
public final class MeshReader {
    private MeshReader() {}

    /**
     * Reads a mesh; the name's ending tells the format.
     *
     * @param file ends in .obj, .ply, .stl, .off, .gltf or .glb, in any case; at most 1 GB
     * @param codec turns sRGB into linear and decodes pictures
     * @throws MeshFormatException if it is no such file, damaged, or holds no faces
     * @throws IOException if it cannot be read
     */
    public static LoadedMesh read(Path file, ColorCodec codec) throws IOException {
        String name = String.valueOf(file.getFileName());
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        MeshSource source = MeshSource.open(file, codec);
        try {
            return switch (ending) {
                case "obj" -> ObjReader.read(source);
                case "ply" -> PlyReader.read(source);
                case "stl" -> StlReader.read(source);
                case "off" -> OffReader.read(source);
                case "gltf" -> GltfReader.readText(source);
                case "glb" -> GltfReader.readBinary(source);
                default ->
                    throw source.broken(
                            "meshes end in .obj, .ply, .stl, .off, .gltf or .glb; convert it to one of these.");
            };
        } catch (IllegalArgumentException e) { // the contract of Mesh, if a reader overlooked something
            throw source.broken("it is damaged (" + e.getMessage() + "); export it again.");
        }
    }
}
