package shapefit.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/** Source: RFC 9649, sections 2 (container) and 3.4 (lossless header); RFC 6386, section 9.1 (lossy header). */
final class WebpHeader {

    private static final int VP8 = 0x20385056; // "VP8 ", little-endian like the rest
    private static final int VP8L = 0x4c385056;
    private static final int VP8X = 0x58385056;
    private static final int ANMF = 0x464d4e41;

    private WebpHeader() {}

    /** Finds the picture's chunk. A canvas around it must have its size, so that neither can claim less than it is. */
    static PictureHeader read(ImageInputStream in, String name) throws IOException {
        in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        in.seek(4);
        long end = 8 + in.readUnsignedInt();
        if (in.length() < end) {
            throw new EOFException();
        }
        PictureHeader canvas = null;
        for (long start = 12; start + 8 <= end; ) {
            in.seek(start);
            int type = in.readInt();
            long length = in.readUnsignedInt();
            if (start + 8 + length > end) {
                throw PictureHeader.damaged(name, "a part is longer than the whole");
            }
            if (type == ANMF) {
                throw new ImageFormatException(name, "it is an animation; save one frame of it as PNG");
            } else if (type == VP8X) {
                in.skipBytes(4);
                canvas = PictureHeader.of(PictureFormat.WEBP, 1 + read24(in), 1 + read24(in), 4, name);
            } else if (type == VP8 || type == VP8L) {
                PictureHeader picture = type == VP8 ? lossy(in, name) : lossless(in, name);
                if (canvas != null && !canvas.equals(picture)) {
                    throw PictureHeader.damaged(name, "picture and canvas differ in size");
                }
                return picture;
            }
            start += 8 + length + (length & 1);
        }
        throw PictureHeader.damaged(name, "it holds no picture");
    }

    private static PictureHeader lossy(ImageInputStream in, String name) throws IOException {
        int tag = read24(in);
        if ((tag & 1) != 0 || read24(in) != 0x2a019d) {
            throw PictureHeader.damaged(name, "the lossy picture has no start code");
        }
        int width = in.readUnsignedShort() & 0x3fff;
        int height = in.readUnsignedShort() & 0x3fff;
        return PictureHeader.of(PictureFormat.WEBP, width, height, 4, name);
    }

    private static PictureHeader lossless(ImageInputStream in, String name) throws IOException {
        if (in.readUnsignedByte() != 0x2f) {
            throw PictureHeader.damaged(name, "the lossless picture has no signature");
        }
        int sizes = in.readInt();
        return PictureHeader.of(PictureFormat.WEBP, 1 + (sizes & 0x3fff), 1 + (sizes >> 14 & 0x3fff), 4, name);
    }

    private static int read24(ImageInputStream in) throws IOException {
        return in.readUnsignedShort() | in.readUnsignedByte() << 16;
    }
}
