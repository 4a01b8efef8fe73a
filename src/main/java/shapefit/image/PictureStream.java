package shapefit.image;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file's content as a stream that loses patience: some decoders take the end of the file for zeros and, in a damaged
 * file, never stop reading them (the lossless WebP decoder of TwelveMonkeys 3.13.1 does).
 */
final class PictureStream extends ImageInputStreamImpl {

    /** Reads at the end that are borne; decoders that look ahead make a few. */
    private static final int PATIENCE = 10_000;

    private final byte[] file;
    private int readsAtEnd;

    PictureStream(byte[] file) {
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        checkClosed();
        bitOffset = 0;
        return atEnd() ? -1 : file[(int) streamPos++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        checkClosed();
        bitOffset = 0;
        if (length == 0) {
            return 0;
        }
        if (atEnd()) {
            return -1;
        }
        int count = (int) Math.min(length, file.length - streamPos);
        System.arraycopy(file, (int) streamPos, target, offset, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return file.length;
    }

    private boolean atEnd() throws IOException {
        if (streamPos < file.length) {
            return false;
        }
        if (++readsAtEnd > PATIENCE) {
            throw new IOException("the decoder wants more than there is");
        }
        return true;
    }
}
