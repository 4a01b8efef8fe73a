package shapefit.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes moving pictures as GIF files, each all at once (see {@link AtomicFile}). */
public final class GifWriter {

    /** One of the 256 colours says "as before": what stands still costs next to nothing. */
    private static final int AS_BEFORE = 255;

    private static final String FORMAT = "javax_imageio_gif_image_1.0";

    /** Netscape's extension: block 1, then how often to repeat, 0 for ever. */
    private static final byte[] FOR_EVER = {1, 0, 0};

    /**
     * One picture of several.
     *
     * @param rgb [H, W] sRGB, 0xRRGGBB
     * @param centiseconds how long it is shown, 1 to 65535; many programs show less than 2 as 10
     */
    public record Frame(int[] rgb, int centiseconds) {}

    private final int width;
    private final int height;
    private final Palette palette;
    private final IndexColorModel colors;
    private final javax.imageio.ImageWriter writer;
    private byte[] shown; // [H, W] indices of what the frames so far have left on the screen

    private GifWriter(int width, int height, List<Frame> frames) throws IOException {
        this.width = width;
        this.height = height;
        palette = Palette.of(frames.stream().map(Frame::rgb).toList(), AS_BEFORE);
        int[] all = Arrays.copyOf(palette.colors(), AS_BEFORE + 1);
        colors = new IndexColorModel(8, all.length, all, 0, false, AS_BEFORE, DataBufferByte.TYPE_BYTE);
        Iterator<javax.imageio.ImageWriter> writers = ImageIO.getImageWritersByFormatName("gif");
        if (!writers.hasNext()) {
            throw new IOException("this Java cannot write GIF files; it lacks the module java.desktop");
        }
        writer = writers.next();
    }

    /**
     * Writes frames that repeat for ever, in at most 255 colours.
     *
     * @param frames at least one
     * @throws IOException if it cannot be written; the message names the file and says what to do
     * @throws IllegalArgumentException if there is no frame, or one is not of the size
     */
    public static void write(Path file, int width, int height, List<Frame> frames) throws IOException {
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("a moving picture needs at least one frame");
        }
        for (Frame frame : frames) {
            if (frame.rgb.length != width * height) {
                throw new IllegalArgumentException(
                        "frame must be [%d, %d], got length %d".formatted(height, width, frame.rgb.length));
            }
        }
        AtomicFile.write(file, new GifWriter(width, height, frames).encode(frames));
    }

    private byte[] encode(List<Frame> frames) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (Frame frame : frames) {
                boolean isFirst = shown == null;
                BufferedImage image = image(frame);
                writer.writeToSequence(new IIOImage(image, null, metadata(image, frame, isFirst)), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private BufferedImage image(Frame frame) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, colors);
        byte[] indices = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        byte[] wanted = new byte[indices.length];
        for (int p = 0; p < indices.length; p++) {
            wanted[p] = (byte) palette.indexOf(frame.rgb[p]);
            indices[p] = shown != null && shown[p] == wanted[p] ? (byte) AS_BEFORE : wanted[p];
        }
        shown = wanted;
        return image;
    }

    private IIOMetadata metadata(BufferedImage image, Frame frame, boolean isFirst) throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
        IIOMetadataNode control = child(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "doNotDispose");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "TRUE");
        control.setAttribute("delayTime", Integer.toString(frame.centiseconds));
        control.setAttribute("transparentColorIndex", Integer.toString(AS_BEFORE));
        if (isFirst) {
            IIOMetadataNode repeat = new IIOMetadataNode("ApplicationExtension");
            repeat.setAttribute("applicationID", "NETSCAPE");
            repeat.setAttribute("authenticationCode", "2.0");
            repeat.setUserObject(FOR_EVER.clone());
            child(root, "ApplicationExtensions").appendChild(repeat);
        }
        metadata.setFromTree(FORMAT, root);
        return metadata;
    }

    private static IIOMetadataNode child(IIOMetadataNode parent, String name) {
        if (parent.getElementsByTagName(name).item(0) instanceof IIOMetadataNode there) {
            return there;
        }
        IIOMetadataNode made = new IIOMetadataNode(name);
        parent.appendChild(made);
        return made;
    }
}
