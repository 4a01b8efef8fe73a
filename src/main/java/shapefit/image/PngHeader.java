package shapefit.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.stream.ImageInputStream;

/** Source: PNG specification, third edition, sections 5 (chunks) and 11.2.1 (IHDR). */
final class PngHeader {

    private static final int IHDR = 0x49484452;
    private static final int EXIF = 0x65584966;
    private static final int IEND = 0x49454e44;

    /** Set in the type of every chunk that a reader may skip. */
    private static final int ANCILLARY = 0x20000000;

    private static final int SIGNATURE_BYTES = 8;

    private PngHeader() {}

    /** Reads IHDR and walks over all chunks up to IEND. */
    static PictureHeader read(ImageInputStream in, String name) throws IOException {
        in.seek(SIGNATURE_BYTES);
        if (in.readInt() != 13 || in.readInt() != IHDR) {
            throw PictureHeader.damaged(name, "it does not begin with IHDR");
        }
        long width = in.readUnsignedInt();
        long height = in.readUnsignedInt();
        int sampleBytes = in.readUnsignedByte() > 8 ? 2 : 1;
        PictureHeader header = PictureHeader.of(PictureFormat.PNG, width, height, 4 * sampleBytes, name);
        in.seek(SIGNATURE_BYTES);
        walk(in, name, false);
        return header;
    }

    /**
     * Compares the checksum of every chunk that makes the picture; the decoder does not.
     *
     * @param in the whole file, as big-endian
     */
    static void checkSums(ImageInputStream in, String name) throws IOException {
        in.seek(SIGNATURE_BYTES);
        walk(in, name, true);
    }

    /**
     * The content of the first eXIf chunk, which is a TIFF file without a picture.
     *
     * @param file a file that {@link #read} accepted
     * @return empty if there is none
     */
    static byte[] exif(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file);
        int at = SIGNATURE_BYTES;
        while (in.getInt(at + 4) != IEND) {
            int length = in.getInt(at);
            if (in.getInt(at + 4) == EXIF) {
                return Arrays.copyOfRange(file, at + 8, at + 8 + length);
            }
            at += length + 12;
        }
        return new byte[0];
    }

    private static void walk(ImageInputStream in, String name, boolean sums) throws IOException {
        int type = 0;
        while (type != IEND) {
            long length = in.readUnsignedInt();
            long start = in.getStreamPosition();
            type = in.readInt();
            if (in.length() < start + 4 + length + 4) {
                throw new EOFException();
            }
            if (sums && (type & ANCILLARY) == 0 && sum(in, start, (int) length + 4) != in.readInt()) {
                throw PictureHeader.damaged(name, "a checksum does not fit");
            }
            in.seek(start + 4 + length + 4);
        }
    }

    private static int sum(ImageInputStream in, long start, int length) throws IOException {
        in.seek(start);
        byte[] chunk = new byte[length];
        in.readFully(chunk);
        CRC32 sum = new CRC32();
        sum.update(chunk);
        return (int) sum.getValue();
    }
}
