package shapefit.app;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/** Looks for texts that are cut, and for nodes that overlap or leave the window. */
final class LayoutAudit {

    /** Rounding to whole pixels may push neighbours so far into each other. */
    private static final double SLACK = 1.5;

    private final List<String> faults = new ArrayList<>();

    private LayoutAudit() {}

    /** What is wrong, one line each; JavaFX thread. */
    static List<String> faults(Parent root) {
        LayoutAudit audit = new LayoutAudit();
        audit.check(root, root.localToScene(root.getBoundsInLocal()));
        return audit.faults;
    }

    /** @param room scene bounds that everything must stay in */
    private void check(Node node, Bounds room) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        if (node instanceof Labeled label) {
            checkText(label);
            checkInside(label, room);
        }
        if (node instanceof HBox || node instanceof VBox) {
            checkNeighbors((Parent) node);
        }
        boolean scrolls = node instanceof ScrollPane; // what it holds may be larger than it
        if (node instanceof Parent parent && !scrolls) {
            parent.getChildrenUnmodifiable().forEach(child -> check(child, room));
        }
    }

    /** A name may be shortened if its tooltip has all of it. */
    private void checkText(Labeled label) {
        if (label.getText() == null || label.getText().isEmpty() || label.getTooltip() != null) {
            return;
        }
        for (Node child : label.getChildrenUnmodifiable()) {
            if (child instanceof Text text
                    && child != label.getGraphic()
                    && child.isVisible()
                    && !label.isWrapText()
                    && !text.getText().equals(label.getText())) {
                faults.add("cut: \"" + label.getText() + "\" shows \"" + text.getText() + "\"");
            }
        }
    }

    private void checkInside(Labeled label, Bounds room) {
        Bounds b = label.localToScene(label.getLayoutBounds());
        boolean inside = b.getMinX() >= room.getMinX() - SLACK
                && b.getMinY() >= room.getMinY() - SLACK
                && b.getMaxX() <= room.getMaxX() + SLACK
                && b.getMaxY() <= room.getMaxY() + SLACK;
        if (!inside) {
            faults.add("outside the window: \"" + label.getText() + "\" " + label.getStyleClass() + " at " + b);
        }
    }

    private void checkNeighbors(Parent box) {
        List<Node> shown = box.getChildrenUnmodifiable().stream()
                .filter(n -> n.isVisible() && n.isManaged())
                .toList();
        for (int i = 1; i < shown.size(); i++) {
            Bounds a = shown.get(i - 1).localToParent(shown.get(i - 1).getLayoutBounds());
            Bounds b = shown.get(i).localToParent(shown.get(i).getLayoutBounds());
            double wide = Math.min(a.getMaxX(), b.getMaxX()) - Math.max(a.getMinX(), b.getMinX());
            double high = Math.min(a.getMaxY(), b.getMaxY()) - Math.max(a.getMinY(), b.getMinY());
            if (wide > SLACK && high > SLACK) {
                faults.add("overlap in " + box.getStyleClass() + ": " + shown.get(i - 1) + " and " + shown.get(i));
            }
        }
    }
}
