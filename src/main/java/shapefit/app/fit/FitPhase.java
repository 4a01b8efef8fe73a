package shapefit.app.fit;

/** Where fitting stands. */
public enum FitPhase {
    /** Nothing was run since the document was opened or rewound. */
    READY,
    /** A run makes steps. */
    RUNNING,
    /** A run waits. */
    PAUSED,
    /** A run has ended; its losses are still shown. */
    DONE;

    /** Whether there is a run that can go on. */
    public boolean isLive() {
        return this == RUNNING || this == PAUSED;
    }
}
