package shapefit.image;

import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Runs ImageIO's decoders on files whose header was checked, and turns all that they do wrong into one exception. */
final class PictureDecoder {

    /** A decoder holds the picture about twice: as it decodes it, and as it returns it. */
    private static final int COPIES = 2;

    private static final int MEGABYTE = 1 << 20;

    static {
        ImageIO.setUseCache(false); // no temporary files, also where a decoder opens streams of its own
    }

    private PictureDecoder() {}

    /** Whether there is memory for it; a refusal now is better than an {@link OutOfMemoryError} anywhere later. */
    static void checkMemory(PictureHeader header, int resultBytesPerPixel, long fileBytes, String name)
            throws ImageFormatException {
        long pixels = (long) header.width() * header.height();
        long needed = fileBytes + pixels * (COPIES * header.bytesPerPixel() + resultBytesPerPixel);
        if (needed > freeMemory()) {
            System.gc(); // what counts as used includes garbage
            if (needed > freeMemory()) {
                throw new ImageFormatException(
                        name,
                        "reading it takes about " + needed / MEGABYTE + " MB and " + freeMemory() / MEGABYTE
                                + " MB are free; make the picture smaller or start with a larger -Xmx");
            }
        }
    }

    private static long freeMemory() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    }

    /**
     * Decodes the first picture in the file.
     *
     * @throws ImageFormatException if it is damaged or of a kind that the decoder does not know
     */
    static BufferedImage decode(byte[] file, PictureHeader header, String name) throws ImageFormatException {
        try (ImageInputStream in = new PictureStream(file)) {
            checkContent(in, file, header.format(), name);
            in.seek(0);
            return read(in, header, name);
        } catch (ImageFormatException e) {
            throw e;
        } catch (EOFException e) {
            throw new ImageFormatException(name, PictureHeader.cutShort(), e);
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            // Damaged files drive decoders into all of these; memory for an honest picture was checked before.
            throw new ImageFormatException(
                    name, "the file is damaged or of an unusual kind (" + reason(e) + "); save it anew as PNG", e);
        }
    }

    private static void checkContent(ImageInputStream in, byte[] file, PictureFormat format, String name)
            throws IOException {
        in.setByteOrder(ByteOrder.BIG_ENDIAN);
        if (format == PictureFormat.PNG) {
            PngHeader.checkSums(in, name);
        } else if (format == PictureFormat.JPEG) {
            JpegHeader.checkEnd(in, file, name);
        }
    }

    private static BufferedImage read(ImageInputStream in, PictureHeader header, String name) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(header.format().imageIoName);
        if (!readers.hasNext()) {
            throw new ImageFormatException(name, "this build lacks its decoder; convert it to PNG");
        }
        ImageReader reader = readers.next();
        try {
            String[] complaint = new String[1];
            reader.addIIOReadWarningListener((source, warning) -> {
                if (tellsDamage(warning)) {
                    complaint[0] = warning;
                }
            });
            reader.setInput(in, true, true);
            if (reader.getWidth(0) != header.width() || reader.getHeight(0) != header.height()) {
                throw PictureHeader.damaged(name, "its headers contradict each other");
            }
            BufferedImage image = reader.read(0);
            if (complaint[0] != null) {
                throw PictureHeader.damaged(name, complaint[0]);
            }
            return image;
        } finally {
            reader.dispose();
        }
    }

    /** Decoders warn of harmless things too, such as an odd colour profile or stray bytes between two segments. */
    private static boolean tellsDamage(String warning) {
        String text = warning.toLowerCase(Locale.ROOT);
        return (text.contains("corrupt") || text.contains("premature") || text.contains("truncated"))
                && !text.contains("extraneous bytes");
    }

    /** The decoder's words in one line. */
    private static String reason(Throwable problem) {
        String message = problem.getMessage();
        return message == null || message.isBlank()
                ? problem.getClass().getSimpleName()
                : message.strip().replaceAll("\\s+", " ");
    }
}
