package shapefit.mesh;

import de.javagl.jgltf.impl.v2.Accessor;
import de.javagl.jgltf.impl.v2.Buffer;
import de.javagl.jgltf.impl.v2.BufferView;
import de.javagl.jgltf.impl.v2.GlTF;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbers of a glTF file: buffers, views of them, accessors. Every promise is compared with what is there. */
final class GltfData {

    private static final int BYTE = 5120;
    private static final int UNSIGNED_BYTE = 5121;
    private static final int SHORT = 5122;
    private static final int UNSIGNED_SHORT = 5123;
    private static final int UNSIGNED_INT = 5125;
    private static final int FLOAT = 5126;
    private static final String AGAIN = "; the file is damaged, export it again.";

    private final MeshSource source;
    private final GlTF gltf;
    private final ByteBuffer binary;
    private final Map<Integer, ByteBuffer> buffers = new HashMap<>();

    /** Where an accessor's elements lie. */
    private record Layout(ByteBuffer bytes, int offset, int stride, int count, int type, boolean normalized) {}

    GltfData(MeshSource source, GltfFile file) {
        this.source = source;
        this.gltf = file.json();
        this.binary = file.binary();
    }

    /** An entry of one of the file's lists. */
    <T> T entry(List<T> list, Integer index, String what) throws MeshFormatException {
        if (list == null || index == null || index < 0 || index >= list.size() || list.get(index) == null) {
            int size = list == null ? 0 : list.size();
            throw source.broken(what + " " + index, "it is named, but there are " + size + AGAIN);
        }
        return list.get(index);
    }

    /**
     * Reads an accessor of numbers.
     *
     * @param columns numbers of an element that are wanted; if the elements have more, the rest is left out
     * @return [count, columns]
     */
    float[] numbers(Integer accessor, int columns) throws IOException {
        Layout layout = layout(accessor, columns);
        float[] numbers = new float[layout.count * columns];
        int size = bytes(layout.type);
        for (int i = 0; i < numbers.length; i++) {
            int at = layout.offset + i / columns * layout.stride + i % columns * size;
            numbers[i] = number(layout, at);
            if (!Float.isFinite(numbers[i])) {
                throw source.broken(
                        "accessor " + accessor + ", element " + i / columns,
                        "a number is not finite; clean the mesh and export it again.");
            }
        }
        return numbers;
    }

    /** Reads an accessor of whole numbers, each below {@code limit}. */
    int[] indices(Integer accessor, int limit) throws IOException {
        Layout layout = layout(accessor, 1);
        int[] indices = new int[layout.count];
        for (int i = 0; i < indices.length; i++) {
            int at = layout.offset + i * layout.stride;
            long index = switch (layout.type) {
                case UNSIGNED_BYTE -> Byte.toUnsignedInt(layout.bytes.get(at));
                case UNSIGNED_SHORT -> Short.toUnsignedInt(layout.bytes.getShort(at));
                case UNSIGNED_INT -> Integer.toUnsignedLong(layout.bytes.getInt(at));
                default ->
                    throw source.broken("accessor " + accessor, "indices must be unsigned whole numbers" + AGAIN);
            };
            if (index >= limit) {
                throw source.broken(
                        "accessor " + accessor + ", element " + i,
                        "it names vertex " + index + ", but there are " + limit + AGAIN);
            }
            indices[i] = (int) index;
        }
        return indices;
    }

    /** Elements of an accessor. */
    int count(Integer accessor) throws MeshFormatException {
        Integer count = entry(gltf.getAccessors(), accessor, "accessor").getCount();
        return count == null ? 0 : count;
    }

    /** Numbers of an element of an accessor. */
    int columns(Integer accessor) throws MeshFormatException {
        String type =
                String.valueOf(entry(gltf.getAccessors(), accessor, "accessor").getType());
        return switch (type) {
            case "SCALAR" -> 1;
            case "VEC2" -> 2;
            case "VEC3" -> 3;
            case "VEC4" -> 4;
            case "MAT4" -> 16;
            default ->
                throw source.broken(
                        "accessor " + accessor,
                        "it has type " + TextScanner.shortened(type) + ", which fits nothing" + AGAIN);
        };
    }

