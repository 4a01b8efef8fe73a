package shapefit.app.inspector;

import java.util.Arrays;
import java.util.Locale;
import javafx.scene.control.Label;
import shapefit.app.document.Document;
import shapefit.app.document.Settings;
import shapefit.app.document.State;
import shapefit.app.widgets.Segments;
import shapefit.fit.LossWeights;

/** What of photo and picture is compared. */
final class CompareGroup {

    private final Group group;
    private final Tuning tuning;

    private enum By {
        SILHOUETTE("Silhouette", "Compares the object's outline with the mask."),
        COLOR("Colour", "Compares colours, inside the object."),
        BOTH("Both", "Compares outline and colours.");

        private final String title;
        private final String hint;

        By(String title, String hint) {
            this.title = title;
            this.hint = hint;
        }

        /** What counts, or null if nothing does. */
        private static By of(Compared compared) {
            if (compared.outline()) {
                return compared.colors() ? BOTH : SILHOUETTE;
            }
            return compared.colors() ? COLOR : null;
        }

        private String title() {
            return title;
        }
    }

    CompareGroup(Tuning tuning) {
        this.tuning = tuning;
        group = new Group(tuning, "Compare by")
                .resets(s -> !same(s.settings().weights(), tuning.usual(s).weights()), this::usual)
                .folds(CompareGroup::inWords);
        Rows rows = new Rows(group, tuning);
        Segments<By> by = new Segments<>(
                Arrays.asList(By.values()),
                By::title,
                b -> b.hint,
                b -> tuning.settings("Compare by " + b.title.toLowerCase(Locale.ROOT), s -> weighed(s, b)));
        by.setId("compare-by");
        Label why = new Label();
        why.setId("compare-why");
        why.getStyleClass().addAll("small", "muted");
        why.setWrapText(true);
        group.onShow(state -> {
            Compared compared = Compared.of(state);
            by.show(By.of(compared));
            String noOutline = Compared.isMasked(state.document()) ? "" : sentence(Compared.NO_MASK);
            String noColors = noColors(state.document());
            by.prevent(By.SILHOUETTE, noOutline);
            by.prevent(By.COLOR, noColors);
            by.prevent(By.BOTH, noOutline.isEmpty() ? noColors : noOutline);
            why.setText(compared.sentence());
            why.setVisible(!compared.sentence().isEmpty());
            why.setManaged(why.isVisible());
        });
        group.add(
                by,
                why,
                rows.number(
                        "Silhouette weight",
                        "How much the outline counts.",
                        "0 to 1000",
                        v -> v >= 0 && v <= 1000,
                        s -> s.settings().weights().silhouette(),
                        (s, v) -> weighed(s, v, s.settings().weights().color())),
                rows.number(
                        "Colour weight",
                        "How much colours count.",
                        "0 to 1000",
                        v -> v >= 0 && v <= 1000,
                        s -> s.settings().weights().color(),
                        (s, v) -> weighed(s, s.settings().weights().silhouette(), v)));
    }

    private static String inWords(State state) {
        By by = By.of(Compared.of(state));
        return by == null ? "Nothing yet" : by.title;
    }

    private static String noColors(Document document) {
        if (!Compared.isPictured(document)) {
            return sentence(Compared.NO_PHOTO);
        }
        return Compared.isPlain(document) ? sentence(Compared.NO_COLORS) : "";
    }

    private static String sentence(String reason) {
        return Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + ".";
    }

    Group group() {
        return group;
    }

    private Settings weighed(Settings settings, By by) {
        LossWeights w = settings.weights();
        double silhouette = w.silhouette() > 0 ? w.silhouette() : LossWeights.POSE.silhouette();
        double color = w.color() > 0 ? w.color() : LossWeights.POSE.color();
        return settings.with(w.withPicture(by == By.COLOR ? 0 : silhouette, by == By.SILHOUETTE ? 0 : color));
    }

    private static State weighed(State state, double silhouette, double color) {
        return state.settings(s -> s.with(s.weights().withPicture(silhouette, color)));
    }

    private static boolean same(LossWeights a, LossWeights b) {
        return a.silhouette() == b.silhouette() && a.color() == b.color();
    }

    private State usual(State state) {
        LossWeights usual = tuning.usual(state).weights();
        return weighed(state, usual.silhouette(), usual.color());
    }
}
