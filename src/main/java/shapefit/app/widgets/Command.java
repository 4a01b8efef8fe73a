package shapefit.app.widgets;

import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;

/**
 * Something a person can do: one object feeds menu, button, tooltip, key, search and the list of keys.
 *
 * @param title as menus and buttons say it, sentence case
 * @param description one sentence
 * @param icon literal of a Feather icon, or empty
 * @param key does it from anywhere in the window, or null
 * @param obstacle why it cannot be done now, one sentence, or empty if it can; null if it always can
 * @param ticked whether it is on, or null if it is no switch
 * @param repeats whether it is done again and again while its key is held
 * @param action does it, on the JavaFX thread
 */
public record Command(
        String title,
        String description,
        String icon,
        KeyCombination key,
        ObservableValue<String> obstacle,
        ObservableValue<Boolean> ticked,
        boolean repeats,
        Runnable action) {

    /** One that can always be done, without an icon; it repeats while its key is held. */
    public static Command of(String title, String description, String key, Runnable action) {
        return new Command(title, description, "", keyOf(key), null, null, true, action);
    }

    /**
     * The same, possible only sometimes.
     *
     * @param disabled true while it cannot be done
     * @param why one sentence that says so
     */
    public Command unless(ObservableValue<Boolean> disabled, String why) {
        return unless(disabled.map(is -> is ? why : ""));
    }

    /**
     * The same, possible only sometimes.
     *
     * @param newObstacle why it cannot be done now; empty while it can
     */
    public Command unless(ObservableValue<String> newObstacle) {
        return new Command(title, description, icon, key, newObstacle, ticked, repeats, action);
    }

    /** The same with an icon. */
    public Command with(String newIcon) {
        return new Command(title, description, newIcon, key, obstacle, ticked, repeats, action);
    }

    /** The same as a switch. */
    public Command ticked(ObservableValue<Boolean> on) {
        return new Command(title, description, icon, key, obstacle, on, repeats, action);
    }

    /** The same, done once however long its key is held. */
    public Command once() {
        return new Command(title, description, icon, key, obstacle, ticked, false, action);
    }

    /** Why it cannot be done now, one sentence; empty if it can. */
    public String why() {
        String now = obstacle == null ? null : obstacle.getValue();
        return now == null ? "" : now;
    }

    /** Whether it can be done now. */
    public boolean isPossible() {
        return why().isEmpty();
    }

    /** Whether it is a switch that is on. */
    public boolean isOn() {
        return ticked != null && Boolean.TRUE.equals(ticked.getValue());
    }

    /** Does it, if it can be done now. */
    public void run() {
        if (isPossible()) {
            action.run();
        }
    }

    /** The key as people read it, for example "Ctrl+Z"; empty if there is none. */
    public String keyText() {
        return key == null ? "" : Keys.text(key);
    }

    /** What a tooltip says: name, key, sentence, and why not now. */
    public String hint() {
        String head = key == null ? title : title + "  (" + keyText() + ")";
        return help().isEmpty() ? head : head + "\n" + help();
    }

    /** The sentence, and why not now. */
    public String help() {
        String not = isPossible() ? "" : "Not now: " + why();
        return description.isEmpty() || not.isEmpty() ? description + not : description + "\n" + not;
    }

    private static KeyCombination keyOf(String key) {
        return key.isEmpty() ? null : KeyCombination.valueOf(key);
    }
}
