package shapefit.image;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The formats that are read, told apart by their first bytes and never by the file's name. */
enum PictureFormat {
    PNG("png"),
    JPEG("jpeg"),
    WEBP("webp"),
    TIFF("tiff");

    /** How many first bytes are looked at. */
    static final int SNIFFED = 16;

    /** Source: ISO/IEC 23008-12, section 10 (brands). */
    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");

    private static final String CONVERT = "; convert it to JPEG or PNG first";

    /** What ImageIO calls it. */
    final String imageIoName;

    PictureFormat(String imageIoName) {
        this.imageIoName = imageIoName;
    }

    /**
     * @param first the first {@link #SNIFFED} bytes of the file, or all if it has fewer
     * @throws ImageFormatException if it is no format that is read
     */
    static PictureFormat of(byte[] first, String name) throws ImageFormatException {
        String text = new String(first, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
            return PNG;
        }
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return WEBP;
        }
        if (text.startsWith("II*\0") || text.startsWith("MM\0*")) {
            return TIFF;
        }
        throw new ImageFormatException(name, refusal(text));
    }

    private static String refusal(String first) {
        if (first.isEmpty()) {
            return "the file is empty; copy it again";
        }
        if (first.startsWith("ftypavif", 4)) {
            return "AVIF pictures are not read" + CONVERT;
        }
        if (first.startsWith("ftyp", 4) && first.length() >= 12 && HEIC_BRANDS.contains(first.substring(8, 12))) {
            return "HEIC pictures are not read" + CONVERT + " (phones and photo programs export JPEG)";
        }
        if (first.startsWith("GIF8")) {
            return "GIF pictures are not read" + CONVERT;
        }
        if (first.startsWith("BM")) {
            return "BMP pictures are not read" + CONVERT;
        }
        if (first.startsWith("II+\0") || first.startsWith("MM\0+")) {
            return "BigTIFF pictures are not read; save it as a plain TIFF or PNG";
        }
        return "this is not a PNG, JPEG, WebP or TIFF picture; name a picture file";
    }
}
