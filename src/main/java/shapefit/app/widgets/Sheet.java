package shapefit.app.widgets;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** Something that lies over the window until Esc or a click beside it; then the focus goes back to where it was. */
public abstract class Sheet extends StackPane {

    private Node focusBefore;
    private Node first;
    private Subscription watch = Subscription.EMPTY;

    /** @param id of the node */
    protected Sheet(String id) {
        getStyleClass().add("veil");
        setId(id);
        setVisible(false);
        setManaged(false);
        setOnMouseClicked(e -> {
            if (e.getTarget() == this) {
                close();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                close();
                e.consume();
            }
        });
    }

    /** Whether it is there. */
    public final boolean isOpen() {
        return isVisible();
    }

    /**
     * Opens it.
     *
     * @param content as large as it wants to be
     * @param focused has the focus at first, and whenever it would leave the sheet
     */
    protected final void open(Region content, Node focused) {
        focusBefore = getScene().getFocusOwner();
        first = focused;
        content.getStyleClass().add("over-sheet"); // JavaFX calls the insides of its lists "sheet"
        content.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().setAll(content);
        setManaged(true);
        setVisible(true);
        first.requestFocus();
        watch = getScene().focusOwnerProperty().subscribe(this::keepFocus);
    }

    /**
     * Opens it with a title and a button that closes it.
     *
     * @return what holds the body
     */
    protected final Region openTitled(String title, Node body) {
        Label name = new Label(title);
        name.getStyleClass().add("title");
        Button close = new Button("Close");
        close.setOnAction(e -> close());
        VBox sheet = new VBox(new BorderPane(null, null, close, null, name), body);
        open(sheet, close);
        return sheet;
    }

    /** What lies under it must not be reached by Tab. */
    private void keepFocus(Node owner) {
        Node node = owner;
        while (node != null && node != this) {
            node = node.getParent();
        }
        if (node == null && isOpen()) {
            first.requestFocus();
        }
    }

    /** Takes it away. */
    public final void close() {
        if (!isOpen()) {
            return;
        }
        watch.unsubscribe();
        setVisible(false);
        setManaged(false);
        getChildren().clear();
        if (focusBefore != null) {
            focusBefore.requestFocus();
        }
    }
}
