package shapefit.app;

import java.text.DateFormat;
import java.util.Date;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import shapefit.app.devices.DevicesViewModel;
import shapefit.app.files.FilesViewModel;
import shapefit.app.widgets.Buttons;
import shapefit.app.widgets.Command;
import shapefit.app.widgets.Icons;

/** What must be said about files and devices, in lines above the panes that take no room while there is nothing to say. */
final class NoticeStrip extends VBox {

    private final HBox question = new HBox();

    NoticeStrip(FilesViewModel files, DevicesViewModel devices) {
        setId("notices");
        Label left = words("fth-info");
        HBox recovery = line(
                "recovery",
                left,
                button("Recover", "Opens it, as unsaved work.", files::recover),
                button("Discard", "Gives it up.", files::discardRecovery));
        files.recoveryProperty().subscribe(found -> {
            found.ifPresent(f -> left.setText("The studio ended before “" + f.name() + "” was saved. It was kept on "
                    + DateFormat.getDateTimeInstance(DateFormat.MEDIUM, DateFormat.SHORT, Locale.UK)
                            .format(new Date(f.millis()))
                    + "."));
            show(recovery, found.isPresent());
        });
        Label what = words("fth-folder");
        ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        HBox doing = line("doing", what, bar, button("Cancel", "Gives up opening.", files::cancel));
        files.doingProperty().subscribe(text -> {
            what.setText(text);
            show(doing, !text.isEmpty());
        });
        Label why = words("fth-alert-octagon");
        why.getStyleClass().add("problem");
        HBox problem = line("file-problem", why, button("Close", "Takes the message away.", files::clearProblem));
        files.problemProperty().subscribe(text -> {
            why.setText(text);
            show(problem, !text.isEmpty());
        });
        Label failed = words("fth-cpu");
        HBox device = line("device-failure", failed, button("Close", "Takes the message away.", devices::clearFailure));
        devices.failureProperty().subscribe(text -> {
            failed.setText(text);
            show(device, !text.isEmpty());
        });
        question.setId("question");
        question.getStyleClass().addAll("notice", "row");
        show(question, false);
        question.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                show(question, false);
                e.consume();
            }
        });
        getChildren().setAll(recovery, question, doing, problem, device);
    }

    /**
     * Asks whether unsaved work may go.
     *
     * @param text what would be lost
     * @param save saves, and goes on when that is done
     * @param drop goes on without
     */
    void ask(String text, Runnable save, Runnable drop) {
        Label label = words("fth-alert-triangle");
        label.setText(text);
        Button first = button("Save", "Saves it, then goes on.", () -> answered(save));
        first.getStyleClass().add("accent");
        question.getChildren()
                .setAll(
                        label,
                        first,
                        button("Don’t save", "Goes on; the changes are lost.", () -> answered(drop)),
                        button("Cancel", "Stays here.", () -> answered(() -> {})));
        show(question, true);
        first.requestFocus();
    }

    private void answered(Runnable then) {
        show(question, false);
        then.run();
    }

    private static Label words(String icon) {
        Label label = new Label("", Icons.of(icon));
        label.setMaxWidth(Double.MAX_VALUE);
        label.setWrapText(true);
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    private static Button button(String title, String description, Runnable action) {
        Button button = Buttons.of(Command.of(title, description, "", action));
        button.setId("notice-" + title.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
        button.getStyleClass().add("small-button");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private static HBox line(String id, Node... children) {
        HBox line = new HBox(children);
        line.setId(id);
        line.getStyleClass().addAll("notice", "row");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
