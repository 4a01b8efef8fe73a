package shapefit.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Locale;
import javafx.scene.paint.Color;

/**
 * Light or dark: the style sheet of all controls, and the colours that charts draw with. What is drawn on pictures has
 * {@link PictureColors} instead, the same in both.
 */
public enum Theme {
    /** Dark grey; the default, because photos look best on it. */
    DARK(
            "Dark",
            new PrimerDark().getUserAgentStylesheet(),
            new Chart("#0d1117", "#1b2027", "#21262d", "#8b949e", "#c9d1d9", "#f0f6fc", "#58a6ff", "#3fb950")),
    /** White. */
    LIGHT(
            "Light",
            new PrimerLight().getUserAgentStylesheet(),
            new Chart("#ffffff", "#eaeef2", "#d8dee4", "#57606a", "#24292f", "#0d1117", "#0969da", "#1a7f37"));

    private final String title;
    private final String controls;
    private final Chart chart;

    Theme(String title, String controls, Chart chart) {
        this.title = title;
        this.controls = controls;
        this.chart = chart;
    }

    /** As menus say it. */
    public String title() {
        return title;
    }

    /** Address of the user agent style sheet. */
    String controls() {
        return controls;
    }

    /** Address of our own colours. */
    String tokens() {
        return Theme.class
                .getResource("/shapefit/app/" + name().toLowerCase(Locale.ROOT) + ".css")
                .toExternalForm();
    }

    /** What charts draw with. */
    public Chart chart() {
        return chart;
    }

    /**
     * Colours of charts.
     *
     * @param ground behind everything
     * @param grid lines of the grid
     * @param line base line and marks
     * @param muted tick text, second and third lines
     * @param text labels
     * @param strong the main line and its label
     * @param accent where we are
     * @param best the star
     */
    public record Chart(
            Color ground, Color grid, Color line, Color muted, Color text, Color strong, Color accent, Color best) {

        private Chart(
                String ground,
                String grid,
                String line,
                String muted,
                String text,
                String strong,
                String accent,
                String best) {
            this(
                    Color.web(ground),
                    Color.web(grid),
                    Color.web(line),
                    Color.web(muted),
                    Color.web(text),
                    Color.web(strong),
                    Color.web(accent),
                    Color.web(best));
        }
    }
}
