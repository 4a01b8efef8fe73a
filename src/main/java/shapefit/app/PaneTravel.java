package shapefit.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Jumps from pane to pane; a pane that was left by a jump has the focus again where it was. */
final class PaneTravel {

    private final List<Node> panes;
    private final Map<Node, Node> left = new HashMap<>();

    /** @param panes in the order of travel; those that are not shown, or have nothing to focus, are passed over */
    PaneTravel(List<? extends Node> panes) {
        this.panes = List.copyOf(panes);
    }

    /** @param step 1 to the next pane, -1 to the one before */
    void jump(Scene scene, int step) {
        Node owner = scene.getFocusOwner();
        int from = paneOf(owner);
        if (from >= 0) {
            left.put(panes.get(from), owner);
        }
        for (int i = 1; i <= panes.size(); i++) {
            int index = Math.floorMod((from < 0 && step < 0 ? 0 : from) + i * step, panes.size());
            Node target = target(scene, panes.get(index));
            if (target != null) {
                focusVisibly(scene, target);
                return;
            }
        }
    }

    private int paneOf(Node owner) {
        for (Node n = owner; n != null; n = n.getParent()) {
            if (panes.contains(n)) {
                return panes.indexOf(n);
            }
        }
        return -1;
    }

    private Node target(Scene scene, Node pane) {
        if (pane.getScene() != scene) {
            return null; // laid aside in this arrangement
        }
        List<Node> there = focusable(pane);
        Node before = left.get(pane);
        return there.contains(before) ? before : there.isEmpty() ? null : there.get(0);
    }

    /**
     * JavaFX marks the focus as visible only after its own travel by Tab, and what is asked to take the focus is not marked. So
     * the target is reached by Shift+Tab from the node behind it.
     */
    private static void focusVisibly(Scene scene, Node target) {
        List<Node> all = focusable(scene.getRoot());
        Node behind = all.get((all.indexOf(target) + 1) % all.size());
        behind.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "\t", "\t", KeyCode.TAB, true, false, false, false));
        if (!target.isFocused()) {
            target.requestFocus();
        }
    }

    /** What Tab stops at, in its order. */
    private static List<Node> focusable(Node node) {
        List<Node> found = new ArrayList<>();
        collect(node, found);
        return found;
    }

    private static void collect(Node node, List<Node> found) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable()) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }
}
