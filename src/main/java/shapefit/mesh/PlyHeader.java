package shapefit.mesh;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a PLY file says about itself before its data.
 *
 * @param format how the data is written
 * @param elements in the order of the data
 * @param textureFiles pictures named by {@code comment TextureFile}
 */
record PlyHeader(Format format, List<Element> elements, List<String> textureFiles) {

    /** How numbers are written. */
    enum Format {
        ASCII,
        BINARY_LITTLE_ENDIAN,
        BINARY_BIG_ENDIAN
    }

    /** A number's type. */
    enum Type {
        INT8(1),
        UINT8(1),
        INT16(2),
        UINT16(2),
        INT32(4),
        UINT32(4),
        FLOAT32(4),
        FLOAT64(8);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }

        int bytes() {
            return bytes;
        }
    }

    /**
     * @param name its name
     * @param type of the value, or of the entries of a list
     * @param countType of a list's length; null if it is no list
     */
    record Property(String name, Type type, Type countType) {
        boolean isList() {
            return countType != null;
        }
    }

    /**
     * @param name such as vertex or face
     * @param count how many the file promises
     * @param properties of each, in order
     */
    record Element(String name, long count, List<Property> properties) {}

    /** Reads up to and including {@code end_header}. */
    static PlyHeader read(TextScanner text) throws MeshFormatException {
        if (!text.toNextLine() || !"ply".equals(text.word())) {
            throw text.broken("a PLY file starts with the word ply, this one does not; check what kind of file it is.");
        }
        Format format = null;
        List<Element> elements = new ArrayList<>();
        List<String> textures = new ArrayList<>();
        while (text.toNextLine()) {
            switch (text.word()) {
                case "format" -> format = format(text);
                case "comment" -> {
                    if ("TextureFile".equals(text.word())) {
                        textures.add(text.rest());
                    }
                }
                case "element" -> elements.add(element(text));
                case "property" -> {
                    if (elements.isEmpty()) {
                        throw text.broken("a property comes before any element; export the file again.");
                    }
                    elements.get(elements.size() - 1).properties().add(property(text));
                }
                case "end_header" -> {
                    if (format == null) {
                        throw text.broken("the header names no format; export the file again.");
                    }
                    return new PlyHeader(format, elements, textures);
                }
                default -> {} // obj_info and such
            }
        }
        throw text.broken("the header has no end_header; the file is cut short, copy or export it again.");
    }

    private static Format format(TextScanner text) throws MeshFormatException {
        String name = String.valueOf(text.word());
        for (Format format : Format.values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
                return format;
            }
        }
        throw text.broken(
                "format " + TextScanner.shortened(name) + " is unknown; export as ascii or binary_little_endian.");
    }

    private static Element element(TextScanner text) throws MeshFormatException {
        String name = String.valueOf(text.word());
        String word = text.word();
        long count;
        try {
            count = Long.parseLong(String.valueOf(word));
        } catch (NumberFormatException e) {
            count = -1;
        }
        if (count < 0) {
            throw text.broken("element " + TextScanner.shortened(name)
                    + " needs a count of 0 or more; correct the header or export again.");
        }
        return new Element(name, count, new ArrayList<>());
    }

    private static Property property(TextScanner text) throws MeshFormatException {
        String first = String.valueOf(text.word());
        if (first.equals("list")) {
            Type countType = type(text, text.word());
            Type type = type(text, text.word());
            return new Property(String.valueOf(text.word()), type, countType);
        }
        return new Property(String.valueOf(text.word()), type(text, first), null);
    }

    private static Type type(TextScanner text, String word) throws MeshFormatException {
        return switch (String.valueOf(word)) {
            case "char", "int8" -> Type.INT8;
            case "uchar", "uint8" -> Type.UINT8;
            case "short", "int16" -> Type.INT16;
            case "ushort", "uint16" -> Type.UINT16;
            case "int", "int32" -> Type.INT32;
            case "uint", "uint32" -> Type.UINT32;
            case "float", "float32" -> Type.FLOAT32;
            case "double", "float64" -> Type.FLOAT64;
            default ->
                throw text.broken("type " + TextScanner.shortened(String.valueOf(word))
                        + " is unknown; correct the header or export again.");
        };
    }
}