    private Layout layout(Integer number, int columns) throws IOException {
        String place = "accessor " + number;
        Accessor accessor = entry(gltf.getAccessors(), number, "accessor");
        if (accessor.getBufferView() == null || accessor.getSparse() != null) {
            throw source.broken(place, "it is sparse, which is not read here; export it without sparse accessors.");
        }
        int type = accessor.getComponentType() == null ? 0 : accessor.getComponentType();
        int size = bytes(type) * columns(number);
        if (columns(number) < columns || size == 0 || accessor.getCount() == null) {
            throw source.broken(place, "its type does not fit its use" + AGAIN);
        }
        BufferView view = entry(gltf.getBufferViews(), accessor.getBufferView(), "bufferView");
        ByteBuffer bytes = view(accessor.getBufferView());
        long offset = accessor.getByteOffset() == null ? 0 : accessor.getByteOffset();
        long stride = view.getByteStride() == null ? size : view.getByteStride();
        long count = accessor.getCount();
        if (offset < 0 || count < 1 || stride < size || offset + (count - 1) * stride + size > bytes.capacity()) {
            throw source.broken(
                    place,
                    "it promises " + count + " elements, which its " + bytes.capacity() + " bytes do not hold" + AGAIN);
        }
        boolean normalized = Boolean.TRUE.equals(accessor.isNormalized());
        return new Layout(bytes, (int) offset, (int) stride, (int) count, type, normalized);
    }

    private static int bytes(int type) {
        return switch (type) {
            case BYTE, UNSIGNED_BYTE -> 1;
            case SHORT, UNSIGNED_SHORT -> 2;
            case UNSIGNED_INT, FLOAT -> 4;
            default -> 0;
        };
    }

    /** One number; normalised ones as section 3.6.2.2 of the specification says. */
    private static float number(Layout layout, int at) {
        ByteBuffer bytes = layout.bytes;
        boolean n = layout.normalized;
        return switch (layout.type) {
            case BYTE -> n ? Math.max(bytes.get(at) / 127f, -1) : bytes.get(at);
            case UNSIGNED_BYTE -> Byte.toUnsignedInt(bytes.get(at)) / (n ? 255f : 1f);
            case SHORT -> n ? Math.max(bytes.getShort(at) / 32767f, -1) : bytes.getShort(at);
            case UNSIGNED_SHORT -> Short.toUnsignedInt(bytes.getShort(at)) / (n ? 65535f : 1f);
            case UNSIGNED_INT -> Integer.toUnsignedLong(bytes.getInt(at));
            default -> bytes.getFloat(at);
        };
    }

    /** The bytes of a view. */
    ByteBuffer view(Integer number) throws IOException {
        BufferView view = entry(gltf.getBufferViews(), number, "bufferView");
        ByteBuffer buffer = buffer(view.getBuffer());
        long offset = view.getByteOffset() == null ? 0 : view.getByteOffset();
        long length = view.getByteLength() == null ? -1 : view.getByteLength();
        if (offset < 0 || length < 0 || offset + length > buffer.capacity()) {
            throw source.broken(
                    "bufferView " + number,
                    "it reaches to byte " + (offset + length) + " of " + buffer.capacity() + AGAIN);
        }
        return buffer.slice((int) offset, (int) length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private ByteBuffer buffer(Integer number) throws IOException {
        Buffer buffer = entry(gltf.getBuffers(), number, "buffer");
        if (!buffers.containsKey(number)) {
            ByteBuffer bytes = buffer.getUri() == null ? binary : ByteBuffer.wrap(bytes(buffer.getUri()));
            buffers.put(number, bytes);
        }
        return buffers.get(number);
    }

    private byte[] bytes(String uri) throws IOException {
        if (isData(uri)) {
            return data(uri);
        }
        return source.neighbor(fileName(uri), "buffer")
                .orElseThrow(() -> source.broken("its buffer " + TextScanner.shortened(uri)
                        + " is missing or outside the folder of the mesh; put it beside the mesh."));
    }

    /** Whether a URI holds its data itself. */
    static boolean isData(String uri) {
        return uri.startsWith("data:");
    }

    /** The data within a URI. */
    byte[] data(String uri) throws MeshFormatException {
        int comma = uri.indexOf(',');
        if (comma < 0 || !uri.substring(0, comma).endsWith(";base64")) {
            throw source.broken("a data URI is not in base64" + AGAIN);
        }
        try {
            return Base64.getMimeDecoder().decode(uri.substring(comma + 1));
        } catch (IllegalArgumentException e) {
            throw source.broken("a data URI is not in base64" + AGAIN);
        }
    }

    /** A relative URI as a file name. */
    static String fileName(String uri) {
        try {
            return URLDecoder.decode(uri.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return uri;
        }
    }
}
