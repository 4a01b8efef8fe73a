package shapefit.mesh;

import java.util.Arrays;

/**
 * Gives vertices that agree in every bit the same number, for formats that repeat a vertex for each face, normal or texture
 * coordinate: a mesh that is torn along such seams could not be fitted.
 */
final class VertexWelder {

    private final int columns;
    private final FloatList rows = new FloatList(); // [V, columns]
    private int[] table = new int[1024]; // vertex number + 1, or 0; open addressing

    /** @param columns numbers of a vertex: its position, then perhaps a colour, then perhaps what it hangs on */
    VertexWelder(int columns) {
        this.columns = columns;
    }

    /** Numbers of a vertex. */
    int columns() {
        return columns;
    }

    int vertexCount() {
        return rows.size() / columns;
    }

    float get(int vertex, int column) {
        return rows.get(vertex * columns + column);
    }

    /** The number of the vertex with these values: an old one or the next new one. */
    int add(float... values) {
        for (int k = 0; k < columns; k++) {
            values[k] += 0f; // −0 becomes 0
        }
        if (2 * vertexCount() >= table.length) {
            grow();
        }
        int slot = slot(values);
        if (table[slot] == 0) {
            for (float value : values) {
                rows.add(value);
            }
            table[slot] = vertexCount();
        }
        return table[slot] - 1;
    }

    private int slot(float[] values) {
        int hash = Arrays.hashCode(values) * 0x9E3779B9;
        int slot = (hash ^ hash >>> 15) & table.length - 1;
        while (table[slot] != 0 && !equal(table[slot] - 1, values)) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    private boolean equal(int vertex, float[] values) {
        for (int k = 0; k < columns; k++) {
            if (get(vertex, k) != values[k]) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        table = new int[2 * table.length];
        float[] values = new float[columns];
        for (int vertex = 0; vertex < vertexCount(); vertex++) {
            for (int k = 0; k < columns; k++) {
                values[k] = get(vertex, k);
            }
            table[slot(values)] = vertex + 1;
        }
    }
}
