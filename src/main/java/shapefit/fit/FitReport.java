package shapefit.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import shapefit.image.Mask;
import shapefit.loss.SilhouetteIou;
import shapefit.mesh.SurfaceFlaws;
import shapefit.raster.SoftRasterizer;

/**
 * How well a fitted object covers the masks, at the full size of each picture and without any softness. Immutable.
 *
 * @param views in the order of the spec
 * @param flaws of the surface, if its vertices moved
 */
public record FitReport(List<ViewReport> views, Optional<SurfaceFlaws> flaws) {

    /**
     * One view.
     *
     * @param name of the view
     * @param iou intersection over union of the hard silhouette and the mask, 0 to 1; empty without a mask
     */
    public record ViewReport(String name, OptionalDouble iou) {}

    /** Copies the list. */
    public FitReport {
        views = List.copyOf(views);
    }

    /** Renders the result in every view and compares. */
    public static FitReport of(FitSpec spec, FitResult result, SoftRasterizer rasterizer) {
        Still still = new Still(result.mesh(), rasterizer);
        List<ViewReport> views = new ArrayList<>();
        for (int i = 0; i < spec.subject().views().size(); i++) {
            View view = spec.subject().views().get(i);
            OptionalDouble iou = OptionalDouble.empty();
            Optional<Mask> mask = view.mask();
            if (mask.isPresent()) {
                Still.Stand stand =
                        Still.Stand.of(view, result.pose(), result.cameras().get(i));
                iou = OptionalDouble.of(SilhouetteIou.hardIou(
                        still.silhouette(stand), mask.get().coverage()));
            }
            views.add(new ViewReport(view.name(), iou));
        }
        boolean moved = spec.moves(Part.VERTICES) && result.iterations() > 0;
        return new FitReport(views, moved ? Optional.of(SurfaceFlaws.of(result.mesh())) : Optional.empty());
    }

    /** Mean over the views that have a mask; empty if none has. */
    public OptionalDouble meanIou() {
        return views.stream()
                .filter(view -> view.iou.isPresent())
                .mapToDouble(view -> view.iou.getAsDouble())
                .average();
    }
}
