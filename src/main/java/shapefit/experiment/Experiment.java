package shapefit.experiment;

import java.io.IOException;
import java.util.List;

/** A published experiment that can be run again. */
interface Experiment {

    /** All of them. */
    List<Experiment> ALL = List.of(
            new CubePose(),
            new CubePoseNear(),
            new TeapotCamera(),
            new SphereToShape(),
            new TexturedMesh(),
            new OccludedLimb(),
            new GradientModes());

    /** What to call it on the command line. */
    String name();

    /** One sentence for people. */
    String sentence();

    /** How many problems it usually solves. */
    int usualTrials();

    /**
     * Runs it.
     *
     * @throws IOException if its data cannot be read; one sentence says which and what to do
     */
    Findings run(Lab lab) throws IOException;
}
