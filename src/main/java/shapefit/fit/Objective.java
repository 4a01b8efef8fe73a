package shapefit.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.loss.SilhouetteIou;
import shapefit.raster.Fragments;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftSettings;
import shapefit.render.SceneGradients;
import shapefit.render.SoftRenderer;

/** The number that a fit makes small, and its gradient: the picture terms of every view and the mesh terms. */
final class Objective {

    static final String SILHOUETTE = "silhouette";
    static final String COLOR = "color";

    private final FitSpec.Subject subject;
    private final SoftRenderer renderer;
    private final PoseFrame frame;
    private final List<Crop> crops;
    private final List<DepthRange> ranges;
    private final MeshTerms meshTerms; // null if the vertices stay
    private final PaintTerms paintTerms;

    private List<ViewTarget> targets = List.of();
    private double hidden; // of the object, as a share of the masks, mean over the views
    private int targetSize;
    private boolean paintsOnly; // the targets are for that
    private float[] gradColor = {};
    private float[] gradAlpha = {};

    /** What one evaluation found. */
    record Value(double loss, Map<String, Double> terms) {}

    Objective(FitSpec spec, SoftRenderer renderer, PoseFrame frame) {
        subject = spec.subject();
        this.renderer = renderer;
        this.frame = frame;
        crops = new ArrayList<>();
        ranges = new ArrayList<>();
        float[] vertices = renderer.vertices();
        for (View view : subject.views()) {
            Pose toCamera = subject.start().then(view.pose());
            ranges.add(DepthRange.around(view, frame, toCamera));
            crops.add(Crop.around(view, vertices, toCamera));
        }
        meshTerms = spec.moves(Part.VERTICES)
                ? new MeshTerms(subject.mesh(), frame, spec.plan().deformation())
                : null;
        paintTerms = new PaintTerms(subject.mesh());
    }

    /** Prepares the targets of a working size, if it or what they are for is another than before. */
    void useSize(int longerSide, FitSpec spec) {
        if (longerSide == targetSize && spec.paintsOnly() == paintsOnly) {
            return;
        }
        targetSize = longerSide;
        paintsOnly = spec.paintsOnly();
        List<ViewTarget> made = new ArrayList<>();
        for (int i = 0; i < crops.size(); i++) {
            made.add(fresh(i));
        }
        targets = made;
        hidden = 0;
    }

    private ViewTarget fresh(int view) {
        ViewTarget target = ViewTarget.of(subject.views().get(view), crops.get(view), targetSize);
        return paintsOnly ? target.inside() : target;
    }

    /**
     * Ignores from now on what seems to hide the object in its present pose; a new working size forgets it.
     *
     * @param unsure believes only a pose that explains nearly all of the mask
     */
    void ignoreOccluders(FitSpec spec, Parameters at, boolean unsure) {
        hidden = 0;
        for (int i = 0; i < targets.size(); i++) {
            Camera camera = targets.get(i).camera().zoomed(at.zoom);
            ViewTarget unmarked = fresh(i);
            float[] coverage = unmarked.coverage();
            boolean[] covered = coverage == null ? null : covered(spec, at, i, camera);
            if (coverage == null || unsure && !OccluderGuess.isBelievable(coverage, covered)) {
                continue;
            }
            double pixel = camera.width() / crops.get(i).rect().width();
            float[] marked = OccluderGuess.mark(coverage, covered, camera.width(), camera.height(), pixel);
            hidden += OccluderGuess.share(coverage, marked, covered) / targets.size();
            targets.set(i, unmarked.seeing(marked));
        }
    }

    private boolean[] covered(FitSpec spec, Parameters at, int view, Camera camera) {
        Fragments fragments = new Fragments();
        Pose stand = subject.views().get(view).pose();
        renderer.fragments(at.pose, stand, camera, ranges.get(view).applyTo(spec.settings()), fragments);
        return fragments.covered();
    }

    /** How much of the object {@link #ignoreOccluders} has found hidden, as a share of the mask. */
    double hidden() {
        return hidden;
    }

