package shapefit.project;

import java.nio.file.Path;
import java.util.List;
import shapefit.camera.Pose;
import shapefit.render.Light;

/**
 * A fit's subject, by its files. Immutable.
 *
 * @param mesh the shape at the start
 * @param views at least one
 * @param start mesh to world at the start
 * @param light at the start
 */
public record Scene(Path mesh, List<SceneView> views, Pose start, Light light) {

    /** @throws IllegalArgumentException if there is no view */
    public Scene {
        if (views.isEmpty()) {
            throw new IllegalArgumentException("a scene needs at least one view");
        }
        views = List.copyOf(views);
    }

    /** The same from another pose. */
    public Scene from(Pose newStart) {
        return new Scene(mesh, views, newStart, light);
    }

    /** The same in another light. */
    public Scene in(Light newLight) {
        return new Scene(mesh, views, start, newLight);
    }
}
