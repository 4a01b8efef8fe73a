package shapefit.app.runs;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import shapefit.app.files.Work;
import shapefit.app.fit.FitPhase;
import shapefit.app.fit.FitViewModel;
import shapefit.app.fit.Run;
import shapefit.app.fit.Thumbnails;
import shapefit.app.theme.Appearance;
import shapefit.app.widgets.Buttons;
import shapefit.app.widgets.Command;
import shapefit.raster.SoftRasterizer;
import shapefit.render.Backends;

/** Every fit that was made: a click or Enter brings one back, two selected ones are compared. */
public final class RunsPane extends VBox {

    private static final double ROW_HEIGHT = 46.0 / 13; // em

    /** Seen however low the window is. */
    private static final int LEAST_ROWS = 2;

    private final FitViewModel fit;
    private final Work work;
    private final Appearance appearance;
    private final Consumer<RunComparison> comparing;
    private final ListView<Run> list = new ListView<>();
    private final RunRow live;
    private final Label empty = new Label("No runs yet. Every fit is kept here, with its loss and its picture.");
    private final Label count = new Label();
    private final FontIcon chevron = new FontIcon("fth-chevron-down");
    private final Map<Integer, Image> pictures = new HashMap<>(); // by the run's number
    private boolean folded;

    /**
     * @param fit keeps the runs
     * @param work draws small pictures off the JavaFX thread
     * @param appearance text size
     * @param comparing shows how two runs differ
     */
    public RunsPane(FitViewModel fit, Work work, Appearance appearance, Consumer<RunComparison> comparing) {
        this.fit = fit;
        this.work = work;
        this.appearance = appearance;
        this.comparing = comparing;
        setId("runs");
        getStyleClass().add("runs");
        live = new RunRow(appearance);
        live.setId("run-live");
        live.getStyleClass().add("live");
        empty.setId("runs-empty");
        empty.getStyleClass().addAll("muted", "runs-empty");
        empty.setWrapText(true);
        empty.setMinHeight(USE_PREF_SIZE);
        makeList();
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(header(), live, list, empty);
        fit.runs().addListener((ListChangeListener<Run>) change -> runsChanged());
        fit.phaseProperty().subscribe(phase -> showLive());
        fit.readProperty().subscribe(progress -> showLive());
        appearance.textSizeProperty().subscribe(s -> arrange());
        arrange();
    }

    private Node header() {
        Label title = new Label("Runs");
        title.getStyleClass().add("pane-title");
        title.setMinWidth(USE_PREF_SIZE);
        count.getStyleClass().addAll("muted", "small");
        Button fold = new Button("", chevron);
        fold.getStyleClass().addAll("icon-button", "small-icon", "fold");
        fold.setId("fold-runs");
        fold.setAccessibleText("Show or hide runs");
        fold.setOnAction(e -> setFolded(!folded));
        Button compare = Buttons.icon(
                Command.of("Compare two runs", "Shows how their results and settings differ.", "", this::compare)
                        .with("fth-columns")
                        .unless(
                                Bindings.size(list.getSelectionModel().getSelectedItems())
                                        .isNotEqualTo(2),
                                "Select two runs, with Ctrl and a click or Shift and an arrow key."));
        compare.getStyleClass().add("small-icon");
        compare.setId("compare-runs");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox header = new HBox(fold, title, count, gap, compare);
        header.getStyleClass().addAll("runs-header", "row");
        header.setOnMouseClicked(e -> setFolded(!folded));
        return header;
    }

    private void makeList() {
        list.setId("run-list");
        list.setAccessibleText("Runs");
        list.setAccessibleHelp("Enter brings a run back.");
        list.setItems(fit.runs());
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(view -> new RunCell(
                new RunRow(appearance),
                run -> pictures.get(run.number()),
                run -> new RunRanking(fit.runs()).isBest(run),
                this::restore));
        list.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            Run chosen = list.getFocusModel().getFocusedItem();
            if (e.getCode() == KeyCode.ENTER && chosen != null) {
                list.getSelectionModel().clearAndSelect(list.getFocusModel().getFocusedIndex());
                restore(chosen);
                e.consume();
            }
        });
    }

    private void restore(Run run) {
        fit.restore(run);
    }

    /** The older one first. */
    private void compare() {
        List<Run> two = list.getSelectionModel().getSelectedItems().stream()
                .sorted(Comparator.comparingInt(Run::number))
                .toList();
        comparing.accept(new RunComparison(two.get(0), two.get(1)));
    }

    /** Shows the title alone, or all. */
    public void setFolded(boolean fold) {
        folded = fold;
        chevron.setIconLiteral(fold ? "fth-chevron-right" : "fth-chevron-down");
        arrange();
    }

    private void runsChanged() {
        fit.runs().stream().filter(run -> !pictures.containsKey(run.number())).forEach(this::draw);
        if (fit.runs().isEmpty()) {
            pictures.clear();
        }
        list.refresh(); // another may be best now
        arrange();
    }

    private void draw(Run run) {
        pictures.put(run.number(), null); // once is enough
        work.read(
                () -> {
                    try (SoftRasterizer rasterizer = Backends.open(Backends.AUTO, 1)) {
                        return Thumbnails.placed(run.end().document(), rasterizer);
                    }
                },
                picture -> {
                    pictures.put(run.number(), picture);
                    list.refresh();
                },
                why -> {}); // the icon stays
    }

    private void showLive() {
        FitPhase phase = fit.phaseProperty().get();
        var progress = fit.readProperty().get();
        if (phase.isLive()) {
            boolean running = phase == FitPhase.RUNNING;
            live.show(
                    "Run " + fit.runNumber(),
                    RunWords.steps(fit.losses().steps().size()),
                    RunWords.loss(progress == null ? Double.NaN : progress.loss()),
                    false);
            live.showState(running ? "running" : "paused");
            live.setImage(null, running ? "fth-play" : "fth-pause");
        }
        arrange();
    }

    private void arrange() {
        boolean running = fit.phaseProperty().get().isLive();
        boolean any = !fit.runs().isEmpty();
        double row = ROW_HEIGHT * appearance.bodySize();
        list.setFixedCellSize(row);
        list.setPrefHeight(row * fit.runs().size());
        list.setMinHeight(row * Math.min(LEAST_ROWS, fit.runs().size()));
        count.setText(any ? String.valueOf(fit.runs().size()) : "");
        show(live, running && !folded);
        show(list, any && !folded);
        show(empty, !any && !running && !folded);
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
