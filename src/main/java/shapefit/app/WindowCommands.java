package shapefit.app;

import java.util.List;
import java.util.function.IntConsumer;
import shapefit.app.document.StudioModel;
import shapefit.app.theme.Appearance;
import shapefit.app.theme.Theme;
import shapefit.app.widgets.Command;
import shapefit.app.widgets.Keys;

/** What the menus "Edit", "Window" and "Help" have of the window as a whole. */
final class WindowCommands {

    private final Appearance appearance;
    private final Runnable toggleSides;
    private final IntConsumer jump;

    /**
     * @param toggleSides hides the panels or shows them
     * @param jump goes to the next pane at 1, to the one before at -1
     */
    WindowCommands(Appearance appearance, Runnable toggleSides, IntConsumer jump) {
        this.appearance = appearance;
        this.toggleSides = toggleSides;
        this.jump = jump;
    }

    /** Undo and redo. */
    static List<Command> edits(StudioModel model) {
        return List.of(
                Command.of("Undo", "Takes the latest step back.", "Shortcut+Z", model::undo)
                        .with("fth-corner-up-left")
                        .unless(model.undoNameProperty().map(String::isEmpty), "Nothing was changed yet."),
                Command.of("Redo", "Makes the step again.", "Shortcut+Y", model::redo)
                        .with("fth-corner-up-right")
                        .unless(model.redoNameProperty().map(String::isEmpty), "Nothing was undone."));
    }

    /** Adds the menus "Window" and "Help". Returns what shows the keys. */
    Command addTo(Keys keys, KeySheet keySheet, CommandSearch search) {
        keys.add(
                "Window",
                List.of(
                        Command.of("Dark theme", "Grey and quiet around the photo.", "", () -> use(Theme.DARK)),
                        Command.of("Light theme", "For bright rooms.", "", () -> use(Theme.LIGHT))));
        Command larger = Command.of("Larger text", "Everything grows with it.", "Shortcut+Plus", () -> text(10));
        // Plus is Shift and Equals on many keyboards, and a key of its own on others.
        List.of("Shortcut+Equals", "Shortcut+Shift+Equals", "Shortcut+Add").forEach(key -> keys.also(key, larger));
        keys.add(
                "Window",
                List.of(
                        larger,
                        Command.of("Smaller text", "Everything shrinks with it.", "Shortcut+Minus", () -> text(-10))));
        addPaneCommands(keys);
        Command help =
                Command.of("Keys", "Shows all keys.", "F1", keySheet::toggle).once();
        keys.add(
                "Help",
                List.of(
                        Command.of(
                                        "Search commands",
                                        "Finds a command by its words, and does it.",
                                        "Shortcut+Shift+P",
                                        search::show)
                                .once(),
                        help));
        keys.typed("?", help);
        return help;
    }

    private void addPaneCommands(Keys keys) {
        keys.add(
                "Window",
                List.of(Command.of(
                                "Hide or show panels",
                                "Leaves the stage alone, or brings the panels back.",
                                "Shortcut+B",
                                toggleSides)
                        .once()));
        keys.add(
                "Window",
                List.of(
                        Command.of("Next pane", "Goes to the next pane.", "F6", () -> jump.accept(1)),
                        Command.of("Pane before", "Goes to the pane before.", "Shift+F6", () -> jump.accept(-1))));
    }

    private void use(Theme theme) {
        appearance.themeProperty().set(theme);
    }

    private void text(int percent) {
        appearance.changeTextSize(percent);
    }
}
