package shapefit.app.viewport;

import java.util.Locale;
import shapefit.app.document.State;
import shapefit.app.fit.FitPhase;
import shapefit.fit.FitProgress;

/** Says in a sentence what the stage shows, for those who do not see it. */
final class StageSentence {

    private StageSentence() {}

    /**
     * @param progress newest step, or null
     * @param mode how it is shown
     * @param scale screen pixels per pixel of the photo
     */
    static String of(State state, FitPhase phase, FitProgress progress, ViewMode mode, double scale) {
        String what = state.document().shape().isEmpty()
                ? "No mesh yet"
                : state.document().photo().isEmpty()
                        ? "Mesh without a photo"
                        : state.document().name();
        String where = switch (phase) {
            case READY -> "ready to fit";
            case RUNNING -> "fit running" + at(progress);
            case PAUSED -> "fit paused" + at(progress);
            case DONE -> "fit ended" + at(progress);
        };
        String size = mode == ViewMode.ORBIT ? "" : String.format(Locale.ROOT, ", %.0f percent", 100 * scale);
        return what + ", " + where + ". " + mode.title() + " view" + size + ".";
    }

    private static String at(FitProgress progress) {
        return progress == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        " at step %d of %d, loss %.3f",
                        progress.iteration(),
                        progress.iterations(),
                        progress.loss());
    }
}
