package shapefit.app.fit;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import shapefit.app.document.Document;
import shapefit.app.document.Look;
import shapefit.app.document.State;
import shapefit.camera.Camera;
import shapefit.fit.Still;
import shapefit.fit.WorkingPicture;
import shapefit.image.Srgb;
import shapefit.mesh.Mesh;
import shapefit.mesh.Topology;
import shapefit.raster.AlphaAggregation;
import shapefit.raster.ColorAggregation;
import shapefit.raster.Distance;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;
import shapefit.render.Background;
import shapefit.render.Light;

/** Draws states as pictures. Used by one thread. */
public final class PictureMaker {

    private final SoftRasterizer rasterizer;
    private Mesh mesh; // the one that still draws
    private Still still;
    private int[] faces = {}; // those that edges are of
    private int[] edges = {}; // [E, 2] vertices

    /** @param rasterizer stays the caller's to close */
    public PictureMaker(SoftRasterizer rasterizer) {
        this.rasterizer = rasterizer;
    }

    /** Whether two states have the same picture. */
    static boolean looksSame(State a, State b) {
        return a.look().equals(b.look())
                && a.settings().raster().equals(b.settings().raster())
                && a.settings().plan().size() == b.settings().plan().size()
                && a.document().equals(b.document());
    }

    /**
     * Draws one.
     *
     * @param state with a mesh
     * @param from where it is seen from; empty for the photo's camera
     * @param longerSide of the picture, pixels; may be more than the photo has
     * @param fine said of the picture
     * @throws shapefit.fit.FitException if the object is behind the camera
     */
    public RenderedPicture make(State state, Optional<Viewpoint> from, int longerSide, boolean fine) {
        return make(state, from, longerSide, fine, OptionalInt.empty());
    }

    /**
     * Draws one, perhaps with the mesh's edges beside it.
     *
     * @param edgeColor 0xrrggbb; empty for no edges
     */
    RenderedPicture make(State state, Optional<Viewpoint> from, int longerSide, boolean fine, OptionalInt edgeColor) {
        Document document = state.document();
        Camera whole = from.map(Viewpoint::camera).orElse(document.lens().camera());
        double resize = (double) longerSide / Math.max(whole.width(), whole.height());
        Camera camera = whole.resized(Math.max(1, (int) Math.round(resize * whole.width())), Math.max(1, (int)
                Math.round(resize * whole.height())));
        double enlargement = resize * from.map(Viewpoint::scale).orElse(1.0);
        Look look = state.look();
        Optional<WorkingPicture> working =
                state.document().subject().map(state.settings()::spec).map(WorkingPicture::of);
        SoftSettings asked = state.settings().raster().withBlur(look.sigma(), look.gamma());
        double sigma =
                working.map(w -> w.sigmaFor(look.sigma(), camera, enlargement)).orElse(look.sigma());
        SoftSettings settings = asked.withBlur(sigma, look.gamma());
        Still.Stand stand = new Still.Stand(
                document.name(), document.pose(), from.map(Viewpoint::view).orElse(document.view()), camera);
        Still drawing = of(document.shape().orElseThrow().mesh());
        SoftImage image =
                drawing.picture(stand, light(document), Background.BLACK, look.hard() ? hard(settings) : settings);
        int[] argb = argb(image.color, image.alpha);
        boolean[] covered = drawing.fragments(stand).covered();
        return new RenderedPicture(
                state,
                camera,
                argb,
                covered,
                edgeColor.isPresent() ? Optional.of(edges(stand, document, edgeColor.getAsInt())) : Optional.empty(),
                enlargement,
                settings.reach() * camera.shortSide() / 2,
                working.map(w -> w.reach(asked)).orElse(settings.reach() * camera.shortSide() / 2),
                fine);
    }

    /** A fit of the shape makes new meshes all the time, whose faces stay the same. */
    private int[] edges(Still.Stand stand, Document document, int color) {
        Mesh shape = document.shape().orElseThrow().mesh();
        int[] now = shape.faces();
        if (!Arrays.equals(now, faces)) {
            edges = Topology.of(shape).edges();
            faces = now;
        }
        return EdgePainter.paint(shape, edges, stand.pose().then(stand.view()), stand.camera(), color);
    }

    private Still of(Mesh wanted) {
        if (wanted != mesh) {
            still = new Still(wanted, rasterizer);
            mesh = wanted;
        }
        return still;
    }

    /** A grey shape needs light to be seen, whatever the fit does about it. */
    private static Light light(Document document) {
        Light light = document.light();
        boolean flat = !light.isDirectional()
                && !Still.hasColors(document.shape().orElseThrow().mesh());
        return flat ? Light.STUDIO : light;
    }

    private static SoftSettings hard(SoftSettings settings) {
        return settings.withFunctions(Distance.HARD, ColorAggregation.HARD, AlphaAggregation.HARD);
    }

    private static int[] argb(float[] color, float[] alpha) {
        int[] out = new int[alpha.length];
        for (int p = 0; p < out.length; p++) {
            float a = Math.min(1, alpha[p]);
            if (!(a > 0)) {
                continue; // most of a picture
            }
            int r = Math.round(a * Srgb.toSrgbByte(color[3 * p]));
            int g = Math.round(a * Srgb.toSrgbByte(color[3 * p + 1]));
            int b = Math.round(a * Srgb.toSrgbByte(color[3 * p + 2]));
            out[p] = Math.round(255 * a) << 24 | r << 16 | g << 8 | b;
        }
        return out;
    }
}
