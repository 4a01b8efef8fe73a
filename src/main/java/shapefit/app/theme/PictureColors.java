package shapefit.app.theme;

import javafx.scene.paint.Color;

/** What is drawn on pictures, the same in every theme: a photo is neither dark nor light. */
public final class PictureColors {

    /** Where the object is in the photo; drawn dashed. */
    public static final Color TARGET = Color.web("#ffb454");

    /** The object now; drawn solid. */
    public static final Color RENDER = Color.web("#4dd8e6");

    /** How far blur reaches; drawn dotted. */
    public static final Color REACH = Color.web("#b98aff");

    /** Arrows, pins and grips. */
    public static final Color HANDLE = Color.WHITE;

    /** Under every line, so that it shows on any photo. */
    public static final Color CASING = Color.rgb(1, 4, 9, 0.62);

    /** Ground of tags and hints. */
    public static final Color TAG = Color.rgb(13, 17, 23, 0.86);

    private PictureColors() {}

    /** As 0xrrggbb. */
    public static int rgb(Color color) {
        return (int) Math.round(255 * color.getRed()) << 16
                | (int) Math.round(255 * color.getGreen()) << 8
                | (int) Math.round(255 * color.getBlue());
    }
}
