package shapefit.app.widgets;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** A sheet that one command opens and closes, with a title, a button that closes it, too, and content that may scroll. */
public abstract class TitledSheet extends Sheet {

    /** Height that is left free of the window, pixels. */
    private static final double MARGIN = 160;

    private final String title;
    private final double share;

    /**
     * @param id of the node
     * @param title above the content
     * @param share of the window's width that it takes, 0 to 1
     */
    protected TitledSheet(String id, String title, double share) {
        super(id);
        this.title = title;
        this.share = share;
    }

    /** One that is as wide as its content wants. */
    protected TitledSheet(String id, String title) {
        this(id, title, 0);
    }

    /** What it shows, made at each opening. */
    protected abstract Region content();

    /** Shows it, or hides it again. */
    public final void toggle() {
        if (isOpen()) {
            close();
            return;
        }
        ScrollPane scroll = new ScrollPane(content());
        scroll.setFitToWidth(true);
        scroll.maxHeightProperty().bind(heightProperty().subtract(MARGIN));
        Region sheet = openTitled(title, scroll);
        if (share > 0) {
            sheet.prefWidthProperty().bind(widthProperty().multiply(share));
        }
    }
}
