package shapefit.app.runs;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import shapefit.app.fit.Run;

/** One kept run. A plain click restores it; with Ctrl or Shift it is only selected. */
final class RunCell extends ListCell<Run> {

    private final Function<Run, Image> pictures;
    private final Predicate<Run> best;
    private final RunRow row;
    private final Tooltip tooltip = new Tooltip();

    RunCell(RunRow row, Function<Run, Image> pictures, Predicate<Run> best, Consumer<Run> restore) {
        this.row = row;
        this.pictures = pictures;
        this.best = best;
        setPrefWidth(0); // as wide as the list
        addEventHandler(MouseEvent.MOUSE_CLICKED, e -> {
            boolean plain = !e.isShortcutDown() && !e.isShiftDown();
            if (getItem() != null && e.getButton() == MouseButton.PRIMARY && plain) {
                restore.accept(getItem());
            }
        });
    }

    @Override
    protected void updateItem(Run run, boolean empty) {
        super.updateItem(run, empty);
        setGraphic(empty ? null : row);
        setTooltip(empty ? null : tooltip);
        if (empty) {
            setAccessibleText(null);
            return;
        }
        boolean isBest = best.test(run);
        String sentence = RunWords.sentence(run, isBest);
        row.show(RunWords.title(run), RunWords.detail(run), RunWords.loss(run.loss()), isBest);
        row.setImage(pictures.apply(run), "fth-box");
        setAccessibleText(sentence);
        tooltip.setText(sentence + "\nClick or Enter brings it back; Ctrl+Z undoes.");
    }
}
