package shapefit.app.widgets;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** Something to read or choose that lies over the whole window until Esc, its button or a click beside it takes it away. */
public abstract class Sheet extends StackPane {

    /** Height that is left free of the window, pixels. */
    private static final double MARGIN = 160;

    private final String title;
    private final double share;
    private final Button close = new Button("Close");
    private Node focusBefore;
    private Subscription watch = Subscription.EMPTY;

    /**
     * @param id of the node
     * @param title above the content
     * @param share of the window's width that it takes, 0 to 1
     */
    protected Sheet(String id, String title, double share) {
        this.title = title;
        this.share = share;
        getStyleClass().add("veil");
        setId(id);
        setVisible(false);
        setManaged(false);
        close.setOnAction(e -> hide());
        setOnMouseClicked(e -> {
            if (e.getTarget() == this) {
                hide();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                hide();
                e.consume();
            }
        });
    }

    /** What it shows, made at each opening. */
    protected abstract Region content();

    /** Shows it, or hides it again. */
    public final void toggle() {
        if (isVisible()) {
            hide();
        } else {
            show();
        }
    }

    private void show() {
        focusBefore = getScene().getFocusOwner();
        Label heading = new Label(title);
        heading.getStyleClass().add("title");
        BorderPane head = new BorderPane(null, null, close, null, heading);
        ScrollPane scroll = new ScrollPane(content());
        scroll.setFitToWidth(true);
        VBox sheet = new VBox(head, scroll);
        sheet.getStyleClass().add("sheet");
        sheet.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        scroll.maxHeightProperty().bind(heightProperty().subtract(MARGIN));
        sheet.prefWidthProperty().bind(widthProperty().multiply(share));
        getChildren().setAll(sheet);
        setManaged(true);
        setVisible(true);
        close.requestFocus();
        watch = getScene().focusOwnerProperty().subscribe(this::keepFocus);
    }

    /** What lies under it must not be reached by Tab. */
    private void keepFocus(Node owner) {
        Node node = owner;
        while (node != null && node != this) {
            node = node.getParent();
        }
        if (node == null && isVisible()) {
            close.requestFocus();
        }
    }

    private void hide() {
        watch.unsubscribe();
        setVisible(false);
        setManaged(false);
        getChildren().clear();
        if (focusBefore != null) {
            focusBefore.requestFocus();
        }
    }
}
