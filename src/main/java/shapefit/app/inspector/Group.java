package shapefit.app.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import shapefit.app.document.State;
import shapefit.app.widgets.Buttons;
import shapefit.app.widgets.Command;

/** Settings that belong together, under a title that marks what was changed, resets it, and perhaps folds them away. */
final class Group extends VBox {

    /** Of controls of what may not move. */
    static final PseudoClass LOCKED = PseudoClass.getPseudoClass("locked");

    private static final PseudoClass FOLDED = PseudoClass.getPseudoClass("folded");

    private final Tuning tuning;
    private final String title;
    private final Label dot = new Label();
    private final Label summary = new Label();
    private final Label problem = new Label();
    private final VBox body = new VBox();
    private final HBox header = new HBox();
    private final FontIcon chevron = new FontIcon("fth-chevron-down");
    private final List<Consumer<State>> shows = new ArrayList<>();
    private final Button reset;
    private Predicate<State> changed = s -> false;
    private UnaryOperator<State> usual = UnaryOperator.identity();
    private Function<State, String> words = s -> "";
    private Runnable unfolded = () -> {};
    private boolean folded;

    Group(Tuning tuning, String title) {
        this.tuning = tuning;
        this.title = title;
        setId("group-" + title.toLowerCase(Locale.ROOT).replace(' ', '-'));
        getStyleClass().add("group");
        Label name = new Label(title);
        name.getStyleClass().add("group-title");
        name.setMinWidth(USE_PREF_SIZE);
        dot.getStyleClass().add("changed-dot");
        summary.getStyleClass().addAll("muted", "small");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        reset = Buttons.icon(Command.of("Reset " + title, "Sets these to what is usual.", "", this::reset)
                .with("fth-rotate-ccw"));
        reset.getStyleClass().add("small-icon");
        reset.setId("reset-" + title.toLowerCase(Locale.ROOT).replace(' ', '-'));
        header.getStyleClass().addAll("group-header", "row");
        header.getChildren().setAll(name, dot, gap, summary, reset);
        problem.getStyleClass().addAll("small", "problem");
        problem.setWrapText(true);
        problem.setVisible(false);
        problem.setManaged(false);
        body.getStyleClass().add("group-body");
        getChildren().setAll(header, body, problem);
        summary.setVisible(false);
    }

    /** What counts as changed, and how it is taken back. */
    Group resets(Predicate<State> isChanged, UnaryOperator<State> toUsual) {
        changed = isChanged;
        usual = toUsual;
        return this;
    }

    /** Lets it fold, and says in a few words what it hides. */
    Group folds(Function<State, String> inWords) {
        words = inWords;
        ButtonBase fold = new Button("", chevron);
        fold.getStyleClass().addAll("icon-button", "small-icon", "fold");
        fold.setId("fold-" + title.toLowerCase(Locale.ROOT).replace(' ', '-'));
        fold.setAccessibleText("Show or hide " + title);
        fold.setOnAction(e -> toggle());
        header.getChildren().add(0, fold);
        header.setOnMouseClicked(e -> toggle());
        return this;
    }

    /** For what nothing is usual of. */
    Group withoutReset() {
        reset.setVisible(false);
        return this;
    }

    /** Adds rows. */
    void add(Node... rows) {
        body.getChildren().addAll(rows);
    }

    /** Says below the group what is wrong with what was typed. */
    NumberField watched(NumberField field) {
        field.problemProperty().subscribe(text -> {
            problem.setText(text);
            problem.setVisible(!text.isEmpty());
            problem.setManaged(!text.isEmpty());
        });
        return field;
    }

    /** Calls this with every state to be shown. */
    void onShow(Consumer<State> show) {
        shows.add(show);
    }

    /** Called when a person has unfolded it. */
    void onUnfold(Runnable then) {
        unfolded = then;
    }

    private void toggle() {
        setFolded(!folded);
        if (!folded) {
            unfolded.run();
        }
    }

    void setFolded(boolean fold) {
        folded = fold;
        pseudoClassStateChanged(FOLDED, fold);
        body.setVisible(!fold);
        body.setManaged(!fold);
        summary.setVisible(fold);
        chevron.setIconLiteral(fold ? "fth-chevron-right" : "fth-chevron-down");
    }

    void show(State state) {
        shows.forEach(s -> s.accept(state));
        boolean isChanged = changed.test(state);
        dot.setVisible(isChanged);
        reset.setDisable(!isChanged);
        summary.setText(words.apply(state));
    }

    private void reset() {
        tuning.model().apply("Reset " + title, usual);
    }
}
