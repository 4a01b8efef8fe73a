package shapefit.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import shapefit.app.theme.Appearance;
import shapefit.app.widgets.Command;
import shapefit.app.widgets.Keys;
import shapefit.app.widgets.Sheet;

/** Finds commands by what is typed, and does the chosen one. */
final class CommandSearch extends Sheet {

    private static final PseudoClass IMPOSSIBLE = PseudoClass.getPseudoClass("impossible");

    /** Rows that are seen at once, and their size and the sheet's in body text sizes. */
    private static final int ROWS = 10;

    private static final double ROW_HEIGHT = 3.4;
    private static final double WIDTH = 44;

    private final Keys keys;
    private final Appearance appearance;
    private final TextField field = new TextField();
    private final ListView<Found> list = new ListView<>();
    private final Label nothing = new Label("No command has these words.");
    private List<Found> all = List.of();

    /**
     * A command and where menus have it.
     *
     * @param place for example "File, Examples"
     * @param command to do
     */
    record Found(String place, Command command) {

        private boolean has(String word) {
            return (command.title() + " " + place + " " + command.description())
                    .toLowerCase(Locale.ROOT)
                    .contains(word);
        }

        private int rank(String first) {
            String title = command.title().toLowerCase(Locale.ROOT);
            return title.startsWith(first) ? 0 : title.contains(first) ? 1 : 2;
        }

        private String sentence() {
            String state = command.ticked() == null ? "" : command.isOn() ? "On. " : "Off. ";
            return command.isPossible() ? state + command.description() : "Not now: " + command.why();
        }
    }

    CommandSearch(Keys keys, Appearance appearance) {
        super("command-search");
        this.keys = keys;
        this.appearance = appearance;
        field.setId("command-field");
        field.setPromptText("Type what you want to do");
        field.setAccessibleText("Search commands");
        field.textProperty().subscribe(this::filter);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setId("command-list");
        list.setFocusTraversable(false); // arrows in the field travel it
        list.setAccessibleText("Commands");
        list.setCellFactory(view -> new Row());
        nothing.getStyleClass().add("muted");
        list.setPlaceholder(nothing);
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(found -> field.setAccessibleHelp(found == null ? nothing.getText() : spoken(found)));
    }

    /** Opens it, with everything in the list. */
    void show() {
        all = all(keys);
        field.clear();
        filter("");
        Label keysHere = new Label("Type words. Arrows choose, Enter does it, Esc closes.");
        keysHere.getStyleClass().addAll("muted", "small");
        VBox content = new VBox(field, list, keysHere);
        content.getStyleClass().add("command-search");
        content.setPrefWidth(Math.min(WIDTH * appearance.bodySize(), getScene().getWidth() * 0.9));
        double rows = ROWS * ROW_HEIGHT * appearance.bodySize();
        list.setFixedCellSize(ROW_HEIGHT * appearance.bodySize());
        list.setPrefHeight(Math.min(rows, getScene().getHeight() * 0.6));
        open(content, field);
    }

    private static List<Found> all(Keys keys) {
        List<Found> all = new ArrayList<>();
        for (String heading : keys.headings()) {
            for (Keys.Section section : keys.sections(heading)) {
                String place = section.submenu().isEmpty() ? heading : heading + ", " + section.submenu();
                section.commands().get().forEach(command -> all.add(new Found(place, command)));
            }
        }
        return all;
    }

    private void filter(String typed) {
        List<String> words = Arrays.stream(typed.trim().toLowerCase(Locale.ROOT).split("\\s+"))
                .toList();
        list.getItems()
                .setAll(all.stream()
                        .filter(found -> words.stream().allMatch(found::has))
                        .sorted(Comparator.comparingInt(found -> found.rank(words.get(0))))
                        .toList());
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> travel(1);
            case UP -> travel(-1);
            case PAGE_DOWN -> travel(ROWS);
            case PAGE_UP -> travel(-ROWS);
            case ENTER -> perform(list.getSelectionModel().getSelectedItem());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void travel(int rows) {
        int last = list.getItems().size() - 1;
        int to = Math.max(0, Math.min(last, list.getSelectionModel().getSelectedIndex() + rows));
        list.getSelectionModel().select(to);
        list.scrollTo(Math.max(0, to - ROWS / 2));
    }

    /** What cannot be done now stays in the list, which says why. */
    private void perform(Found found) {
        if (found != null && found.command.isPossible()) {
            close();
            found.command.run();
        }
    }

    private static String spoken(Found found) {
        return found.command.title() + ". " + found.sentence() + " " + found.command.keyText();
    }

    private final class Row extends ListCell<Found> {

        private final Label title = new Label();
        private final Label place = new Label();
        private final Label key = new Label();
        private final Label sentence = new Label();
        private final VBox lines;

        Row() {
            title.getStyleClass().addAll("strong", "semibold");
            title.setMinWidth(USE_PREF_SIZE);
            place.getStyleClass().addAll("muted", "small");
            place.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(place, Priority.ALWAYS);
            key.getStyleClass().add("key");
            key.setMinWidth(USE_PREF_SIZE);
            sentence.getStyleClass().addAll("muted", "small");
            HBox first = new HBox(title, place, key);
            first.getStyleClass().add("command-line");
            lines = new VBox(first, sentence);
            setPrefWidth(0); // as wide as the list: long sentences are shortened
            setOnMouseClicked(e -> perform(getItem()));
        }

        @Override
        protected void updateItem(Found found, boolean empty) {
            super.updateItem(found, empty);
            setGraphic(empty ? null : lines);
            if (empty) {
                return;
            }
            Command command = found.command;
            title.setText(command.title());
            place.setText(found.place);
            key.setText(command.keyText());
            key.setVisible(!command.keyText().isEmpty());
            sentence.setText(found.sentence());
            lines.pseudoClassStateChanged(IMPOSSIBLE, !command.isPossible());
            setAccessibleText(spoken(found));
        }
    }
}
