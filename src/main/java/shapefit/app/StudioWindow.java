package shapefit.app;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import shapefit.app.document.StudioModel;
import shapefit.app.fit.FitViewModel;
import shapefit.app.fit.LivePreview;
import shapefit.app.inputs.InputsPane;
import shapefit.app.inspector.InspectorPane;
import shapefit.app.theme.Appearance;
import shapefit.app.timeline.TimelinePane;
import shapefit.app.viewport.ViewportPane;
import shapefit.app.widgets.Command;
import shapefit.app.widgets.Keys;

/** Lays the regions out. */
final class StudioWindow extends BorderPane {

    StudioWindow(StudioModel model, FitViewModel fit, LivePreview preview, Appearance appearance, Keys keys) {
        getStyleClass().add("studio");
        ViewportPane viewport = new ViewportPane(model, fit, preview, appearance, keys);
        InputsPane inputs = new InputsPane(model, fit, appearance);
        InspectorPane inspector = new InspectorPane(model, fit, preview, appearance, keys);
        TimelinePane timeline = new TimelinePane(model, fit, preview, appearance);
        ToolRow tools = new ToolRow(model, fit);
        keys.add("Fit", tools.commands());
        keys.add(
                "Edit",
                List.of(
                        Command.of("Undo", "Takes the latest step back.", "Shortcut+Z", model::undo),
                        Command.of("Redo", "Makes it again.", "Shortcut+Y", model::redo)));

        SplitPane middle = new SplitPane(inputs, viewport, inspector);
        middle.setDividerPositions(240.0 / 1440, 1120.0 / 1440);
        SplitPane.setResizableWithParent(inputs, false);
        SplitPane.setResizableWithParent(inspector, false);
        SplitPane whole = new SplitPane(middle, timeline);
        whole.setOrientation(Orientation.VERTICAL);
        whole.setDividerPositions(0.75);
        SplitPane.setResizableWithParent(timeline, false);
        setTop(new VBox(tools));
        setCenter(whole);
        setBottom(new StatusRow(model, fit));
    }
}
