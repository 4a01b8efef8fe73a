package shapefit.app.advice;

import java.util.List;
import java.util.Optional;
import shapefit.app.document.State;
import shapefit.app.fit.FitPhase;
import shapefit.app.fit.RenderedPicture;
import shapefit.fit.FitProgress;
import shapefit.fit.FitSession.Reached;

/**
 * What advice depends on. Immutable.
 *
 * @param state what is fitted, and how
 * @param phase where fitting stands
 * @param problem why the last run could not go on, one sentence; empty if it could
 * @param picture of the object, if there is one yet
 * @param steps of the run that is shown, oldest first
 * @param rolledBack the run's newest step whose loss was not a number; -1 if there was none
 * @param best state of the stage, if there is one
 * @param sameness that the newest search has found several equally good poses, one sentence; empty if it has not, or a fit has
 *     started since
 */
record Situation(
        State state,
        FitPhase phase,
        String problem,
        Optional<RenderedPicture> picture,
        List<FitProgress> steps,
        int rolledBack,
        Optional<Reached> best,
        String sameness) {}
