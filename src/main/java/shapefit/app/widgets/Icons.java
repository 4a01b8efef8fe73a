package shapefit.app.widgets;

import org.kordamp.ikonli.javafx.FontIcon;

/** Feather icons; their size and colour are in {@code studio.css}. */
public final class Icons {

    private Icons() {}

    /** An icon by its literal, for example {@code fth-play}; 16 px at 100 % text. */
    public static FontIcon of(String literal) {
        return new FontIcon(literal);
    }
}
