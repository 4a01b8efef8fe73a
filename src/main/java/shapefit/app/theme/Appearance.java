package shapefit.app.theme;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import javafx.application.Application;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

/** Theme, text size and motion: how the window looks to this person. JavaFX thread only. */
public final class Appearance {

    /** Smallest text, percent. */
    public static final int SMALLEST_TEXT = 80;

    /** Largest text, percent. */
    public static final int LARGEST_TEXT = 200;

    /** Text size of the body at 100 %, pixels. */
    private static final double BODY = 13;

    private static final String SHEET =
            Appearance.class.getResource("/shapefit/app/studio.css").toExternalForm();

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.DARK);
    private final IntegerProperty textSize = new SimpleIntegerProperty(100);
    private final BooleanProperty reducedMotion = new SimpleBooleanProperty();

    /** Light or dark. */
    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /** Percent, {@value #SMALLEST_TEXT} to {@value #LARGEST_TEXT}. */
    public IntegerProperty textSizeProperty() {
        return textSize;
    }

    /** Whether nothing pulses and nothing fades. */
    public BooleanProperty reducedMotionProperty() {
        return reducedMotion;
    }

    /** Makes text larger or smaller by some percent, within the limits. */
    public void changeTextSize(int percent) {
        textSize.set(Math.max(SMALLEST_TEXT, Math.min(LARGEST_TEXT, textSize.get() + percent)));
    }

    /** Size of body text now, pixels. Whatever is laid out in pixels grows with it. */
    public double bodySize() {
        return BODY * textSize.get() / 100;
    }

    /** Dresses a scene, now and whenever something changes. */
    public void dress(Scene scene) {
        theme.subscribe(t -> apply(scene));
        textSize.subscribe(s -> apply(scene));
    }

    private void apply(Scene scene) {
        Application.setUserAgentStylesheet(theme.get().controls());
        scene.getStylesheets().setAll(theme.get().tokens(), SHEET, sized());
    }

    /**
     * A sheet of its own, because pop-ups take sheets from their owner but no inline styles. Icons are letters whose size is
     * their own em, so theirs must be said in pixels.
     */
    private String sized() {
        String rules = String.format(Locale.ROOT, """
                .root { -fx-font-size: %.2fpx; }
                .ikonli-font-icon { -fx-icon-size: %dpx; }
                .row .ikonli-font-icon, .eye .ikonli-font-icon { -fx-icon-size: %dpx; }
                .chip .ikonli-font-icon { -fx-icon-size: %dpx; }
                """, bodySize(), icon(16), icon(14), icon(11));
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(rules.getBytes(StandardCharsets.UTF_8));
    }

    private long icon(int pixels) {
        return Math.round(pixels * textSize.get() / 100.0);
    }
}
