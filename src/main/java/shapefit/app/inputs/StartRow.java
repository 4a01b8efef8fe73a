package shapefit.app.inputs;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import shapefit.app.theme.Appearance;
import shapefit.app.widgets.Buttons;
import shapefit.app.widgets.Command;

/** Looks for a start: a button, then progress, then a few pictures to choose from. */
final class StartRow extends VBox {

    private final StartFinder finder;
    private final Appearance appearance;
    private final VBox sheet = new VBox();
    private final Command find;

    StartRow(StartFinder finder, Appearance appearance) {
        this.finder = finder;
        this.appearance = appearance;
        getStyleClass().add("start-row");
        find = Command.of(
                        "Find a start",
                        "Tries the object turned every way, and shows the best few to choose from.",
                        "Shortcut+Enter",
                        finder::find)
                .with("fth-search")
                .unless(Bindings.when(finder.runningProperty())
                        .then("It looks already.")
                        .otherwise(finder.obstacleProperty()));
        Button button = Buttons.of(find);
        button.setId("find-start");
        button.setMaxWidth(Double.MAX_VALUE);
        Label why = new Label();
        why.getStyleClass().addAll("small", "muted");
        why.setWrapText(true);
        why.textProperty().bind(finder.obstacleProperty());
        finder.obstacleProperty().subscribe(text -> InputRow.show(why, !text.isEmpty()));
        Label problem = new Label();
        problem.getStyleClass().addAll("small", "problem");
        problem.setWrapText(true);
        problem.textProperty().bind(finder.problemProperty());
        finder.problemProperty().subscribe(text -> InputRow.show(problem, !text.isEmpty()));
        sheet.getStyleClass().add("contact-sheet");
        Node busy = busy();
        finder.runningProperty().subscribe(running -> {
            InputRow.show(busy, running);
            InputRow.show(button, !running);
        });
        finder.foundProperty().subscribe(this::show);
        getChildren().setAll(button, busy, why, problem, sheet);
    }

    Command find() {
        return find;
    }

    /** Shows the equally good poses, and goes to the first. */
    void showAlike() {
        finder.showAlike();
        Node first = lookup("#start-0");
        if (first != null) {
            first.requestFocus();
        }
    }

    private Node busy() {
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(finder.progressProperty());
        HBox.setHgrow(bar, Priority.ALWAYS);
        Label share = new Label();
        share.getStyleClass().addAll("value", "small");
        share.setMinWidth(USE_PREF_SIZE);
        finder.progressProperty()
                .subscribe(p -> share.setText(String.format(Locale.ROOT, "%3.0f %%", 100 * p.doubleValue())));
        Button cancel = Buttons.of(Command.of("Cancel", "Stops looking.", "", finder::cancel));
        cancel.getStyleClass().add("small-button");
        cancel.setId("cancel-start");
        cancel.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(8, bar, share, cancel);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void show(List<StartFinder.Found> found) {
        sheet.getChildren().clear();
        InputRow.show(sheet, !found.isEmpty());
        if (found.isEmpty()) {
            return;
        }
        Label title = new Label("Choose one");
        title.getStyleClass().add("group-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        Button close = Buttons.icon(Command.of("Close", "Keeps the object where it is.", "", finder::dismiss)
                .with("fth-x"));
        close.getStyleClass().add("small-icon");
        HBox head = new HBox(title, close);
        head.setAlignment(Pos.CENTER_LEFT);
        sheet.getChildren().add(head);
        int alike = (int) found.stream().filter(StartFinder.Found::alike).count();
        if (alike > 1) {
            Label same = new Label(StartFinder.sameness(alike));
            same.getStyleClass().addAll("small", "muted");
            same.setWrapText(true);
            sheet.getChildren().add(same);
        }
        for (int i = 0; i < found.size(); i++) {
            sheet.getChildren().add(tile(found.get(i), i));
        }
    }

    private Node tile(StartFinder.Found found, int index) {
        ImageView picture = new ImageView(found.picture());
        picture.setPreserveRatio(true);
        picture.setFitWidth(84.0 / 13 * appearance.bodySize());
        picture.setFitHeight(63.0 / 13 * appearance.bodySize());
        Label rank = new Label(found.alike() ? "Equally good" : index == 0 ? "Best" : "Start " + (index + 1));
        rank.getStyleClass().addAll("strong", "semibold");
        Label loss = new Label(
                String.format(Locale.ROOT, "loss %.3f", found.candidate().loss()));
        loss.getStyleClass().addAll("small", "muted", "value");
        VBox words = new VBox(rank, loss);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox content = new HBox(10, picture, words);
        content.setAlignment(Pos.CENTER_LEFT);
        Button button = new Button("", content);
        button.getStyleClass().add("start-tile");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setId("start-" + index);
        button.setAccessibleText(rank.getText() + ", " + loss.getText());
        button.setTooltip(new Tooltip("Puts the object there. Ctrl+Z undoes."));
        button.setOnAction(e -> finder.take(found));
        return button;
    }
}
