package shapefit.app.viewport;

import shapefit.app.document.Document;
import shapefit.app.document.StudioModel;
import shapefit.app.fit.LivePreview;
import shapefit.app.fit.Viewpoint;
import shapefit.camera.Camera;

/**
 * Asks for pictures of the 3-D view while it is shown. It looks at where the object was when it was opened, so that one sees
 * the object move. JavaFX thread only; no nodes.
 */
final class Stage3d {

    private final StudioModel model;
    private final LivePreview preview;
    private final StageView view;
    private Document anchor; // or null while the view is not shown
    private Viewpoint from; // or null

    Stage3d(StudioModel model, LivePreview preview, StageView view) {
        this.model = model;
        this.preview = preview;
        this.view = view;
        view.modeProperty().subscribe(mode -> update());
        view.orbitProperty().subscribe(orbit -> update());
        model.stateProperty().subscribe((before, now) -> {
            if (anchor != null && !now.document().hasInputsOf(anchor)) {
                anchor = null;
                update();
            }
        });
    }

    /** Where the picture is taken from, or null while there is none. */
    Viewpoint from() {
        return from;
    }

    /** Looks at the object where it is now, from near. */
    void frame() {
        Document now = model.state().document();
        if (from != null && now.shape().isPresent()) {
            anchor = now;
            view.orbitProperty().set(view.orbitProperty().get().framing(now));
            update();
        }
    }

    /** The stage has another size, or another view. */
    void update() {
        Document now = model.state().document();
        if (view.modeProperty().get() != ViewMode.ORBIT || now.shape().isEmpty()) {
            if (from != null) {
                preview.lookFrom(null);
            }
            anchor = null;
            from = null;
            return;
        }
        anchor = anchor == null ? now : anchor;
        OrbitCamera orbit = view.orbitProperty().get();
        Camera lens = OrbitCamera.lens(view.all().width(), view.all().height());
        double perUnit = lens.fx() / (orbit.distance() * OrbitCamera.unit(anchor));
        Viewpoint next = new Viewpoint(orbit.view(anchor), lens, perUnit / new ObjectHand(anchor).pixelsPerUnit());
        if (!next.equals(from)) {
            from = next;
            preview.lookFrom(next);
        }
    }
}
