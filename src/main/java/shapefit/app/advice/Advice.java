package shapefit.app.advice;

import java.util.List;
import shapefit.app.widgets.Command;

/**
 * What to know, or to do, next. Immutable.
 *
 * @param kind decides icon and colour
 * @param title three to six words
 * @param text one sentence with the numbers
 * @param cures what helps, the best first; may be empty
 */
public record Advice(Kind kind, String title, String text, List<Command> cures) {

    /** How it is meant. */
    public enum Kind {
        /** All is well. */
        GOOD("fth-check-circle", "good"),
        /** The fit gains. */
        GAINING("fth-trending-down", "gaining"),
        /** Something to know. */
        NOTE("fth-info", "note"),
        /** It will not work like this. */
        WARNING("fth-alert-triangle", "warning"),
        /** It did not work. */
        ERROR("fth-alert-octagon", "error");

        private final String icon;
        private final String style;

        Kind(String icon, String style) {
            this.icon = icon;
            this.style = style;
        }

        /** Literal of its icon. */
        public String icon() {
            return icon;
        }

        /** Its style class. */
        public String style() {
            return style;
        }
    }

    /** Copies the list. */
    public Advice {
        cures = List.copyOf(cures);
    }
}
