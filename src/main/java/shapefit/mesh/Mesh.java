package shapefit.mesh;

import java.util.Optional;

/**
 * An indexed triangle mesh. Immutable: arrays are copied in and out.
 *
 * <p>V vertices, F faces; faces are counter-clockwise seen from outside. Colours are linear RGB, 0 to 1. A mesh has at most
 * one of vertex colours and face colours; a texture may come with vertex colours, which then tint it. With a {@link Skin} its vertices are where that
 * puts them.
 */
public final class Mesh {

    private final float[] vertices; // [V, 3] mesh units
    private final int[] faces; // [F, 3] vertex indices
    private final float[] vertexColors; // [V, 3] linear, or null
    private final float[] faceColors; // [F, 3] linear, or null
    private final TextureMap textureMap; // or null
    private final UvMap uvMap; // or null, as always where there is a texture
    private final Skin skin; // or null

    /**
     * How a texture would lie on the faces of a mesh that has none.
     *
     * @param uvs [T, 2] texture coordinates, v up, see {@link Texture}
     * @param faces [F, 3] indices into {@code uvs}, one per corner of the mesh's faces
     */
    public record UvMap(float[] uvs, int[] faces) {

        /** @throws IllegalArgumentException if a shape is off, an index out of range, or a number not finite */
        public UvMap {
            checkMultiple("uvs", uvs.length, 2);
            checkMultiple("texture faces", faces.length, 3);
            checkFinite("uvs", uvs);
            checkIndices("texture face", faces, uvs.length / 2);
            uvs = uvs.clone();
            faces = faces.clone();
        }

        /** A copy, [T, 2]. */
        @Override
        public float[] uvs() {
            return uvs.clone();
        }

        /** A copy, [F, 3]. */
        @Override
        public int[] faces() {
            return faces.clone();
        }
    }

    /**
     * How a texture lies on the faces.
     *
     * @param uvs [T, 2] texture coordinates, v up, see {@link Texture}
     * @param faces [F, 3] indices into {@code uvs}, one per corner of the mesh's faces
     * @param texture the picture
     */
    public record TextureMap(float[] uvs, int[] faces, Texture texture) {

        /** @throws IllegalArgumentException if a shape is off, an index out of range, or a number not finite */
        public TextureMap {
            UvMap map = new UvMap(uvs, faces);
            uvs = map.uvs;
            faces = map.faces;
        }

        /** A copy, [T, 2]. */
        @Override
        public float[] uvs() {
            return uvs.clone();
        }

        /** A copy, [F, 3]. */
        @Override
        public int[] faces() {
            return faces.clone();
        }
    }

    private Mesh(
            float[] vertices,
            int[] faces,
            float[] vertexColors,
            float[] faceColors,
            TextureMap textureMap,
            UvMap uvMap,
            Skin skin) {
        this.vertices = vertices;
        this.faces = faces;
        this.vertexColors = vertexColors;
        this.faceColors = faceColors;
        this.textureMap = textureMap;
        this.uvMap = uvMap;
        this.skin = skin;
    }

    /**
     * A mesh without colours.
     *
     * @param vertices [V, 3], finite
     * @param faces [F, 3], each index in [0, V); F may be 0
     * @throws IllegalArgumentException if a shape is off, an index out of range, or a number not finite
     */
    public static Mesh of(float[] vertices, int[] faces) {
        checkMultiple("vertices", vertices.length, 3);
        checkMultiple("faces", faces.length, 3);
        checkFinite("vertices", vertices);
        checkIndices("face", faces, vertices.length / 3);
        return new Mesh(vertices.clone(), faces.clone(), null, null, null, null, null);
    }

    /**
     * The same faces on other vertices. A skin is bound to these as they are, with its joints turned as they are.
     *
     * @param moved [V, 3], finite
     */
    public Mesh withVertices(float[] moved) {
        checkLength("vertices", moved, vertices.length);
        Skin bound = skin == null ? null : skin.rebound(moved);
        return new Mesh(moved.clone(), faces, vertexColors, faceColors, textureMap, uvMap, bound);
    }

    /**
     * The same mesh on a skeleton: its vertices go where the skin puts them.
     *
     * @param newSkin of V vertices
     */
    public Mesh withSkin(Skin newSkin) {
        float[] posed = newSkin.vertices();
        checkLength("skinned vertices", posed, vertices.length);
        return new Mesh(posed, faces, vertexColors, faceColors, textureMap, uvMap, newSkin);
    }

