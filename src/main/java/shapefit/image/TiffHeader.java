package shapefit.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.stream.ImageInputStream;

/**
 * The first directory of a TIFF file. Every table in it must lie in the file, and so must every strip and tile.
 *
 * <p>Source: TIFF revision 6.0, sections 2 (structure) and 8 (baseline fields).
 */
final class TiffHeader {

    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int COMPRESSION = 259;
    private static final int STRIP_OFFSETS = 273;
    private static final int SAMPLES = 277;
    private static final int STRIP_LENGTHS = 279;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_LENGTHS = 325;
    private static final int SAMPLE_FORMAT = 339;

    private static final int UNSIGNED_INTEGERS = 1;

    /** Bytes of one value of each field type, 1 to 12. */
    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

    /** Red, green, blue, black or alpha, and a few spare ones; every sample of a pixel costs memory. */
    private static final long MAX_SAMPLES = 8;

    private record Field(int type, long count, long position) {}

    private final ImageInputStream in;
    private final String name;
    private final Map<Integer, Field> fields = new HashMap<>();

    TiffHeader(ImageInputStream in, String name) {
        this.in = in;
        this.name = name;
    }

    PictureHeader read() throws IOException {
        in.setByteOrder(in.readUnsignedByte() == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        in.seek(4);
        long directory = in.readUnsignedInt();
        in.seek(directory);
        int count = in.readUnsignedShort();
        if (directory + 2 + 12L * count + 4 > in.length()) { // 4 for where the next directory is
            throw new EOFException();
        }
        for (int i = 0; i < count; i++) {
            readField(directory + 2 + 12L * i);
        }
        long samples = value(SAMPLES, 1);
        long bits = value(BITS, 1);
        PictureHeader header = PictureHeader.of(
                PictureFormat.TIFF,
                value(WIDTH, 0),
                value(HEIGHT, 0),
                (int) Math.min(samples, MAX_SAMPLES) * (bits > 8 ? 2 : 1),
                name);
        checkKind(samples, bits);
        PictureHeader.of(PictureFormat.TIFF, value(TILE_WIDTH, 1), value(TILE_HEIGHT, 1), 1, name);
        checkParts(STRIP_OFFSETS, STRIP_LENGTHS);
        checkParts(TILE_OFFSETS, TILE_LENGTHS);
        return header;
    }

    private void readField(long position) throws IOException {
        in.seek(position);
        int tag = in.readUnsignedShort();
        int type = in.readUnsignedShort();
        long count = in.readUnsignedInt();
        if (type < 1 || type >= TYPE_BYTES.length) {
            throw PictureHeader.damaged(name, "field " + tag + " has the unknown type " + type);
        }
        long bytes = count * TYPE_BYTES[type];
        long start = bytes <= 4 ? position + 8 : in.readUnsignedInt();
        if (start + bytes > in.length()) {
            throw new EOFException();
        }
        fields.put(tag, new Field(type, count, start));
    }

    private void checkKind(long samples, long bits) throws IOException {
        if (samples < 1
                || samples > MAX_SAMPLES
                || bits < 1
                || bits > 16
                || value(SAMPLE_FORMAT, 1) != UNSIGNED_INTEGERS) {
            throw new ImageFormatException(
                    name, "its " + samples + " samples of " + bits + " bits are not read; save it with 8 or 16 bits");
        }
        long compression = value(COMPRESSION, 1);
        if (compression == 6 || compression == 7) {
            throw new ImageFormatException(
                    name, "a JPEG inside of a TIFF is not read; save it with LZW compression or as PNG");
        }
    }

    /** Strips or tiles: as many lengths as offsets, and each within the file. */
    private void checkParts(int offsetTag, int lengthTag) throws IOException {
        Field offsets = fields.get(offsetTag);
        Field lengths = fields.get(lengthTag);
        if (offsets == null) {
            return;
        }
        if (lengths == null || lengths.count != offsets.count) {
            throw PictureHeader.damaged(name, "the tables of its parts differ in length");
        }
        for (long i = 0; i < offsets.count; i++) {
            if (value(offsets, i) + value(lengths, i) > in.length()) {
                throw new EOFException();
            }
        }
    }

    private long value(int tag, long otherwise) throws IOException {
        Field field = fields.get(tag);
        return field == null || field.count == 0 ? otherwise : value(field, 0);
    }

    private long value(Field field, long index) throws IOException {
        in.seek(field.position + index * TYPE_BYTES[field.type]);
        return switch (field.type) {
            case 1 -> in.readUnsignedByte();
            case 3 -> in.readUnsignedShort();
            case 4 -> in.readUnsignedInt();
            default -> throw PictureHeader.damaged(name, "a size is not a whole number");
        };
    }
}
