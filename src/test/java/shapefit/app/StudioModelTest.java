package shapefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shapefit.app.document.Edit;
import shapefit.app.document.State;
import shapefit.app.document.StudioModel;
import shapefit.app.files.Example;
import shapefit.camera.Pose;

class StudioModelTest {

    private final List<Edit> edits = new ArrayList<>();
    private State first;
    private StudioModel model;

    @BeforeEach
    void open() throws IOException {
        first = Example.CUBE.open();
        model = new StudioModel(first);
        model.onEdit(edits::add);
    }

    private static State at(State state, double x) {
        return state.document(d -> d.at(Pose.translation(x, 0, -4)));
    }

    @Test
    void aGestureIsOneStepHoweverManyPartsItHas() {
        model.begin("Turn");
        model.edit(s -> at(s, 1));
        model.edit(s -> at(s, 2));
        model.end();
        assertThat(model.undoNameProperty().get()).isEqualTo("Turn");
        model.undo();

        assertThat(model.state()).isEqualTo(first);
        assertThat(model.undoNameProperty().get()).isEmpty();
        assertThat(model.redoNameProperty().get()).isEqualTo("Turn");
        model.redo();
        assertThat(model.state()).isEqualTo(at(first, 2));
        assertThat(edits)
                .extracting(Edit::kind)
                .containsExactly(Edit.Kind.CHANGE, Edit.Kind.CHANGE, Edit.Kind.UNDO, Edit.Kind.REDO);
    }

    @Test
    void aCancelledGestureHasNeverBeen() {
        model.begin("Turn");
        model.edit(s -> at(s, 1));
        model.cancel();

        assertThat(model.state()).isEqualTo(first);
        assertThat(model.undoNameProperty().get()).isEmpty();
    }

    @Test
    void aChangeThatChangesNothingIsNoStep() {
        model.apply("Nothing", s -> s.document(d -> d.at(d.pose())));

        assertThat(model.undoNameProperty().get()).isEmpty();
        assertThat(edits).isEmpty();
    }

    @Test
    void whatAFitDoesIsNoEditButPartOfItsStep() {
        model.record("Fit run 1");
        model.follow(s -> at(s, 1));
        model.follow(s -> at(s, 2));
        assertThat(edits).isEmpty();
        model.undo();

        assertThat(model.state()).isEqualTo(first);
        model.redo();
        assertThat(model.state()).isEqualTo(at(first, 2));
    }

    @Test
    void aNewStepForgetsWhatWasUndone() {
        model.apply("One", s -> at(s, 1));
        model.undo();
        model.apply("Two", s -> at(s, 2));

        assertThat(model.redoNameProperty().get()).isEmpty();
    }

    @Test
    void changedMeansOtherThanWhatWasSaved() {
        assertThat(model.changedProperty().get()).isFalse();
        model.apply("One", s -> at(s, 1));
        assertThat(model.changedProperty().get()).isTrue();
        model.undo();
        assertThat(model.changedProperty().get()).isFalse();
        model.redo();
        model.markSaved(model.state(), d -> d);
        assertThat(model.changedProperty().get()).isFalse();
    }

    @Test
    void blurTransparencyAndTheirLinkArePartOfWhatIsSavedButHardIsNot() {
        model.apply("Hard", s -> s.look(l -> l.withHard(true), 0));
        assertThat(model.changedProperty().get()).isFalse();
        model.follow(s -> new State(s.document(), s.settings(), s.look().with(1e-3, 1e-2)));
        assertThat(model.changedProperty().get()).isTrue();
        model.follow(s -> first);
        model.apply("Link", s -> s.look(l -> l.withSigma(l.gamma() / 10), 0));
        model.markSaved(model.state(), d -> d);
        model.apply("Link", s -> s.look(l -> l.withLinked(true), 0));
        assertThat(model.changedProperty().get()).isTrue();
    }

    @Test
    void anotherLookScalesTheWholeScheduleToIt() {
        State blurred = first.look(l -> l.withSigma(2 * l.sigma()), 0);

        assertThat(blurred.settings().stage(0).sigma())
                .isEqualTo(2 * first.settings().stage(0).sigma());
        assertThat(blurred.settings().stage(4).sigma())
                .isEqualTo(2 * first.settings().stage(4).sigma());
        assertThat(blurred.settings().stage(0).gamma())
                .isEqualTo(first.settings().stage(0).gamma());
        assertThat(first.look(l -> l.withHard(true), 0).settings()).isEqualTo(first.settings());
    }
}
