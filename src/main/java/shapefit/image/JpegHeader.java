package shapefit.image;

import java.io.EOFException;
import java.io.IOException;
import javax.imageio.stream.ImageInputStream;

/** Source: ITU-T T.81, annex B (markers and their segments). */
final class JpegHeader {

    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;

    private JpegHeader() {}

    /** Walks over the segments up to the frame header, which has the size. */
    static PictureHeader read(ImageInputStream in, String name) throws IOException {
        in.seek(2);
        while (true) {
            int marker = nextMarker(in, name);
            if (marker == SOS || marker == EOI) {
                throw PictureHeader.damaged(name, "it has no frame header");
            }
            if (isStandalone(marker)) {
                continue;
            }
            long start = in.getStreamPosition();
            int length = in.readUnsignedShort();
            if (length < 2) {
                throw PictureHeader.damaged(name, "a segment has a length below 2");
            }
            if (isFrame(marker)) {
                int sampleBytes = in.readUnsignedByte() > 8 ? 2 : 1;
                int height = in.readUnsignedShort();
                int width = in.readUnsignedShort();
                return PictureHeader.of(PictureFormat.JPEG, width, height, 4 * sampleBytes, name);
            }
            in.seek(start + length);
        }
    }

    /**
     * Looks for the end marker behind the start of the first scan. In a scan's data it cannot occur by chance; bytes that
     * some cameras append behind it are fine.
     *
     * @param in the same file, as big-endian
     */
    static void checkEnd(ImageInputStream in, byte[] file, String name) throws IOException {
        in.seek(2);
        for (int marker = nextMarker(in, name); marker != SOS; marker = nextMarker(in, name)) {
            if (!isStandalone(marker)) {
                in.seek(in.getStreamPosition() + in.readUnsignedShort());
            }
        }
        for (int i = (int) in.getStreamPosition(); i + 1 < file.length; i++) {
            if ((file[i] & 0xff) == 0xff && (file[i + 1] & 0xff) == EOI) {
                return;
            }
        }
        throw new EOFException();
    }

    private static int nextMarker(ImageInputStream in, String name) throws IOException {
        if (in.readUnsignedByte() != 0xff) {
            throw PictureHeader.damaged(name, "a marker is missing");
        }
        int marker = in.readUnsignedByte();
        while (marker == 0xff) {
            marker = in.readUnsignedByte(); // fill bytes before a marker are allowed
        }
        return marker;
    }

    private static boolean isStandalone(int marker) {
        return marker == 0x01 || marker >= 0xd0 && marker <= SOI;
    }

    /** SOF0 to SOF15, which share their numbers with DHT (c4), JPG (c8) and DAC (cc). */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }
}