    /**
     * The same mesh with its joints turned otherwise.
     *
     * @param turns as {@link Skin#turns}
     * @throws IllegalStateException if it has no skin
     */
    public Mesh posed(double[] turns) {
        if (skin == null) {
            throw new IllegalStateException("a mesh without a skin has no joints to turn");
        }
        return withSkin(skin.turned(turns));
    }

    /**
     * The same mesh with colours at its vertices (face colours go, a texture stays and is tinted).
     *
     * @param colors [V, 3] linear
     */
    public Mesh withVertexColors(float[] colors) {
        checkLength("vertex colours", colors, vertices.length);
        return new Mesh(vertices, faces, colors.clone(), null, textureMap, uvMap, skin);
    }

    /**
     * The same mesh with one colour a face (vertex colours and texture go).
     *
     * @param colors [F, 3] linear
     */
    public Mesh withFaceColors(float[] colors) {
        checkLength("face colours", colors, faces.length);
        return new Mesh(vertices, faces, null, colors.clone(), null, uvMap, skin);
    }

    /**
     * The same mesh with a texture (face colours go).
     *
     * @param map one entry per corner of this mesh's faces
     */
    public Mesh withTexture(TextureMap map) {
        checkTextureFaces(map.faces);
        return new Mesh(vertices, faces, vertexColors, null, map, null, skin);
    }

    /**
     * The same mesh with texture coordinates and no texture.
     *
     * @param map one entry per corner of this mesh's faces
     */
    public Mesh withUvs(UvMap map) {
        checkTextureFaces(map.faces);
        return new Mesh(vertices, faces, vertexColors, faceColors, null, map, skin);
    }

    private void checkTextureFaces(int[] textureFaces) {
        if (textureFaces.length != faces.length) {
            throw new IllegalArgumentException(
                    "texture faces must have length %d, got %d".formatted(faces.length, textureFaces.length));
        }
    }

    /** The bare shape. */
    public Mesh withoutColors() {
        return new Mesh(vertices, faces, null, null, null, null, skin);
    }

    /** V. */
    public int vertexCount() {
        return vertices.length / 3;
    }

    /** F. */
    public int faceCount() {
        return faces.length / 3;
    }

    /** A copy, [V, 3], mesh units. */
    public float[] vertices() {
        return vertices.clone();
    }

    /** A copy, [F, 3]. */
    public int[] faces() {
        return faces.clone();
    }

    /** A copy, [V, 3] linear, if there are any. */
    public Optional<float[]> vertexColors() {
        return Optional.ofNullable(vertexColors).map(float[]::clone);
    }

    /** A copy, [F, 3] linear, if there are any. */
    public Optional<float[]> faceColors() {
        return Optional.ofNullable(faceColors).map(float[]::clone);
    }

    /** The texture and how it lies, if there is one. */
    public Optional<TextureMap> textureMap() {
        return Optional.ofNullable(textureMap);
    }

    /** The skeleton it hangs on, if there is one. */
    public Optional<Skin> skin() {
        return Optional.ofNullable(skin);
    }

    /** Texture coordinates, if there are any and no texture. */
    public Optional<UvMap> uvMap() {
        return Optional.ofNullable(uvMap);
    }

    /** Where the vertices lie; an empty box at the origin if there are none. */
    public Bounds bounds() {
        return Bounds.of(vertices);
    }

    private static void checkMultiple(String name, int length, int columns) {
        if (length % columns != 0) {
            throw new IllegalArgumentException("%s must be [n, %d], got length %d".formatted(name, columns, length));
        }
    }

    private static void checkLength(String name, float[] values, int length) {
        if (values.length != length) {
            throw new IllegalArgumentException("%s must have length %d, got %d".formatted(name, length, values.length));
        }
        checkFinite(name, values);
    }

    private static void checkFinite(String name, float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException("%s must be finite, got %s at [%d]".formatted(name, values[i], i));
            }
        }
    }

    /** Mean length of the faces' edges, an edge counting once for each of its faces; 0 without faces. */
    public double meanEdge() {
        double sum = 0;
        for (int i = 0; i < faces.length; i++) {
            int a = 3 * faces[i];
            int b = 3 * faces[i % 3 == 2 ? i - 2 : i + 1];
            sum += Math.hypot(
                    Math.hypot(vertices[a] - vertices[b], vertices[a + 1] - vertices[b + 1]),
                    vertices[a + 2] - vertices[b + 2]);
        }
        return sum / Math.max(1, faces.length);
    }

    private static void checkIndices(String name, int[] indices, int count) {
        for (int i = 0; i < indices.length; i++) {
            if (indices[i] < 0 || indices[i] >= count) {
                throw new IllegalArgumentException(
                        "%s %d names entry %d of %d".formatted(name, i / 3, indices[i], count));
            }
        }
    }
}
