package shapefit.mesh;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes one picture out of all that a file's surfaces show, as a mesh has one texture.
 *
 * <p>If one picture covers all faces it stays as it is, with its coordinates. Otherwise every surface gets a tile: its picture,
 * repeated as often as the widest face needs (each face is first moved by whole pictures to start in the first one), or a
 * patch of its colour. Each tile has a rim that continues it, so that interpolation does not see its neighbours. Where all
 * that would be too large, the largest are halved until it fits, and a warning says so.
 */
final class TextureAtlas {

    private static final int MAX_TEXELS = 1 << 24; // 200 MB of floats
    private static final int RIM = 2; // texels; interpolation looks at one
    private static final float SLACK = 1e-4f; // coordinates this far outside do not ask for another repetition
    private static final float[] WHITE = {1, 1, 1};

    private final List<Surface> surfaces;
    private final int[] faceSurfaces; // [F], -1 for none
    private final float[] uvs; // [T, 2]
    private final int[] faceUvs; // [F, 3], -1 for none

    private static final class Tile {
        private Texture texture;
        private int columns = 1; // repetitions
        private int rows = 1;
        private int left; // texels in the atlas, rim included
        private int top;

        boolean isPlain() {
            return texture.width() == 1 && texture.height() == 1;
        }

        long width() {
            return isPlain() ? 1 + 2 * RIM : (long) columns * texture.width() + 2 * RIM;
        }

        double area() {
            return (double) width() * height();
        }

        long height() {
            return isPlain() ? 1 + 2 * RIM : (long) rows * texture.height() + 2 * RIM;
        }
    }

    private record Key(int surface, boolean textured) {}

    private record Size(long width, long height) {
        boolean fits() {
            return width <= MAX_TEXELS && height <= MAX_TEXELS && width * height <= MAX_TEXELS;
        }
    }

    /**
     * @param surfaces all looks of the file
     * @param faceSurfaces [F] which of them a face has, -1 for none
     * @param uvs [T, 2]
     * @param faceUvs [F, 3] indices into uvs, -1 for none
     */
    TextureAtlas(List<Surface> surfaces, int[] faceSurfaces, float[] uvs, int[] faceUvs) {
        this.surfaces = surfaces;
        this.faceSurfaces = faceSurfaces;
        this.uvs = uvs;
        this.faceUvs = faceUvs;
    }

    /** Whether any face shows a picture. */
    boolean hasTexture() {
        for (int face = 0; face < faceSurfaces.length; face++) {
            if (isTextured(face)) {
                return true;
            }
        }
        return false;
    }

    private boolean isTextured(int face) {
        boolean hasUvs = faceUvs[3 * face] >= 0 && faceUvs[3 * face + 1] >= 0 && faceUvs[3 * face + 2] >= 0;
        return hasUvs
                && faceSurfaces[face] >= 0
                && surfaces.get(faceSurfaces[face]).texture().isPresent();
    }

    private Key key(int face) {
        return new Key(faceSurfaces[face], isTextured(face));
    }

    /** One texture for all faces; needs {@link #hasTexture()}. */
    Mesh.TextureMap lay(MeshSource source) {
        Optional<Surface> only = onlySurface();
        if (only.isPresent()) {
            return new Mesh.TextureMap(uvs, faceUvs, only.get().tinted());
        }
        Map<Key, Tile> tiles = tiles();
        List<Tile> list = new ArrayList<>(tiles.values());
        Size size = arrange(list);
        if (!size.fits()) {
            source.warn("its textures together are too large, so the largest were made coarser; use smaller pictures.");
        }
        while (!size.fits()) {
            Tile largest = Collections.max(list, Comparator.comparingDouble(Tile::area));
            largest.texture = halved(largest.texture);
            size = arrange(list);
        }
        return new Mesh.TextureMap(moved(tiles, size), corners(), paint(list, size));
    }

