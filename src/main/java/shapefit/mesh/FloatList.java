package shapefit.mesh;

import java.util.Arrays;

/** Floats whose number is not known beforehand. */
final class FloatList {

    private float[] values = new float[96];
    private int size;

    void add(float value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    void add(float first, float second, float third) {
        add(first);
        add(second);
        add(third);
    }

    void clear() {
        size = 0;
    }

    float get(int index) {
        return values[index];
    }

    int size() {
        return size;
    }

    float[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
