package shapefit.loss;

/** Length checks of the image terms. */
final class ImageShapes {

    private ImageShapes() {}

    static void check(String name, int length, int expected) {
        if (length != expected) {
            throw new IllegalArgumentException(
                    "%s must have length %d like the rendered picture, got %d".formatted(name, expected, length));
        }
    }
}
