package shapefit.app.files;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import shapefit.app.document.Document;
import shapefit.app.document.Document.Shape;
import shapefit.app.document.Settings;
import shapefit.app.document.State;
import shapefit.fit.FitDefaults;
import shapefit.fit.FitSpec.Subject;
import shapefit.fit.LossWeights;
import shapefit.fit.Move;
import shapefit.fit.Part;

/** What follows when a part of a document comes or goes: the object's place, and settings that suit what there is. */
final class Settled {

    private Settled() {}

    /**
     * A document whose parts have changed, with what depends on them.
     *
     * @param before the state as it was
     * @param loaded the document with its parts as they are now
     */
    static State of(State before, Document loaded) {
        Document document = needsPlace(before.document(), loaded) ? loaded.placed() : loaded;
        Optional<Subject> subject = document.subject();
        Settings settings = before.settings();
        boolean untouched = before.document()
                .subject()
                .map(s -> Settings.usual(s, settings.plan().seed()))
                .orElse(Settings.EMPTY)
                .equals(settings);
        if (subject.isPresent()) {
            Settings next = untouched
                    ? Settings.usual(subject.get(), settings.plan().seed())
                    : possible(settings, subject.get());
            return new State(document, next, before.look()).lookAt(0);
        }
        boolean chosen = !untouched || settings.plan().seed() != Settings.SEED;
        return new State(document, chosen ? settings : Settings.EMPTY, before.look());
    }

    /** A pose stays as long as mesh, lens and mask say the same as when it was found. */
    private static boolean needsPlace(Document before, Document after) {
        boolean sameMesh = before.shape().map(Shape::file).equals(after.shape().map(Shape::file));
        boolean sameLens = before.lens().camera().equals(after.lens().camera());
        boolean firstMask = before.region().isEmpty() && after.region().isPresent();
        return after.shape().isPresent()
                && after.others().isEmpty()
                && (!sameMesh || !sameLens || firstMask || before.subject().isEmpty());
    }

    /** The settings without what the mesh has not. */
    private static Settings possible(Settings settings, Subject subject) {
        Map<Part, Move> moves = new EnumMap<>(Part.class);
        settings.moves().forEach((part, move) -> {
            boolean plain = subject.mesh().vertexColors().isEmpty()
                    && subject.mesh().faceColors().isEmpty();
            boolean missing = part == Part.COLORS && plain
                    || part == Part.TEXTURE && subject.mesh().textureMap().isEmpty()
                    || part == Part.JOINTS && subject.mesh().skin().isEmpty();
            if (!missing) {
                moves.put(part, move);
            }
        });
        LossWeights w = settings.weights();
        boolean colors = FitDefaults.isComparable(subject);
        return settings.with(moves).with(colors ? w : w.withPicture(Math.max(1, w.silhouette()), 0));
    }
}
