package shapefit.app.widgets;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;

/**
 * All keys of the window. Panes add their commands under a heading; the window asks here when a key is pressed, and the list
 * of keys is made from here. A key without Ctrl or Alt is left alone while somebody types; Space is left to a button that was
 * reached by keyboard.
 */
public final class Keys {

    /** What a key is called where its code's name is not what is printed on it. */
    private static final Map<KeyCode, String> NAMES = Map.ofEntries(
            Map.entry(KeyCode.PERIOD, "."),
            Map.entry(KeyCode.COMMA, ","),
            Map.entry(KeyCode.OPEN_BRACKET, "["),
            Map.entry(KeyCode.CLOSE_BRACKET, "]"),
            Map.entry(KeyCode.PLUS, "+"),
            Map.entry(KeyCode.EQUALS, "+"),
            Map.entry(KeyCode.MINUS, "−"),
            Map.entry(KeyCode.SLASH, "/"),
            Map.entry(KeyCode.BACK_SPACE, "Backspace"),
            Map.entry(KeyCode.ESCAPE, "Esc"));

    private final List<Command> commands = new ArrayList<>();
    private final Map<KeyCombination, Command> others = new LinkedHashMap<>();
    private final Map<String, Command> characters = new LinkedHashMap<>();
    private final Map<String, List<Section>> sections = new LinkedHashMap<>();
    private final Map<String, List<Line>> lines = new LinkedHashMap<>();
    private final Set<KeyCode> down = EnumSet.noneOf(KeyCode.class);
    private boolean again; // the event at hand comes from a key that is held

    /**
     * Commands that belong together.
     *
     * @param submenu what the menu calls them, or empty if they stand in the menu itself
     * @param commands asked for whenever the menu opens
     */
    public record Section(String submenu, Supplier<List<Command>> commands) {}

    /**
     * One line of the list of keys.
     *
     * @param title what it does
     * @param key as people read it
     */
    public record Line(String title, String key) {}

    /**
     * Adds commands: their keys, lines in the list of keys, and, if the heading is a menu's name, a section of that menu.
     *
     * @param heading for example "File", or "Object" for what no menu has
     */
    public void add(String heading, List<Command> added) {
        List<Command> fixed = List.copyOf(added);
        commands.addAll(fixed);
        sections.computeIfAbsent(heading, h -> new ArrayList<>()).add(new Section("", () -> fixed));
        fixed.stream().filter(c -> c.key() != null).forEach(c -> show(heading, c.title(), c.keyText()));
    }

    /** Adds a menu within a menu, whose commands may change and have no keys, such as recent files. */
    public void addSubmenu(String heading, String title, Supplier<List<Command>> changing) {
        sections.computeIfAbsent(heading, h -> new ArrayList<>()).add(new Section(title, changing));
    }

    /** Another key for a command, which is not listed. */
    public void also(String key, Command command) {
        others.put(KeyCombination.valueOf(key), command);
    }

    /** A command for a character, wherever the keyboard has it. */
    public void typed(String character, Command command) {
        characters.put(character, command);
    }

    /** Adds a line to the list for a key that a pane listens to itself. */
    public void show(String heading, String title, String key) {
        lines.computeIfAbsent(heading, h -> new ArrayList<>()).add(new Line(title, key));
    }

    /** All headings that have commands, in the order they came. */
    public Set<String> headings() {
        return Collections.unmodifiableSet(sections.keySet());
    }

    /** What was added under a heading, in the order it came. */
    public List<Section> sections(String heading) {
        return Collections.unmodifiableList(sections.getOrDefault(heading, List.of()));
    }

    /** Headings with their lines, in the order they came. */
    public Map<String, List<Line>> lines() {
        return Collections.unmodifiableMap(lines);
    }

    /**
     * Listens to a window's keys. Of commands with the same key the first that is possible is done.
     *
     * @param suspended true while something lies over the window and has keys of its own
     */
    public void install(Scene scene, BooleanSupplier suspended) {
        scene.windowProperty().subscribe(window -> {
            if (window != null) {
                watch(window);
            }
        });
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (!event.isConsumed()
                    && !suspended.getAsBoolean()
                    && isFree(event, scene.getFocusOwner())
                    && run(event)) {
                event.consume();
            }
        });
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            Command command = characters.get(event.getCharacter());
            if (command != null && !suspended.getAsBoolean() && isFree(event, scene.getFocusOwner())) {
                perform(command);
                event.consume();
            }
        });
    }

    /** Tells keys that are held from keys that are pressed; in the window, which hears them before anybody takes them. */
    private void watch(Window window) {
        window.addEventFilter(KeyEvent.KEY_PRESSED, e -> again = !down.add(e.getCode()));
        window.addEventFilter(KeyEvent.KEY_RELEASED, e -> down.remove(e.getCode()));
        window.focusedProperty().subscribe(focused -> down.clear()); // a release elsewhere is not heard
    }

    private void perform(Command command) {
        if (!again || command.repeats()) {
            command.run();
        }
    }

    private boolean run(KeyEvent event) {
        for (Command command : commands) {
            if (command.key() != null && command.key().match(event) && command.isPossible()) {
                perform(command);
                return true;
            }
        }
        for (Map.Entry<KeyCombination, Command> other : others.entrySet()) {
            if (other.getKey().match(event)) {
                perform(other.getValue());
                return true;
            }
        }
        return false;
    }

    private static boolean isFree(KeyEvent event, Node focus) {
        boolean bare = !event.isShortcutDown() && !event.isAltDown();
        boolean typing = focus instanceof TextInputControl || focus instanceof ComboBoxBase<?> box && box.isEditable();
        if (typing && bare && !event.getCode().isFunctionKey()) {
            return false;
        }
        boolean pressesButton = focus instanceof ButtonBase && focus.isFocusVisible();
        return !(pressesButton && event.getCode() == KeyCode.SPACE);
    }

    /** A combination as people read it, for example "Ctrl+Shift+Z". */
    public static String text(KeyCombination key) {
        StringBuilder text = new StringBuilder();
        append(text, key.getShortcut(), isMac() ? "⌘" : "Ctrl");
        append(text, key.getControl(), "Ctrl");
        append(text, key.getAlt(), isMac() ? "⌥" : "Alt");
        append(text, key.getShift(), "Shift");
        if (key instanceof KeyCodeCombination code) {
            text.append(NAMES.getOrDefault(code.getCode(), code.getCode().getName()));
        } else {
            text.append(key.getDisplayText());
        }
        return text.toString();
    }

    private static void append(StringBuilder text, KeyCombination.ModifierValue value, String name) {
        if (value == KeyCombination.ModifierValue.DOWN) {
            text.append(name).append('+');
        }
    }

    private static boolean isMac() {
        return System.getProperty("os.name", "").startsWith("Mac");
    }
}
