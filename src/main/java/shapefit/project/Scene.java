package shapefit.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import shapefit.camera.Pose;
import shapefit.render.Light;

/**
 * A fit's subject, by its files. Immutable. What a studio saves before everything is there may lack the mesh, and photo and
 * mask of the first view.
 *
 * @param mesh the shape at the start, if there is one yet
 * @param views at least one
 * @param start mesh to world at the start
 * @param light at the start
 */
public record Scene(Optional<Path> mesh, List<SceneView> views, Pose start, Light light) {

    /** @throws IllegalArgumentException if there is no view, or one but the first has neither photo nor mask */
    public Scene {
        if (views.isEmpty()) {
            throw new IllegalArgumentException("a scene needs at least one view");
        }
        views.stream().skip(1).filter(SceneView::isBlank).findFirst().ifPresent(blank -> {
            throw new IllegalArgumentException(blank.name() + ": a view needs a picture or a mask; name one");
        });
        views = List.copyOf(views);
    }

    /** What has to be added before there is something to fit, as a sentence goes on after "needs"; empty if nothing has. */
    public Optional<String> missing() {
        boolean blank = views.get(0).isBlank();
        if (mesh.isEmpty()) {
            return Optional.of(blank ? "a mesh, and a photo or a mask" : "a mesh");
        }
        return blank ? Optional.of("a photo or a mask") : Optional.empty();
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
