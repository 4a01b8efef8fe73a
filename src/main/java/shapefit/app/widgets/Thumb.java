package shapefit.app.widgets;

import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import shapefit.app.theme.Appearance;

/** A small picture with round corners, which grows with the text. */
public final class Thumb extends StackPane {

    private static final double CORNER = 8;

    private final Appearance appearance;
    private final double width;
    private final double height;
    private String shownIcon; // null while a picture is shown

    /**
     * @param width in body text sizes
     * @param height in body text sizes
     */
    public Thumb(Appearance appearance, double width, double height) {
        this.appearance = appearance;
        this.width = width;
        this.height = height;
        getStyleClass().add("thumb");
        appearance.textSizeProperty().subscribe(s -> size());
    }

    private void size() {
        double w = width * appearance.bodySize();
        double h = height * appearance.bodySize();
        setMinSize(w, h);
        setPrefSize(w, h);
        setMaxSize(w, h);
        Rectangle clip = new Rectangle(w, h);
        clip.setArcWidth(CORNER);
        clip.setArcHeight(CORNER);
        setClip(clip);
    }

    /** Shows a picture, or an icon for null. */
    public void show(Image image, String icon) {
        if (image == null) {
            if (!icon.equals(shownIcon)) { // a new node would be styled anew
                getChildren().setAll(Icons.of(icon));
                shownIcon = icon;
            }
            return;
        }
        shownIcon = null;
        ImageView view = new ImageView(image);
        view.setPreserveRatio(true);
        view.fitWidthProperty().bind(widthProperty());
        view.fitHeightProperty().bind(heightProperty());
        getChildren().setAll(view);
    }
}
