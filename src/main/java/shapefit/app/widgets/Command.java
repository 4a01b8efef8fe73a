package shapefit.app.widgets;

import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;

/**
 * Something a person can do: one object feeds menu, button, tooltip, key and the list of keys.
 *
 * @param title as menus and buttons say it, sentence case
 * @param description one sentence
 * @param icon literal of a Feather icon, or empty
 * @param key does it from anywhere in the window, or null
 * @param disabled whether it cannot be done now, or null if it always can
 * @param action does it, on the JavaFX thread
 */
public record Command(
        String title,
        String description,
        String icon,
        KeyCombination key,
        ObservableValue<Boolean> disabled,
        Runnable action) {

    /** One that can always be done, without an icon. */
    public static Command of(String title, String description, String key, Runnable action) {
        return new Command(title, description, "", keyOf(key), null, action);
    }

    /** The same, possible only sometimes. */
    public Command unless(ObservableValue<Boolean> newDisabled) {
        return new Command(title, description, icon, key, newDisabled, action);
    }

    /** The same with an icon. */
    public Command with(String newIcon) {
        return new Command(title, description, newIcon, key, disabled, action);
    }

    /** Whether it can be done now. */
    public boolean isPossible() {
        return disabled == null || !Boolean.TRUE.equals(disabled.getValue());
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

    /** What a tooltip says: name, sentence, key. */
    public String hint() {
        String head = key == null ? title : title + "  (" + keyText() + ")";
        return description.isEmpty() ? head : head + "\n" + description;
    }

    private static KeyCombination keyOf(String key) {
        return key.isEmpty() ? null : KeyCombination.valueOf(key);
    }
}
