package shapefit.app.fit;

import java.util.ArrayList;
import java.util.List;
import shapefit.mesh.Mesh;

/** What a fit has made of a mesh on its way: few enough to be kept, evenly over the run. JavaFX thread only. */
final class MeshTrail {

    /** Kept at most; then every second one goes, and from there on only half as many come in. */
    private static final int MOST = 48;

    private final List<Run.Snapshot> kept = new ArrayList<>();
    private int every = 1;
    private int seen;

    /** Begins with what another trail had. */
    void setAll(List<Run.Snapshot> all) {
        kept.clear();
        kept.addAll(all);
        every = 1;
        seen = 0;
    }

    void add(int iteration, Mesh mesh) {
        if (seen++ % every != 0) {
            return;
        }
        kept.add(new Run.Snapshot(iteration, mesh));
        if (kept.size() > MOST) {
            for (int i = kept.size() - 2; i > 0; i -= 2) {
                kept.remove(i);
            }
            every *= 2;
        }
    }

    /** Oldest first. */
    List<Run.Snapshot> all() {
        return List.copyOf(kept);
    }
}
