package shapefit.app.devices;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import shapefit.app.widgets.Buttons;
import shapefit.app.widgets.Command;
import shapefit.app.widgets.TitledSheet;
import shapefit.render.Backends;
import shapefit.render.Survey;
import shapefit.render.Survey.Finding;

/** Over the window: what can compute, what was found for each, and which one does. */
public final class DeviceSheet extends TitledSheet {

    private final DevicesViewModel devices;
    private ToggleGroup group = new ToggleGroup();
    private final VBox lines = new VBox(12);
    private final VBox content;

    /** @param devices what it shows and changes */
    public DeviceSheet(DevicesViewModel devices) {
        super("device-sheet", "What computes", 0.55);
        this.devices = devices;
        Label obstacle = wrapped("device-obstacle", "problem");
        devices.obstacleProperty().subscribe(text -> {
            obstacle.setText(text);
            obstacle.setVisible(!text.isEmpty());
            obstacle.setManaged(!text.isEmpty());
        });
        content = new VBox(16, lines, obstacle, trying());
        content.getStyleClass().add("devices");
        devices.surveyProperty().subscribe(survey -> list());
        devices.choiceProperty().subscribe(choice -> select());
    }

    @Override
    protected Region content() {
        devices.inquire();
        return content;
    }

    private HBox trying() {
        Command again = Command.of(
                        "Try again",
                        "Tries every device again, each in a process of its own; takes some seconds.",
                        "",
                        devices::tryAgain)
                .with("fth-refresh-cw"); // never disabled, as that would take the focus away
        Button button = Buttons.of(again);
        button.setId("device-again");
        button.setMinWidth(USE_PREF_SIZE);
        ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        Label doing = wrapped("device-doing", "muted");
        devices.noteProperty().subscribe(doing::setText);
        bar.visibleProperty().bind(devices.busyProperty());
        bar.managedProperty().bind(devices.busyProperty());
        doing.visibleProperty().bind(devices.busyProperty());
        HBox row = new HBox(12, button, bar, doing);
        row.getStyleClass().add("row");
        return row;
    }

    private void list() {
        Survey survey = devices.surveyProperty().get();
        group = new ToggleGroup();
        List<Node> shown = new ArrayList<>();
        String automatic = "Takes a GPU that has passed its trial, else the processor";
        shown.add(line("Automatic", automatic, true, DeviceChoice.AUTOMATIC));
        if (survey == null) {
            shown.add(line("Processor", "Always works", true, DeviceChoice.PROCESSOR));
        } else {
            for (Finding finding : survey.findings()) {
                if (isOffered(finding)) {
                    shown.add(line(
                            title(finding), sentence(finding.reason()), finding.usable(), DeviceChoice.of(finding)));
                }
            }
        }
        lines.getChildren().setAll(shown);
        select();
        group.selectedToggleProperty()
                .subscribe(
                        chosen -> { // arrow keys select without an action
                            if (chosen != null
                                    && !chosen.getUserData()
                                            .equals(devices.choiceProperty().get())) {
                                devices.choose((DeviceChoice) chosen.getUserData());
                            }
                        });
    }

    private void select() {
        DeviceChoice choice = devices.choiceProperty().get();
        group.selectToggle(group.getToggles().stream()
                .filter(toggle -> toggle.getUserData().equals(choice))
                .findFirst()
                .orElse(null));
    }

    /** The reference is the definition, far too slow to work with. */
    private static boolean isOffered(Finding finding) {
        return !finding.name().equals(Backends.REFERENCE);
    }

    private static String sentence(String reason) {
        return reason.isEmpty() ? "" : reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1);
    }

    private static String title(Finding finding) {
        return finding.name().equals(Backends.CPU)
                ? "Processor, " + finding.device().replace("processor ", "")
                : "OpenCL, " + finding.device();
    }

    private VBox line(String title, String reason, boolean usable, DeviceChoice choice) {
        RadioButton button = new RadioButton(title);
        button.setId("device-" + choice.backend().replace(':', '-'));
        button.setUserData(choice);
        button.setToggleGroup(group);
        button.setDisable(!usable);
        button.setTooltip(new Tooltip(title + "\n" + reason));
        button.setAccessibleHelp(reason);
        Label why = wrapped("", "muted");
        why.setText(reason);
        return new VBox(2, button, why);
    }

    private static Label wrapped(String id, String style) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        return label;
    }
}