    ViewTarget target(int view) {
        return targets.get(view);
    }

    /** Which views a step looks at: all, or a share of a shuffled round that depends on seed and iteration alone. */
    int[] viewsOf(FitSpec.Plan plan, int iteration) {
        int count = targets.size();
        int each = plan.viewsPerStep() == 0 ? count : Math.min(count, plan.viewsPerStep());
        int[] chosen = new int[each];
        for (int i = 0; i < each; i++) {
            long place = (long) iteration * each + i;
            chosen[i] = each == count ? i : shuffled(plan.seed() + 31 * (place / count), count)[(int) (place % count)];
        }
        return chosen;
    }

    private static int[] shuffled(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /**
     * Evaluates.
     *
     * @param out added to; null for the value alone
     * @param stopped asked between views
     * @return null if stopped
     */
    Value evaluate(
            FitSpec spec, Parameters at, SoftSettings look, int[] views, SceneGradients out, BooleanSupplier stopped) {
        Map<String, Double> terms = new LinkedHashMap<>();
        LossWeights weights = spec.weights();
        double loss = 0;
        for (int view : views) {
            if (stopped.getAsBoolean()) {
                return null;
            }
            loss += picture(spec, at, look, view, 1.0 / views.length, out, terms);
        }
        if (meshTerms != null) {
            float[] gradient = out == null ? null : out.vertices;
            loss += meshTerms.addTo(renderer.vertices(), weights, gradient, terms);
        }
        loss += paintTerms.addTo(renderer, spec, out, terms);
        if (spec.moves(Part.JOINTS)) {
            loss += at.joints().evaluate(out == null ? null : out.vertices, weights.joints(), terms);
        }
        return new Value(loss, terms);
    }

    /** Adds one view's gradient to {@code out} and its terms to {@code terms}; returns its share of the loss. */
    private double picture(
            FitSpec spec,
            Parameters at,
            SoftSettings look,
            int view,
            double share,
            SceneGradients out,
            Map<String, Double> terms) {
        ViewTarget target = targets.get(view);
        LossWeights weights = spec.weights();
        boolean colored = weights.color() > 0 && target.color() != null;
        SoftImage image = render(spec, at, look, view, colored);
        clearGradients(image.alpha.length, colored);
        double loss = 0;
        if (weights.silhouette() > 0 && target.coverage() != null) {
            double w = weights.silhouette() * share;
            double value = SilhouetteIou.addTo(image.alpha, target.coverage(), w, gradAlpha);
            terms.merge(SILHOUETTE, value * share, Double::sum);
            loss += w * value;
        }
        if (colored) {
            double w = weights.color() * share * target.colorScale();
            double value = weights.colorLoss().addTo(image.color, target.color(), target.colorWeights(), w, gradColor);
            terms.merge(COLOR, value * share * target.colorScale(), Double::sum);
            loss += w * value;
        }
        if (out != null) {
            renderer.backward(gradColor, gradAlpha, frame.pivot, spec.moves(Part.TEXTURE), out);
        }
        return loss;
    }

    /** The picture of a view as it is now. */
    SoftImage render(FitSpec spec, Parameters at, SoftSettings look, int view, boolean colored) {
        ViewTarget target = targets.get(view);
        Camera camera = at.zoom == 1 ? target.camera() : target.camera().zoomed(at.zoom);
        SoftSettings settings = spec.rangeAroundObject() ? ranges.get(view).applyTo(look) : look;
        return renderer.forward(
                at.pose, subject.views().get(view).pose(), camera, at.light, target.background(), settings, colored);
    }

    private void clearGradients(int pixels, boolean colored) {
        if (gradAlpha.length != pixels) {
            gradAlpha = new float[pixels];
        }
        Arrays.fill(gradAlpha, 0);
        if (colored && gradColor.length != 3 * pixels) {
            gradColor = new float[3 * pixels];
        }
        Arrays.fill(gradColor, 0);
    }
}
