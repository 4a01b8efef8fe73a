package shapefit.app.inspector;

import java.io.IOException;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import shapefit.app.document.Look;
import shapefit.app.document.State;
import shapefit.app.inspector.OwnPresets.Preset;
import shapefit.app.widgets.Buttons;
import shapefit.app.widgets.Command;

/** A person's own presets: one to choose, a name to save the present look under, and a way to delete one. */
final class PresetRow extends VBox {

    private static final String HINT = "Blur and see-through that you have saved under a name.";

    private final Tuning tuning;
    private final OwnPresets presets;
    private final ComboBox<Preset> choice = new ComboBox<>();
    private final TextField name = new TextField();
    private final Label problem = new Label();
    private final HBox naming;
    private final Button save;
    private final Button delete;
    private boolean showing;

    PresetRow(Tuning tuning, OwnPresets presets) {
        this.tuning = tuning;
        this.presets = presets;
        save = icon("Save preset", "Saves blur and see-through as they are now, under a name.", "fth-plus", this::ask);
        delete = icon("Delete preset", "Takes the chosen preset away.", "fth-trash-2", this::delete);
        choose();
        HBox buttons = new HBox(choice, save, delete);
        buttons.setAlignment(Pos.CENTER_LEFT);
        buttons.getStyleClass().add("setting-row");
        HBox.setHgrow(choice, Priority.ALWAYS);
        naming = naming();
        problem.getStyleClass().addAll("small", "problem");
        problem.setWrapText(true);
        problem.setId("preset-problem");
        getStyleClass().add("group-body");
        getChildren().setAll(buttons, naming, problem);
        show(naming, false);
        tell("");
        refill();
    }

    private static Button icon(String title, String hint, String icon, Runnable action) {
        Button button = Buttons.icon(Command.of(title, hint, "", action).with(icon));
        button.getStyleClass().add("small-icon");
        button.setId(title.toLowerCase(Locale.ROOT).replace(' ', '-'));
        return button;
    }

    private void choose() {
        choice.setId("own-presets");
        choice.setMinWidth(0);
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setTooltip(new Tooltip("Own presets\n" + HINT));
        choice.setAccessibleText("Own presets");
        choice.setAccessibleHelp(HINT);
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(Preset preset) {
                return preset == null ? "" : preset.name();
            }

            @Override
            public Preset fromString(String text) {
                return null; // nobody types here
            }
        });
        choice.valueProperty().subscribe((before, now) -> {
            delete.setDisable(now == null);
            if (!showing && now != null) {
                tuning.look(now.name(), l -> l.withLinked(false).with(now.sigma(), now.gamma()));
            }
        });
    }

    private HBox naming() {
        name.setId("preset-name");
        name.setPromptText("Name");
        name.setAccessibleText("Name of the preset");
        name.setTooltip(
                new Tooltip("Name of the preset\nEnter saves it; Esc leaves it. One of the same name is replaced."));
        name.setOnAction(e -> save());
        name.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                leave();
                e.consume();
            }
        });
        HBox.setHgrow(name, Priority.ALWAYS);
        Button keep = Buttons.of(Command.of("Save", "Saves the preset under this name.", "", this::save));
        keep.getStyleClass().add("small-button");
        keep.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(name, keep);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("setting-row");
        return row;
    }

    private void ask() {
        show(naming, true);
        Preset chosen = choice.getValue();
        name.setText(chosen == null ? "" : chosen.name());
        name.requestFocus();
        name.selectAll();
    }

    private void leave() {
        tell("");
        show(naming, false);
        save.requestFocus();
    }

    private void save() {
        String wanted = name.getText().strip();
        if (wanted.isEmpty() || wanted.length() > OwnPresets.LONGEST_NAME) {
            tell("A name must have 1 to " + OwnPresets.LONGEST_NAME + " characters.");
            return;
        }
        Look look = tuning.model().state().look();
        Preset made = new Preset(wanted, LookGroup.sigma(look.sigma()), LookGroup.gamma(look.gamma()));
        leave();
        change(() -> presets.save(made));
    }

    private void delete() {
        Preset chosen = choice.getValue();
        if (chosen != null) {
            change(() -> presets.delete(chosen));
            choice.requestFocus();
        }
    }

    /** Something that writes the file. */
    private interface Change {
        void make() throws IOException;
    }

    private void change(Change change) {
        try {
            change.make();
            tell("");
        } catch (IOException e) {
            tell(e.getMessage());
        }
        refill();
    }

    private void refill() {
        showing = true;
        choice.getItems().setAll(presets.all());
        showing = false;
        choice.setDisable(presets.all().isEmpty());
        choice.setPromptText(presets.all().isEmpty() ? "No own presets yet" : "Own presets");
        show(tuning.model().state());
    }

    /** Shows the preset that a state's look has, if any. */
    void show(State state) {
        Look look = state.look();
        showing = true;
        choice.setValue(presets.all().stream()
                .filter(p -> Tuning.same(p.sigma(), look.sigma()) && Tuning.same(p.gamma(), look.gamma()))
                .findFirst()
                .orElse(null));
        showing = false;
        delete.setDisable(choice.getValue() == null);
    }

    private void tell(String text) {
        problem.setText(text);
        show(problem, !text.isEmpty());
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
