package shapefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.joml.Vector3d;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import shapefit.app.document.State;
import shapefit.app.document.StudioModel;
import shapefit.app.fit.FitPhase;
import shapefit.app.fit.FitViewModel;
import shapefit.camera.Pose;
import shapefit.testing.NeedsWindow;

/** What a person does while a run is live. */
@NeedsWindow
@Timeout(120)
class LiveFitTest {

    @TempDir
    Path config;

    private StudioRobot window;
    private StudioModel model;
    private FitViewModel fit;

    @BeforeEach
    void open() {
        window = new StudioRobot(config, 1440, 900);
        model = window.studio().model();
        fit = window.studio().fit();
        // Long enough that no test meets its end.
        window.on(() -> {
            model.apply("Plan", s -> s.settings(x -> x.with(x.plan().scaled(20_000, 128))));
            fit.toggle();
            return null;
        });
        window.until("some steps", () -> steps() > 5);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private int steps() {
        return fit.losses().steps().size();
    }

    /** Waits until the steps that were under way have come in; how many there are then. */
    private int untilStill() throws InterruptedException {
        int before;
        int now = window.on(this::steps);
        do {
            before = now;
            Thread.sleep(400); // many pulses, even of a busy machine
            now = window.on(this::steps);
        } while (now != before);
        return now;
    }

    @Test
    void whatIsReadIsTheNewestStepOnceTheRunPauses() throws InterruptedException {
        window.on(() -> {
            fit.pause();
            return null;
        });
        untilStill();
        assertThat(window.on(() -> fit.readProperty().get()))
                .isSameAs(window.on(() -> fit.progressProperty().get()));
        assertThat(window.on(() -> fit.readProperty().get())).isNotNull();
    }

    private static State turned(State state, double degrees) {
        Pose pose = state.document().pose();
        Vector3d turn = new Vector3d(0, Math.toRadians(degrees), 0);
        return state.document(d -> d.at(pose.stepped(new Vector3d(), turn, new Vector3d(), 1)));
    }

    @Test
    void anObjectInTheHandStaysThereAndTheRunGoesOnFromWhereItIsLetGo() throws InterruptedException {
        State before = window.on(() -> {
            model.begin("Turn");
            model.edit(s -> turned(s, 20));
            model.edit(s -> turned(s, 20));
            return model.state();
        });
        int held = untilStill();
        assertThat(window.on(() -> model.state().document().pose()))
                .isEqualTo(before.document().pose());
        Thread.sleep(150);
        assertThat(window.on(this::steps)).isEqualTo(held);
        window.on(() -> {
            model.end();
            return null;
        });
        window.until("more steps", () -> steps() > held + 5);
        assertThat(fit.phaseProperty().get()).isEqualTo(FitPhase.RUNNING);
        Pose goneOn = window.on(() -> model.state().document().pose());
        assertThat(goneOn).isNotEqualTo(before.document().pose());
        // from where it was let go, 40° away, by at most two steps' length a step
        double most = 40 + Math.toDegrees(2 * 0.02) * (window.on(this::steps) - held);
        assertThat(Math.toDegrees(goneOn.angleTo(before.document().pose()))).isLessThan(most);
    }

    @Test
    void blurActsOnTheNextStepAndTheRunGoesOn() {
        double sigma = window.on(() -> {
            model.apply("Blur", s -> s.look(l -> l.withSigma(l.sigma() * 1.7), fit.stageNow()));
            return model.state().look().sigma();
        });
        window.until("a step with it", () -> fit.progressProperty().get().sigma() == sigma);
        assertThat(fit.phaseProperty().get()).isEqualTo(FitPhase.RUNNING);
        assertThat(window.on(() -> model.state().look().sigma())).isEqualTo(sigma);
    }

    @Test
    void stopKeepsTheBestAndARunInTheList() {
        window.on(() -> {
            fit.stop();
            return null;
        });
        assertThat(fit.phaseProperty().get()).isEqualTo(FitPhase.DONE);
        window.until("the result", () -> fit.runs().size() == 1);
        assertThat(fit.runs().get(0).end()).isEqualTo(model.state());
    }

    @Test
    void undoOfASettingInARunLeavesTheRunLive() {
        window.on(() -> {
            model.apply("Seed", s -> s.settings(x -> x.withIgnoreOccluders(false)));
            return null;
        });
        int before = window.on(this::steps);
        window.until("more steps", () -> steps() > before + 3);
        window.on(() -> {
            model.undo();
            return null;
        });
        assertThat(model.state().settings().ignoreOccluders()).isTrue();
        assertThat(fit.phaseProperty().get()).isEqualTo(FitPhase.RUNNING);
        int after = window.on(this::steps);
        window.until("steps after undo", () -> steps() > after + 3);
    }

    @Test
    void aPausedRunMakesOneStepAtATime() throws InterruptedException {
        window.on(() -> {
            fit.pause();
            return null;
        });
        int before = untilStill();
        window.on(() -> {
            fit.step();
            return null;
        });
        window.until("one step", () -> steps() == before + 1);
        assertThat(fit.phaseProperty().get()).isEqualTo(FitPhase.PAUSED);
    }

    @Test
    void goingToTheBestShowsItsPose() {
        Pose best = window.on(() -> {
            fit.pause();
            fit.goToBest();
            return fit.bestProperty().get().pose();
        });
        assertThat(window.on(() -> model.state().document().pose())).isEqualTo(best);
    }
}
