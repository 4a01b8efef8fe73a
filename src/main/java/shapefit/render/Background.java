package shapefit.render;

import java.util.Optional;
import shapefit.image.FloatImage;

/** What is behind the object: one colour or a picture, linear. Immutable. */
public final class Background {

    /** Black. */
    public static final Background BLACK = of(0, 0, 0);

    private final float[] color;
    private final FloatImage picture;

    private Background(float[] color, FloatImage picture) {
        this.color = color;
        this.picture = picture;
    }

    /** One colour, linear. */
    public static Background of(float r, float g, float b) {
        return new Background(new float[] {r, g, b}, null);
    }

    /** A picture; it must have the size of what is rendered. */
    public static Background of(FloatImage picture) {
        return new Background(null, picture);
    }

    /** The picture, if it is one. */
    public Optional<FloatImage> picture() {
        return Optional.ofNullable(picture);
    }

    /** [3] or [H, W, 3], a copy. */
    float[] values() {
        return picture == null ? color.clone() : picture.rgb();
    }
}
