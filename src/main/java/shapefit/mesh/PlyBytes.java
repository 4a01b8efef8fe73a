package shapefit.mesh;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A mesh as the bytes of a binary PLY file. */
final class PlyBytes {

    private final Mesh mesh;
    private final ColorCodec codec;
    private final Optional<float[]> vertexColors;
    private final Optional<float[]> faceColors;
    private final Optional<float[]> uvs;
    private final Optional<int[]> faceUvs;

    private PlyBytes(Mesh mesh, ColorCodec codec) {
        this.mesh = mesh;
        this.codec = codec;
        vertexColors = mesh.vertexColors();
        faceColors = mesh.faceColors();
        uvs = mesh.textureMap().map(Mesh.TextureMap::uvs).or(() -> mesh.uvMap().map(Mesh.UvMap::uvs));
        faceUvs = mesh.textureMap()
                .map(Mesh.TextureMap::faces)
                .or(() -> mesh.uvMap().map(Mesh.UvMap::faces));
    }

    /** @param stem name of the file without its ending, which a texture's file has too */
    static byte[] of(Mesh mesh, String stem, ColorCodec codec) {
        PlyBytes ply = new PlyBytes(mesh, codec);
        byte[] header = ply.header(stem).getBytes(StandardCharsets.UTF_8);
        long vertexBytes = 12 + (ply.vertexColors.isPresent() ? 3 : 0);
        long faceBytes = 13 + (ply.faceColors.isPresent() ? 3 : 0) + (ply.uvs.isPresent() ? 25 : 0);
        long size = header.length + vertexBytes * mesh.vertexCount() + faceBytes * mesh.faceCount();
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
        out.put(header);
        ply.putVertices(out);
        ply.putFaces(out);
        return out.array();
    }

    private String header(String stem) {
        String colors = "property uchar red\nproperty uchar green\nproperty uchar blue\n";
        return "ply\nformat binary_little_endian 1.0\n"
                + (mesh.textureMap().isPresent() ? "comment TextureFile " + stem + ".png\n" : "")
                + "element vertex " + mesh.vertexCount() + "\n"
                + "property float x\nproperty float y\nproperty float z\n"
                + (vertexColors.isPresent() ? colors : "")
                + "element face " + mesh.faceCount() + "\n"
                + "property list uchar int vertex_indices\n"
                + (uvs.isPresent() ? "property list uchar float texcoord\n" : "")
                + (faceColors.isPresent() ? colors : "")
                + "end_header\n";
    }

    private void putVertices(ByteBuffer out) {
        float[] vertices = mesh.vertices();
        for (int i = 0; i < vertices.length; i += 3) {
            for (int k = i; k < i + 3; k++) {
                out.putFloat(vertices[k]);
            }
            putColor(out, vertexColors, i);
        }
    }

    private void putFaces(ByteBuffer out) {
        int[] faces = mesh.faces();
        for (int i = 0; i < faces.length; i += 3) {
            out.put((byte) 3);
            for (int k = i; k < i + 3; k++) {
                out.putInt(faces[k]);
            }
            if (uvs.isPresent()) {
                out.put((byte) 6);
                for (int k = i; k < i + 3; k++) {
                    int uv = 2 * faceUvs.orElseThrow()[k];
                    out.putFloat(uvs.get()[uv]);
                    out.putFloat(uvs.get()[uv + 1]);
                }
            }
            putColor(out, faceColors, i);
        }
    }

    private void putColor(ByteBuffer out, Optional<float[]> colors, int at) {
        if (colors.isPresent()) {
            for (int k = at; k < at + 3; k++) {
                float encoded = codec.toSrgb(colors.get()[k]);
                out.put((byte) Math.round(255 * Math.max(0, Math.min(1, encoded))));
            }
        }
    }
}
