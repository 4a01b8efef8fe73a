package shapefit.fit;

import java.util.Arrays;
import java.util.Map;
import shapefit.loss.TotalVariation;
import shapefit.mesh.Mesh;
import shapefit.mesh.TexelPairs;
import shapefit.mesh.Topology;
import shapefit.render.SceneGradients;
import shapefit.render.SoftRenderer;

/** What keeps colours and textures smooth while they move, and spreads what is seen to where nothing is. */
final class PaintTerms {

    private static final String VARIATION = "variation";

    private final Mesh mesh;
    private TotalVariation ofColors; // null before they move
    private TotalVariation ofTexture; // null before it moves

    PaintTerms(Mesh mesh) {
        this.mesh = mesh;
    }

    /**
     * @param out added to; null for the value alone
     * @param terms gets the term without its weight
     * @return the weighted sum
     */
    double addTo(SoftRenderer renderer, FitSpec spec, SceneGradients out, Map<String, Double> terms) {
        double weight = spec.weights().variation();
        if (weight == 0 || !spec.moves(Part.COLORS) && !spec.moves(Part.TEXTURE)) {
            return 0;
        }
        double value = 0;
        if (spec.moves(Part.COLORS)) {
            ofColors = ofColors == null ? ofColors(renderer.colors().length / 3) : ofColors;
            value += ofColors.addTo(renderer.colors(), weight, out == null ? null : out.colors);
        }
        if (spec.moves(Part.TEXTURE)) {
            ofTexture = ofTexture == null ? ofTexture(renderer.texture().length / 3) : ofTexture;
            value += ofTexture.addTo(renderer.texture(), weight, out == null ? null : out.texture);
        }
        terms.put(VARIATION, value);
        return weight * value;
    }

    private TotalVariation ofColors(int count) {
        boolean ofVertices = mesh.vertexColors().isPresent();
        int[] pairs = ofVertices
                ? Topology.of(mesh).edges()
                : complete(Topology.facesBesideEdges(mesh.vertexCount(), mesh.faces()));
        return new TotalVariation(count, pairs);
    }

    private TotalVariation ofTexture(int count) {
        return new TotalVariation(count, TexelPairs.of(mesh.textureMap().orElseThrow()));
    }

    /** Without edges that have one face only. */
    private static int[] complete(int[] pairs) {
        int[] kept = new int[pairs.length];
        int length = 0;
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] >= 0) {
                kept[length++] = pairs[i];
                kept[length++] = pairs[i + 1];
            }
        }
        return Arrays.copyOf(kept, length);
    }
}
