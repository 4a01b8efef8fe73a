package shapefit.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A mesh while a reader collects it: polygons become triangles here, and the looks of all faces become one. */
final class MeshDraft {

    /**
     * Vertices, and triangles: small files can ask for more than memory holds by naming the same things again and again. A
     * triangle takes up to 500 bytes until the mesh is finished.
     */
    static final int MAX_ELEMENTS =
            (int) Math.min(10_000_000, Runtime.getRuntime().maxMemory() / 500);

    /** Beyond this, float has no digits left for the place within a picture. */
    private static final float MAX_UV = 100_000;

    private final MeshSource source;
    private final FloatList vertices = new FloatList(); // [V, 3]
    private final FloatList uvs = new FloatList(); // [T, 2]
    private final IntList faces = new IntList(); // [F, 3]
    private final IntList faceUvs = new IntList(); // [F, 3], -1 for none
    private final IntList faceSurfaces = new IntList(); // [F], -1 for none
    private final FloatList faceColors = new FloatList(); // [F, 3] as in the file, or empty
    private final List<Surface> surfaces = new ArrayList<>();
    private float[] vertexColors; // [V, 3] linear, or null

    MeshDraft(MeshSource source) {
        this.source = source;
    }

    /** @param x finite, as are the others */
    void addVertex(float x, float y, float z) throws MeshFormatException {
        if (vertexCount() == MAX_ELEMENTS) {
            throw tooMany("vertices");
        }
        vertices.add(x, y, z);
    }

    void addUv(float u, float v) throws MeshFormatException {
        if (!(Math.abs(u) <= MAX_UV && Math.abs(v) <= MAX_UV)) {
            throw source.broken(
                    "texture coordinate " + uvCount(),
                    "(" + u + ", " + v + ") is far outside every picture; unwrap the mesh again.");
        }
        uvs.add(u);
        uvs.add(v);
    }

    int vertexCount() {
        return vertices.size() / 3;
    }

    int uvCount() {
        return uvs.size() / 2;
    }

    int faceCount() {
        return faces.size() / 3;
    }

    /** Adds a look and returns its number. */
    int addSurface(Surface surface) {
        surfaces.add(surface);
        return surfaces.size() - 1;
    }

    /**
     * Adds a polygon, as triangles.
     *
     * @param corners vertex numbers that exist; at least 3
     * @param cornerUvs as many numbers that exist or are -1; or empty
     * @param surface number of a look, or -1
     * @param place where in the file, for errors
     * @return how many triangles it became
     */
    int addPolygon(IntList corners, IntList cornerUvs, int surface, String place) throws MeshFormatException {
        int count = corners.size();
        if (count > EarClipping.MAX_CORNERS) {
            throw source.broken(
                    place,
                    "a polygon has " + count + " corners, more than " + EarClipping.MAX_CORNERS
                            + "; triangulate the mesh before exporting it.");
        }
        float[] positions = new float[3 * count];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = vertices.get(3 * corners.get(i / 3) + i % 3);
        }
        int[] triangles = EarClipping.triangulate(positions);
        for (int i = 0; i < triangles.length; i += 3) {
            for (int k = i; k < i + 3; k++) {
                faces.add(corners.get(triangles[k]));
                faceUvs.add(cornerUvs.size() == 0 ? -1 : cornerUvs.get(triangles[k]));
            }
            faceSurfaces.add(surface);
        }
        checkFaceCount();
        return count - 2;
    }

    /** Adds a triangle whose corners exist; uvs -1 for none. */
    void addTriangle(int[] corners, int[] cornerUvs, int surface) throws MeshFormatException {
        for (int k = 0; k < 3; k++) {
            faces.add(corners[k]);
            faceUvs.add(cornerUvs[k]);
        }
        faceSurfaces.add(surface);
        checkFaceCount();
    }

    private void checkFaceCount() throws MeshFormatException {
        if (faceCount() > MAX_ELEMENTS) {
            throw tooMany("triangles");
        }
    }

    MeshFormatException tooMany(String what) {
        return source.broken("it makes more than " + MAX_ELEMENTS + " " + what + "; simplify the mesh.");
    }

    /**
     * Colours the triangles that came last; those before them that have no colour yet stay without one.
     *
     * @param red as in the file, as are the others
     */
    void colorLast(int triangles, float red, float green, float blue) {
        while (faceColors.size() < faces.size() - 3 * triangles) {
            faceColors.add(FileColors.NONE);
        }
        for (int i = 0; i < triangles; i++) {
            faceColors.add(red, green, blue);
        }
    }

    /** @param linear [V, 3], or null for none */
    void setVertexColors(float[] linear) {
        vertexColors = linear;
    }

    /**
     * The finished mesh. A texture wins over colours of faces; so do colours of vertices, which tint a texture.
     *
     * @throws MeshFormatException if there is no face
     */
    LoadedMesh finish() throws MeshFormatException {
        if (faces.size() == 0) {
            throw source.broken("it holds no faces; export a mesh with triangles or polygons.");
        }
        Mesh mesh = Mesh.of(vertices.toArray(), faces.toArray());
        if (vertexColors != null) {
            mesh = mesh.withVertexColors(vertexColors);
        }
        TextureAtlas atlas = new TextureAtlas(surfaces, faceSurfaces.toArray(), uvs.toArray(), faceUvs.toArray());
        if (atlas.hasTexture()) {
            mesh = mesh.withTexture(atlas.lay(source));
        } else if (vertexColors == null && faceColors.size() > 0) {
            while (faceColors.size() < faces.size()) {
                faceColors.add(FileColors.NONE);
            }
            mesh = mesh.withFaceColors(FileColors.linear(faceColors.toArray(), source.codec()));
        } else if (vertexColors == null && hasSurface()) {
            mesh = mesh.withFaceColors(surfaceColors());
        }
        if (mesh.textureMap().isEmpty() && Arrays.stream(faceUvs.toArray()).allMatch(uv -> uv >= 0)) {
            mesh = mesh.withUvs(new Mesh.UvMap(uvs.toArray(), faceUvs.toArray()));
        }
        return new LoadedMesh(mesh, source.warnings(), source.neighbors());
    }

    private boolean hasSurface() {
        return Arrays.stream(faceSurfaces.toArray()).anyMatch(surface -> surface >= 0);
    }

    private float[] surfaceColors() {
        float[] colors = new float[faces.size()];
        for (int i = 0; i < colors.length; i++) {
            int surface = faceSurfaces.get(i / 3);
            colors[i] = surface < 0 ? 1 : surfaces.get(surface).color()[i % 3];
        }
        return colors;
    }
}
