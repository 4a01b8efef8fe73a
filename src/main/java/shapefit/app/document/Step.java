package shapefit.app.document;

/** One thing that was done and can be undone. Two steps are the same only if they are the same object. */
public final class Step {

    private final String name;

    /** @param name as a menu says it after "Undo", for example "Turn" */
    public Step(String name) {
        this.name = name;
    }

    /** As a menu says it after "Undo". */
    public String name() {
        return name;
    }
}
