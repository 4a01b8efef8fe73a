package shapefit.app.runs;

import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import shapefit.app.theme.Appearance;
import shapefit.app.widgets.Star;
import shapefit.app.widgets.Thumb;

/** Picture, name and loss of a run. */
final class RunRow extends HBox {

    private static final double THUMB_WIDTH = 42.0 / 13; // em
    private static final double THUMB_HEIGHT = 32.0 / 13;

    private final Thumb thumb;
    private final Label name = new Label();
    private final Label state = new Label();
    private final Label detail = new Label();
    private final Label loss = new Label();
    private final Star star = new Star();

    RunRow(Appearance appearance) {
        thumb = new Thumb(appearance, THUMB_WIDTH, THUMB_HEIGHT);
        getStyleClass().addAll("run-row", "row");
        name.getStyleClass().addAll("strong", "semibold");
        name.setMinWidth(USE_PREF_SIZE);
        state.getStyleClass().addAll("small", "run-state");
        state.setMinWidth(USE_PREF_SIZE);
        detail.getStyleClass().addAll("small", "muted");
        loss.getStyleClass().add("value");
        loss.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(name, state, gap, star, loss);
        head.getStyleClass().add("run-head");
        VBox words = new VBox(head, detail);
        words.getStyleClass().add("words");
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().setAll(thumb, words);
        show("", "", "", false);
    }

    /** @param best whether it has the star */
    void show(String newName, String newDetail, String newLoss, boolean best) {
        name.setText(newName);
        detail.setText(newDetail);
        loss.setText(newLoss);
        star.setVisible(best);
    }

    /** A word beside the name, such as "running". */
    void showState(String word) {
        state.setText(word);
    }

    /** A picture, or an icon for null. */
    void setImage(Image image, String icon) {
        thumb.show(image, icon);
    }
}
