package shapefit.mesh;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the materials beside an OBJ file: {@code Kd}, sRGB, and {@code map_Kd}. Where there is a picture {@code Kd} is not
 * used: exporters write some grey there that would darken it.
 *
 * <p>Source: Alias Wavefront, "MTL material format", version 4.2.
 */
final class MtlReader {

    private final MeshSource source;
    private final Map<String, Surface> surfaces = new HashMap<>();
    private final Map<String, Optional<Texture>> pictures = new HashMap<>();
    private String name;
    private float[] color; // [3] linear
    private Optional<Texture> texture;

    MtlReader(MeshSource source) {
        this.source = source;
    }

    /** Adds a library's materials to those found so far. A line that cannot be understood is left out. */
    void read(byte[] library) throws IOException {
        TextScanner text = new TextScanner(source, library);
        name = null;
        while (text.toNextLine()) {
            switch (text.word()) {
                case "newmtl" -> {
                    keep();
                    name = text.rest();
                    color = new float[] {1, 1, 1};
                    texture = Optional.empty();
                }
                case "Kd" -> color = color(text);
                case "map_Kd" -> texture = picture(text);
                default -> {} // shininess and such: a fit does not use them
            }
        }
        keep();
    }

    /** The materials by name. */
    Map<String, Surface> surfaces() {
        return surfaces;
    }

    private void keep() {
        if (name != null) {
            boolean pictured = texture.isPresent();
            surfaces.put(name, new Surface(pictured ? new float[] {1, 1, 1} : color, texture));
        }
    }

    private float[] color(TextScanner text) {
        try {
            float red = text.number("Kd");
            float[] srgb = {red, red, red}; // green and blue may be left out: grey
            if (text.hasWord()) {
                srgb[1] = text.number("Kd");
                srgb[2] = text.number("Kd");
            }
            return FileColors.linear(srgb, source.codec());
        } catch (MeshFormatException e) {
            source.warn("the colour of material " + TextScanner.shortened(String.valueOf(name))
                    + " cannot be read, so it is white; correct its Kd line.");
            return new float[] {1, 1, 1};
        }
    }

    private Optional<Texture> picture(TextScanner text) throws IOException {
        String file = withoutOptions(text.rest());
        if (!pictures.containsKey(file)) {
            pictures.put(file, source.texture(file));
        }
        return pictures.get(file);
    }

    /** Options such as {@code -s 1 1 1} stand before the file's name, which may hold blanks. */
    private static String withoutOptions(String rest) {
        String left = rest;
        while (left.startsWith("-")) {
            String[] parts = left.split("\\s+", 2);
            String arguments = parts.length < 2 ? "" : parts[1];
            int most = switch (parts[0]) {
                case "-o", "-s", "-t" -> 3;
                case "-mm" -> 2;
                default -> 1;
            };
            for (int i = 0; i < most; i++) {
                String[] next = arguments.split("\\s+", 2);
                boolean number = next[0].matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");
                if (next.length == 2 && (number || most == 1)) {
                    arguments = next[1];
                }
            }
            left = arguments;
        }
        return left;
    }
}