    private Optional<Surface> onlySurface() {
        Surface first = faceSurfaces[0] < 0 ? null : surfaces.get(faceSurfaces[0]);
        for (int face = 0; face < faceSurfaces.length; face++) {
            if (!isTextured(face) || surfaces.get(faceSurfaces[face]) != first) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(first);
    }

    private Map<Key, Tile> tiles() {
        Map<Key, Tile> tiles = new LinkedHashMap<>();
        for (int face = 0; face < faceSurfaces.length; face++) {
            Key key = key(face);
            Tile tile = tiles.computeIfAbsent(key, this::tile);
            if (key.textured) {
                tile.columns = Math.max(tile.columns, repetitions(face, 0));
                tile.rows = Math.max(tile.rows, repetitions(face, 1));
            }
        }
        return tiles;
    }

    private Tile tile(Key key) {
        Tile tile = new Tile();
        if (key.textured) {
            tile.texture = surfaces.get(key.surface).tinted();
        } else {
            tile.texture = new Texture(
                    1, 1, key.surface < 0 ? WHITE : surfaces.get(key.surface).color());
        }
        return tile;
    }

    /** Whole pictures to the left of (axis 0) or below (axis 1) a face. */
    private float offset(int face, int axis) {
        float least = Float.POSITIVE_INFINITY;
        for (int k = 0; k < 3; k++) {
            least = Math.min(least, uvs[2 * faceUvs[3 * face + k] + axis]);
        }
        return (float) Math.floor(least + SLACK);
    }

    private int repetitions(int face, int axis) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int k = 0; k < 3; k++) {
            largest = Math.max(largest, uvs[2 * faceUvs[3 * face + k] + axis]);
        }
        return Math.max(1, (int) Math.ceil(largest - offset(face, axis) - SLACK));
    }

    /** Puts tiles on shelves, tallest first; the shelves are about as long as they are high together. */
    private static Size arrange(List<Tile> tiles) {
        List<Tile> order = new ArrayList<>(tiles);
        order.sort(Comparator.comparingLong(Tile::height).reversed());
        double area = 0;
        long width = 0;
        for (Tile tile : order) {
            area += tile.area();
            width = Math.max(width, tile.width());
        }
        width = Math.max(width, (long) Math.ceil(Math.sqrt(area)));
        long left = 0;
        long top = 0;
        long shelf = 0;
        for (Tile tile : order) {
            if (left + tile.width() > width) {
                left = 0;
                top += shelf;
                shelf = 0;
            }
            tile.left = (int) left;
            tile.top = (int) top;
            left += tile.width();
            shelf = Math.max(shelf, tile.height());
        }
        return new Size(width, top + shelf);
    }

    /** Each texel the mean of up to four. */
    private static Texture halved(Texture texture) {
        int width = (texture.width() + 1) / 2;
        int height = (texture.height() + 1) / 2;
        float[] from = texture.rgb();
        float[] rgb = new float[3 * width * height];
        for (int i = 0; i < rgb.length; i++) {
            int column = i / 3 % width;
            int row = i / 3 / width;
            int right = Math.min(2 * column + 1, texture.width() - 1);
            int lower = Math.min(2 * row + 1, texture.height() - 1);
            int upperRow = 2 * row * texture.width();
            int lowerRow = lower * texture.width();
            rgb[i] = (from[3 * (upperRow + 2 * column) + i % 3]
                            + from[3 * (upperRow + right) + i % 3]
                            + from[3 * (lowerRow + 2 * column) + i % 3]
                            + from[3 * (lowerRow + right) + i % 3])
                    / 4;
        }
        return new Texture(width, height, rgb);
    }

    private int[] corners() {
        int[] corners = new int[faceUvs.length];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = i;
        }
        return corners;
    }

    /** Texture coordinates in the atlas, [3 F, 2]. */
    private float[] moved(Map<Key, Tile> tiles, Size size) {
        float[] moved = new float[2 * faceUvs.length];
        for (int face = 0; face < faceSurfaces.length; face++) {
            Tile tile = tiles.get(key(face));
            boolean plain = tile.isPlain();
            float offsetU = plain ? 0 : offset(face, 0);
            float offsetV = plain ? 0 : offset(face, 1);
            for (int corner = 3 * face; corner < 3 * face + 3; corner++) {
                double column = 0.5;
                double row = 0.5;
                if (!plain) {
                    column = (uvs[2 * faceUvs[corner]] - offsetU) * (double) tile.texture.width();
                    row = (tile.rows - (uvs[2 * faceUvs[corner] + 1] - offsetV)) * (double) tile.texture.height();
                }
                moved[2 * corner] = (float) ((tile.left + RIM + column) / size.width);
                moved[2 * corner + 1] = (float) (1 - (tile.top + RIM + row) / size.height);
            }
        }
        return moved;
    }

    private static Texture paint(List<Tile> tiles, Size size) {
        int width = (int) size.width;
        float[] rgb = new float[3 * width * (int) size.height];
        for (Tile tile : tiles) {
            float[] from = tile.texture.rgb();
            for (int row = 0; row < tile.height(); row++) {
                int sourceRow = Math.floorMod(row - RIM, tile.texture.height());
                for (int column = 0; column < tile.width(); column++) {
                    int sourceColumn = Math.floorMod(column - RIM, tile.texture.width());
                    int to = 3 * ((tile.top + row) * width + tile.left + column);
                    System.arraycopy(from, 3 * (sourceRow * tile.texture.width() + sourceColumn), rgb, to, 3);
                }
            }
        }
        return new Texture(width, (int) size.height, rgb);
    }
}
