package shapefit.app;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import shapefit.app.document.StudioModel;
import shapefit.app.fit.FitPhase;
import shapefit.app.fit.FitViewModel;
import shapefit.app.widgets.Command;
import shapefit.app.widgets.Icons;

/** The row of buttons above everything. */
final class ToolRow extends HBox {

    private final List<Command> commands;

    ToolRow(StudioModel model, FitViewModel fit) {
        getStyleClass().add("tool-row");
        BooleanBinding notLive =
                Bindings.createBooleanBinding(() -> !fit.phaseProperty().get().isLive(), fit.phaseProperty());
        BooleanBinding running = fit.phaseProperty().isEqualTo(FitPhase.RUNNING);
        Command toggle = Command.of("Fit", "Starts the fit, pauses it, or lets it go on.", "Space", fit::toggle)
                .with("fth-play");
        commands = List.of(
                toggle,
                Command.of("Step", "Makes one step.", "Period", fit::step)
                        .with("fth-skip-forward")
                        .unless(running),
                Command.of("Rewind", "Brings back what the run started from.", "Shortcut+Backspace", fit::rewind)
                        .with("fth-skip-back")
                        .unless(fit.phaseProperty().isEqualTo(FitPhase.READY)),
                Command.of("Best", "Goes back to the best state of this stage.", "B", fit::goToBest)
                        .with("fth-star")
                        .unless(notLive),
                Command.of("Stop", "Ends the run and keeps the best.", "Esc", fit::stop)
                        .with("fth-square")
                        .unless(notLive));
        commands.forEach(command -> getChildren().add(button(command)));
        ((Button) getChildren().get(0))
                .textProperty()
                .bind(Bindings.when(running).then("Pause").otherwise("Fit"));
    }

    private static Button button(Command command) {
        Button button = new Button(command.title(), Icons.of(command.icon()));
        button.setTooltip(new Tooltip(command.hint()));
        button.setOnAction(e -> command.run());
        button.setId("tool-" + command.title().toLowerCase(Locale.ROOT));
        if (command.disabled() != null) {
            button.disableProperty().bind(command.disabled());
        }
        return button;
    }

    List<Command> commands() {
        return commands;
    }
}
