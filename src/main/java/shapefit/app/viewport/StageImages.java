package shapefit.app.viewport;

import java.nio.IntBuffer;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import shapefit.app.fit.RenderedPicture;
import shapefit.app.viewport.PhotoLayer.ScreenPixels;

/** JavaFX's images of {@link Layers}; they share the arrays. JavaFX thread only. */
final class StageImages {

    private Layers layers = Layers.of(new PhotoLayer(Optional.empty(), Optional.empty(), List.of(), List.of()));
    private List<Image> photo = List.of();
    private PlacedImage object;
    private PlacedImage edges;
    private PlacedImage band;
    private PlacedImage difference;
    private RenderedPicture asidePicture;
    private Image aside;
    private Image asideEdges;

    void show(Layers next) {
        if (next.under() != layers.under()) {
            photo = next.under().sizes().stream().map(StageImages::image).toList();
        }
        layers = next;
        object = next.object().map(p -> new PlacedImage(image(p), next.box())).orElse(null);
        Image lines = edgesOf(next.object().orElse(null));
        edges = lines == null ? null : new PlacedImage(lines, next.box());
        band = next.band().map(b -> new PlacedImage(image(b), next.box())).orElse(null);
        difference = next.difference().map(d -> PlacedImage.whole(image(d))).orElse(null);
    }

    void showAside(RenderedPicture picture) {
        asidePicture = picture;
        aside = picture == null ? null : image(picture);
        asideEdges = edgesOf(picture);
    }

    Layers layers() {
        return layers;
    }

    /** The photo, or null; the copy that is best drawn so many screen pixels wide. */
    Image photo(double screenWidth) {
        Image best = null;
        for (Image size : photo) {
            if (best == null || size.getWidth() >= screenWidth) {
                best = size;
            }
        }
        return best;
    }

    /** The object before nothing, or null. */
    PlacedImage object() {
        return object;
    }

    /** Its edges, or null. */
    PlacedImage edges() {
        return edges;
    }

    /** The tint around it, or null. */
    PlacedImage band() {
        return band;
    }

    /** How it differs from the target, or null. */
    PlacedImage difference() {
        return difference;
    }

    /** The object from elsewhere, or null. */
    Image aside() {
        return aside;
    }

    /** Its edges from elsewhere, or null. */
    Image asideEdges() {
        return asideEdges;
    }

    /** What {@link #aside} shows, or null. */
    RenderedPicture asidePicture() {
        return asidePicture;
    }

    private static Image edgesOf(RenderedPicture picture) {
        return picture == null
                ? null
                : picture.edges()
                        .map(argb -> image(new ScreenPixels(picture.width(), picture.height(), argb)))
                        .orElse(null);
    }

    private static Image image(RenderedPicture picture) {
        return image(new ScreenPixels(picture.width(), picture.height(), picture.argb()));
    }

    private static Image image(ScreenPixels pixels) {
        return new WritableImage(new PixelBuffer<>(
                pixels.width(), pixels.height(), IntBuffer.wrap(pixels.argb()), PixelFormat.getIntArgbPreInstance()));
    }
}
