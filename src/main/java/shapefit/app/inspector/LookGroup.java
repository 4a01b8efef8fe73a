package shapefit.app.inspector;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.controlsfx.control.ToggleSwitch;
import shapefit.app.document.Look;
import shapefit.app.document.State;
import shapefit.app.widgets.Segments;
import shapefit.raster.SoftSettings;

/** Blur and transparency: what the fit can feel. */
final class LookGroup {

    private static final double LEAST_SIGMA = 1e-7;
    private static final double MOST_SIGMA = 1e-1;
    private static final double LEAST_GAMMA = 1e-5;
    private static final double MOST_GAMMA = 10;

    /** Depth between the front and the middle of an object, in normalised depth, where the range lies around it. */
    private static final double HALF_DEPTH = 0.1;

    private final Tuning tuning;
    private final Group group;
    private final SliderRow blur;
    private final SliderRow seeThrough;
    private final NumberField pixels;
    private final Label word = new Label();
    private final ToggleSwitch linked = new ToggleSwitch("Linked");
    private boolean showing;

    /** Pairs with a name; gamma suits a depth range that lies around the object. */
    enum Preset {
        CRISP("Crisp", "Hardly any blur: for a fit that is nearly there.", 1e-5, 2e-3),
        BALANCED("Balanced", "A little blur, opaque.", 1e-4, 5e-3),
        SOFT("Soft", "Feels far, and a little through the front.", 1e-3, 2e-2),
        GHOST("Ghost", "Feels far, and what is behind as well as what is in front.", 1e-3, 2e-1);

        private final String title;
        private final String hint;
        private final double sigma;
        private final double gamma;

        Preset(String title, String hint, double sigma, double gamma) {
            this.title = title;
            this.hint = hint;
            this.sigma = sigma;
            this.gamma = gamma;
        }

        String title() {
            return title;
        }

        private String hint() {
            return hint;
        }

        private boolean is(Look look) {
            return Tuning.same(look.sigma(), sigma) && Tuning.same(look.gamma(), gamma);
        }
    }

    LookGroup(Tuning tuning, OwnPresets own) {
        this.tuning = tuning;
        group = new Group(tuning, "Look").resets(this::isChanged, this::usual);
        blur = new SliderRow(
                tuning.model(),
                "Blur",
                "σ",
                LEAST_SIGMA,
                MOST_SIGMA,
                v -> tuning.look("Blur", l -> l.withSigma(v)),
                () -> tuning.usualStage().sigma());
        seeThrough = new SliderRow(
                tuning.model(),
                "See-through",
                "γ",
                LEAST_GAMMA,
                MOST_GAMMA,
                v -> tuning.look("See-through", l -> l.withGamma(v)),
                () -> tuning.usualStage().gamma());
        blur.slider().getStyleClass().add("reach");
        pixels = new NumberField(
                "Blur in pixels",
                "more than 0, up to what σ " + MOST_SIGMA + " gives",
                px -> px > 0 && tuning.sigma(px) >= LEAST_SIGMA && tuning.sigma(px) <= MOST_SIGMA,
                px -> String.format(Locale.ROOT, px < 99.95 ? "%.1f px" : "%.0f px", px),
                px -> tuning.look("Blur", l -> l.withSigma(tuning.sigma(px))));
        pixels.setId("blur-pixels");
        pixels.getStyleClass().add("shown-value");
        word.getStyleClass().addAll("value", "shown-word");
        blur.setValue(pixels);
        seeThrough.setValue(word);
        group.watched(blur.raw());
        group.watched(seeThrough.raw());
        group.watched(pixels);
        PresetRow ownPresets = new PresetRow(tuning, own);
        group.onShow(ownPresets::show);
        group.add(presets(), ownPresets, blur, seeThrough, switches());
        group.onShow(this::show);
        tuning.preview()
                .pictureProperty()
                .subscribe(p -> showPixels(tuning.model().state()));
    }

    Group group() {
        return group;
    }

    /** The nearest that the slider has. */
    static double sigma(double value) {
        return Math.max(LEAST_SIGMA, Math.min(MOST_SIGMA, value));
    }

    /** The nearest that the slider has. */
    static double gamma(double value) {
        return Math.max(LEAST_GAMMA, Math.min(MOST_GAMMA, value));
    }

    private Segments<Preset> presets() {
        Segments<Preset> segments = new Segments<>(
                List.of(Preset.values()),
                Preset::title,
                Preset::hint,
                p -> tuning.look(p.title, l -> l.withLinked(false).with(p.sigma, p.gamma)));
        segments.setId("presets");
        group.onShow(state -> segments.show(Arrays.stream(Preset.values())
                .filter(p -> p.is(state.look()))
                .findFirst()
                .orElse(null)));
        return segments;
    }

    private HBox switches() {
        linked.setId("linked");
        linked.setTooltip(new Tooltip("Linked\nSee-through follows blur: γ stays at ten σ."));
        linked.setAccessibleHelp("See-through follows blur.");
        linked.selectedProperty().subscribe((before, now) -> {
            if (!showing) {
                tuning.look(now ? "Link" : "Unlink", l -> l.withLinked(now));
            }
        });
        Segments<Boolean> hard = new Segments<>(
                List.of(true, false),
                h -> h ? "Hard" : "Soft",
                h -> h ? "Draws sharp; the fit still feels the blur." : "Draws as the fit feels it.",
                h -> tuning.look(h ? "Draw hard" : "Draw soft", l -> l.withHard(h)));
        hard.setId("hard");
        group.onShow(state -> hard.show(state.look().hard()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(linked, gap, hard);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void show(State state) {
        Look look = state.look();
        String see = inWords(state);
        word.setText(see);
        showPixels(state);
        blur.show(look.sigma(), pixels.getText().replace("px", "pixels"), !tuning.hasUsualBlur(state));
        seeThrough.show(look.gamma(), see, !tuning.hasUsualSeeThrough(state));
        showing = true;
        linked.setSelected(look.linked());
        showing = false;
    }

    private void showPixels(State state) {
        pixels.show(tuning.pixels(state.look().sigma()));
    }

    private boolean isChanged(State state) {
        return !tuning.hasUsualBlur(state)
                || state.look().linked()
                || state.look().hard();
    }

    private State usual(State state) {
        State next = tuning.along(state, tuning.usualSchedule(state));
        return new State(
                next.document(), next.settings(), next.look().withLinked(false).withHard(false));
    }

    /** By the share that a surface keeps when it lies half the object's depth behind the front one. */
    private static String inWords(State state) {
        SoftSettings raster = state.settings().raster();
        double depth = HALF_DEPTH;
        if (!state.settings().rangeAroundObject() && state.document().shape().isPresent()) {
            double diagonal = state.document().shape().get().mesh().bounds().diagonal();
            depth = 0.3 * diagonal * state.document().pose().scale() / (raster.far() - raster.near());
        }
        double share = 1 / (1 + Math.exp(depth / state.look().gamma()));
        if (share < 0.05) {
            return "Opaque";
        }
        return share < 0.3 ? "Glassy" : "Ghost";
    }
}
