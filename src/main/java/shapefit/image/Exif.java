package shapefit.image;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;

/** What a camera wrote beside the pixels. Damaged or absent data counts as not written. */
final class Exif {

    private final Directory main;
    private final Directory details;

    private Exif(Directory main, Directory details) {
        this.main = main;
        this.details = details;
    }

    static Exif of(byte[] file, PictureFormat format) {
        try {
            Metadata metadata = read(file, format);
            return new Exif(
                    metadata.getFirstDirectoryOfType(ExifIFD0Directory.class),
                    metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class));
        } catch (ImageProcessingException | IOException | RuntimeException | OutOfMemoryError e) {
            // The pixels may well be fine, and are judged on their own.
            return new Exif(null, null);
        }
    }

    /** Reads as little as possible: other metadata may be compressed, and then as large as a stranger likes. */
    private static Metadata read(byte[] file, PictureFormat format) throws ImageProcessingException, IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(file);
        return switch (format) {
            case JPEG -> JpegMetadataReader.readMetadata(in, List.of(new ExifReader()));
            case PNG -> {
                byte[] block = PngHeader.exif(file);
                yield block.length == 0
                        ? new Metadata()
                        : ImageMetadataReader.readMetadata(new ByteArrayInputStream(block), block.length);
            }
            case WEBP, TIFF -> ImageMetadataReader.readMetadata(in, file.length);
        };
    }

    Orientation orientation() {
        Integer value = main == null ? null : main.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return Orientation.of(value == null ? 1 : value);
    }

    /** What it says of the lens, for an upright picture of that size. */
    ExifLens lens(int width, int height) {
        return new ExifLens(
                positive(ExifSubIFDDirectory.TAG_35MM_FILM_EQUIV_FOCAL_LENGTH),
                positive(ExifSubIFDDirectory.TAG_FOCAL_LENGTH),
                text(ExifIFD0Directory.TAG_MAKE),
                text(ExifIFD0Directory.TAG_MODEL),
                width,
                height);
    }

    /** EXIF writes 0 for unknown. */
    private OptionalDouble positive(int tag) {
        Double value = details == null ? null : details.getDoubleObject(tag);
        return value != null && value > 0 && Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private String text(int tag) {
        String text = main == null ? null : main.getString(tag);
        return text == null ? "" : text.strip();
    }
}
