package shapefit.app.viewport;

import java.nio.IntBuffer;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import shapefit.app.document.StudioModel;
import shapefit.app.fit.FitViewModel;
import shapefit.app.fit.LivePreview;
import shapefit.app.fit.RenderedPicture;
import shapefit.app.theme.Appearance;
import shapefit.app.widgets.Keys;
import shapefit.image.FloatImage;
import shapefit.image.Srgb;

/** The photo and the object on it. */
public final class ViewportPane extends StackPane {

    private final ImageView photo = new ImageView();
    private final ImageView object = new ImageView();

    /**
     * @param model what is shown and turned
     * @param fit tells when a run is live
     * @param preview the object's picture
     * @param appearance theme and text size
     * @param keys where this pane adds its own
     */
    public ViewportPane(StudioModel model, FitViewModel fit, LivePreview preview, Appearance appearance, Keys keys) {
        getStyleClass().add("viewport");
        setMinSize(200, 150);
        for (ImageView view : new ImageView[] {photo, object}) {
            view.setPreserveRatio(true);
            view.setManaged(false);
            view.fitWidthProperty().bind(widthProperty());
            view.fitHeightProperty().bind(heightProperty());
        }
        getChildren().setAll(photo, object);
        model.stateProperty().subscribe((before, now) -> {
            if (!before.document().photo().equals(now.document().photo())) {
                showPhoto(model);
            }
        });
        showPhoto(model);
        preview.pictureProperty().subscribe(picture -> object.setImage(picture == null ? null : image(picture)));
    }

    private void showPhoto(StudioModel model) {
        photo.setImage(
                model.state().document().photo().map(p -> image(p.image())).orElse(null));
    }

    private static WritableImage image(RenderedPicture picture) {
        return new WritableImage(new PixelBuffer<>(
                picture.width(),
                picture.height(),
                IntBuffer.wrap(picture.argb()),
                PixelFormat.getIntArgbPreInstance()));
    }

    private static WritableImage image(FloatImage photo) {
        float[] rgb = photo.rgb();
        int[] argb = new int[rgb.length / 3];
        for (int p = 0; p < argb.length; p++) {
            argb[p] = 0xff << 24
                    | Srgb.toSrgbByte(rgb[3 * p]) << 16
                    | Srgb.toSrgbByte(rgb[3 * p + 1]) << 8
                    | Srgb.toSrgbByte(rgb[3 * p + 2]);
        }
        return new WritableImage(new PixelBuffer<>(
                photo.width(), photo.height(), IntBuffer.wrap(argb), PixelFormat.getIntArgbPreInstance()));
    }
}
