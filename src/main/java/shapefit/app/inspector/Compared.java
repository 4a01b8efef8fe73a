package shapefit.app.inspector;

import java.util.ArrayList;
import java.util.List;
import shapefit.app.document.Document;
import shapefit.app.document.State;
import shapefit.fit.LossWeights;
import shapefit.fit.Still;

/**
 * What a fit compares: what the weights ask for, as far as it is there.
 *
 * @param outline the object's outline with a mask
 * @param colors colours with a photo
 * @param sentence why that is not all the weights ask for; empty if it is
 */
record Compared(boolean outline, boolean colors, String sentence) {

    static final String NO_MASK = "there is no mask";
    static final String NO_PHOTO = "there is no photo";
    static final String NO_COLORS = "the mesh has no colours";

    static Compared of(State state) {
        LossWeights w = state.settings().weights();
        Document document = state.document();
        boolean outline = w.silhouette() > 0 && isMasked(document);
        boolean colors = w.color() > 0 && isPictured(document);
        return new Compared(outline, colors, sentence(w, document, outline, colors));
    }

    private static String sentence(LossWeights w, Document document, boolean outline, boolean colors) {
        if (w.silhouette() == 0 && w.color() == 0) {
            return "Nothing counts: both weights are 0.";
        }
        List<String> reasons = new ArrayList<>();
        if (w.silhouette() > 0 && !outline) {
            reasons.add(NO_MASK);
        }
        if (w.color() > 0 && !colors) {
            reasons.add(NO_PHOTO);
        }
        if (colors && isPlain(document)) {
            reasons.add(NO_COLORS + ", so it is compared in grey");
        }
        if (reasons.isEmpty()) {
            return "";
        }
        String what = colors
                ? outline ? "Outline and colours count; " : "Only colours count: "
                : outline ? "Only the outline counts: " : "Nothing counts yet: ";
        return what + String.join(", and ", reasons) + ".";
    }

    /** Whether some view says where the object is. */
    static boolean isMasked(Document document) {
        return document.region().isPresent()
                || document.others().stream()
                        .anyMatch(other -> other.view().mask().isPresent());
    }

    /** Whether some view has colours. */
    static boolean isPictured(Document document) {
        return document.photo().isPresent()
                || document.others().stream()
                        .anyMatch(other -> other.view().image().isPresent());
    }

    /** Whether there is a mesh, and it has no colours. */
    static boolean isPlain(Document document) {
        return document.shape().filter(s -> !Still.hasColors(s.mesh())).isPresent();
    }
}
