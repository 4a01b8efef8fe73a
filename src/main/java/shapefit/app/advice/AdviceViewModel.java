package shapefit.app.advice;

import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import shapefit.app.document.Document;
import shapefit.app.document.Look;
import shapefit.app.document.StudioModel;
import shapefit.app.fit.FitViewModel;
import shapefit.app.fit.LivePreview;
import shapefit.app.widgets.Command;

/** Keeps the one thing worth saying now. JavaFX thread only; no nodes. */
public final class AdviceViewModel {

    private final StudioModel model;
    private final FitViewModel fit;
    private final LivePreview preview;
    private final Command openMask;
    private final Runnable showAlike;
    private final Adviser adviser = new Adviser(new Hands());
    private final ReadOnlyObjectWrapper<Advice> advice = new ReadOnlyObjectWrapper<>();
    private String sameness = ""; // until a fit starts

    /**
     * @param model what is looked at
     * @param fit how it goes
     * @param preview where the object is in the picture
     * @param samenesses that a search has found several equally good poses, one sentence; empty if it has not
     * @param openMask opens a mask
     * @param showAlike shows the poses that fit equally well
     */
    public AdviceViewModel(
            StudioModel model,
            FitViewModel fit,
            LivePreview preview,
            ObservableValue<String> samenesses,
            Command openMask,
            Runnable showAlike) {
        this.model = model;
        this.fit = fit;
        this.preview = preview;
        this.openMask = openMask;
        this.showAlike = showAlike;
        fit.phaseProperty().subscribe(phase -> {
            sameness = phase.isLive() ? "" : sameness;
            look();
        });
        fit.progressProperty().subscribe(p -> look());
        fit.problemProperty().subscribe(p -> look());
        preview.pictureProperty().subscribe(p -> look());
        samenesses.subscribe(sentence -> {
            sameness = sentence;
            look();
        });
        model.onEdit(edit -> look()); // what cannot be drawn has no new picture
    }

    /** What to say now, never null. */
    public ReadOnlyObjectProperty<Advice> adviceProperty() {
        return advice.getReadOnlyProperty();
    }

    private void look() {
        Advice found = adviser.find(new Situation(
                model.state(),
                fit.phaseProperty().get(),
                fit.problemProperty().get(),
                Optional.ofNullable(preview.pictureProperty().get()),
                fit.losses().steps(),
                fit.losses().rolledBack(),
                Optional.ofNullable(fit.bestProperty().get()),
                sameness));
        Advice now = advice.get();
        // Cures are made anew each time; with the same words they do the same.
        if (now == null || !now.title().equals(found.title()) || !now.text().equals(found.text())) {
            advice.set(found);
        }
    }

    private final class Hands implements Cures {

        @Override
        public void look(String name, UnaryOperator<Look> edit) {
            model.apply(name, s -> s.look(edit, fit.stageNow()));
        }

        @Override
        public void goToBest() {
            fit.goToBest();
        }

        @Override
        public void rewind() {
            fit.rewind();
        }

        @Override
        public void place() {
            model.apply("Bring it to the middle", s -> s.document(Document::placed));
        }

        @Override
        public void showAlike() {
            showAlike.run();
        }

        @Override
        public Command openMask() {
            return openMask;
        }
    }
}
