package shapefit.app.advice;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import shapefit.app.widgets.Buttons;
import shapefit.app.widgets.Icons;

/** Draws {@link AdviceViewModel}: as a small text with buttons, or on one line where there is no height. */
public final class AdvicePane extends StackPane {

    private final AdviceViewModel model;
    private boolean oneLine;

    /** @param model what to say */
    public AdvicePane(AdviceViewModel model) {
        this.model = model;
        getStyleClass().add("advice");
        setId("advice");
        model.adviceProperty().subscribe(this::show);
    }

    /** One line, or some. */
    public void setOneLine(boolean now) {
        if (now != oneLine) {
            oneLine = now;
            show(model.adviceProperty().get());
        }
    }

    private void show(Advice advice) {
        FontIcon icon = Icons.of(advice.kind().icon());
        icon.getStyleClass().add("advice-" + advice.kind().style());
        Label title = new Label(advice.title());
        title.getStyleClass().addAll("title", "advice-title");
        Label text = new Label(advice.text());
        List<Node> cures = new ArrayList<>();
        advice.cures().forEach(cure -> {
            Button button = Buttons.of(cure);
            button.getStyleClass().add("small-button");
            button.setMinWidth(USE_PREF_SIZE);
            cures.add(button);
        });
        setAccessibleText(advice.title() + ". " + advice.text());
        getChildren().setAll(oneLine ? line(icon, title, text, cures) : block(icon, title, text, cures));
    }

    private static HBox line(Node icon, Label title, Label text, List<Node> cures) {
        title.setMinWidth(USE_PREF_SIZE);
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(8, icon, title, text);
        line.getChildren().addAll(cures);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("advice-line");
        return line;
    }

    private static VBox block(Node icon, Label title, Label text, List<Node> cures) {
        HBox head = new HBox(8, icon, title);
        head.setAlignment(Pos.CENTER_LEFT);
        title.setWrapText(true);
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        FlowPane buttons = new FlowPane(8, 8);
        buttons.getChildren().setAll(cures);
        VBox block = new VBox(8, head, text, buttons);
        block.getStyleClass().add("advice-block");
        return block;
    }
}
