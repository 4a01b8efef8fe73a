package shapefit.app;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import shapefit.app.document.StudioModel;
import shapefit.app.fit.FitViewModel;
import shapefit.app.theme.Appearance;
import shapefit.app.widgets.Buttons;
import shapefit.app.widgets.Command;
import shapefit.app.widgets.Icons;

/** Projects and examples to open, over the stage at later starts; it goes away when something is done, or by Esc. */
final class WelcomeStrip extends HBox {

    private static final int MOST_RECENT = 3;

    /** Of one choice, in body text sizes; the strip is as wide as that many, and they wrap where they are wider. */
    private static final double CHOICE = 10;

    private final Appearance appearance;
    private final FlowPane choices = new FlowPane(8, 8);

    WelcomeStrip(StudioModel model, FitViewModel fit, Appearance appearance) {
        this.appearance = appearance;
        setId("welcome");
        getStyleClass().addAll("welcome", "row");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        choices.setAlignment(Pos.CENTER_LEFT);
        setHgrow(choices, Priority.ALWAYS);
        Button close = Buttons.icon(Command.of("Close", "Takes this away. Esc does, too.", "", this::leave)
                .with("fth-x"));
        close.getStyleClass().add("small-icon");
        close.setId("welcome-close");
        getChildren().setAll(choices, close);
        leave();
        model.onEdit(edit -> leave());
        fit.phaseProperty().subscribe(phase -> {
            if (phase.isLive()) {
                leave();
            }
        });
        // In the window: Esc comes here only if nobody else had a use for it.
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.setOnKeyPressed(e -> {
                    if (e.getCode() == KeyCode.ESCAPE) {
                        leave();
                    }
                });
            }
        });
    }

    /**
     * Shows it.
     *
     * @param recent projects, newest first
     * @param examples all there are
     */
    void show(List<Command> recent, List<Command> examples) {
        Label title = new Label("Welcome back");
        title.getStyleClass().addAll("strong", "semibold");
        choices.getChildren().setAll(title);
        recent.stream().limit(MOST_RECENT).forEach(command -> {
            Button button = Buttons.of(command);
            button.getStyleClass().addAll("small-button", "recent");
            button.setGraphic(Icons.of("fth-folder"));
            choices.getChildren().add(button);
        });
        MenuButton menu = new MenuButton("Examples");
        menu.getStyleClass().add("small-button");
        menu.setId("welcome-examples");
        menu.setTooltip(new Tooltip("Examples\nOpens one of the bundled examples."));
        menu.getItems().setAll(examples.stream().map(MenuRow::item).toList());
        choices.getChildren().add(menu);
        choices.setPrefWrapLength(
                CHOICE * appearance.bodySize() * choices.getChildren().size());
        setVisible(true);
    }

    private void leave() {
        setVisible(false);
        choices.getChildren().clear();
    }
}
