package shapefit.app;

import com.sun.javafx.tk.TKClipboard;
import java.io.File;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;

/** A hand that drags files from elsewhere over nodes and lets them go there. JavaFX thread only. */
final class Drops {

    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

    private Drops() {}

    /**
     * What came of it.
     *
     * @param accepted whether the node, or what it lies in, would take them
     * @param promised what the node's labels said while they were over it
     * @param marked whether the node looked like a place to drop them
     * @param completed whether they were taken
     */
    record Outcome(boolean accepted, String promised, boolean marked, boolean completed) {}

    static Outcome drop(Node target, List<Path> files) {
        Dragboard board = board(files);
        boolean accepted = fire(target, board, DragEvent.DRAG_OVER).isAccepted();
        String promised = String.join(
                "\n",
                target.lookupAll(".label").stream()
                        .map(label -> ((Label) label).getText())
                        .toList());
        boolean marked = target.getPseudoClassStates().contains(DROP);
        boolean completed =
                accepted && fire(target, board, DragEvent.DRAG_DROPPED).isDropCompleted();
        fire(target, board, DragEvent.DRAG_EXITED);
        return new Outcome(accepted, promised, marked, completed);
    }

    private static DragEvent fire(Node target, Dragboard board, EventType<DragEvent> type) {
        DragEvent[] seen = new DragEvent[1];
        PickResult pick = new PickResult(target, 0, 0);
        DragEvent event = new DragEvent(type, board, 0, 0, 0, 0, TransferMode.COPY, null, target, pick);
        seen[0] = event;
        target.addEventFilter(type, e -> seen[0] = e); // the event that handlers get is a copy
        Event.fireEvent(target, event);
        return seen[0];
    }

    /** The system makes them; JavaFX has no public way. */
    private static Dragboard board(List<Path> files) {
        List<File> content = files.stream().map(Path::toFile).toList();
        Set<DataFormat> formats = Set.of(files.isEmpty() ? DataFormat.PLAIN_TEXT : DataFormat.FILES);
        Object clipboard = Proxy.newProxyInstance(
                Drops.class.getClassLoader(),
                new Class<?>[] {TKClipboard.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getContentTypes" -> formats;
                    case "hasContent" -> formats.contains(arguments[0]);
                    case "getContent" -> arguments[0] == DataFormat.FILES ? content : "words";
                    case "getTransferModes" -> Set.of(TransferMode.COPY);
                    default -> null;
                });
        try {
            Method create = Dragboard.class.getDeclaredMethod("createDragboard", TKClipboard.class);
            create.setAccessible(true);
            return (Dragboard) create.invoke(null, clipboard);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
