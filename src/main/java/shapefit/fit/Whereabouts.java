package shapefit.fit;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import shapefit.fit.FitSpec.Subject;
import shapefit.image.Mask;
import shapefit.image.PixelRect;
import shapefit.raster.SoftRasterizer;

/**
 * What a search knows of an object's place before it knows its pose.
 *
 * @param view to search in; without a mask of its own a part of the picture, with a guessed one where that can be told
 * @param box around the object in it, pixels
 */
record Whereabouts(View view, PixelRect box) {

    /** Room around a place that colours say, in its longer sides: they say it roughly. */
    private static final double MARGIN = 0.6;

    /**
     * Asks the mask; without one, the colours.
     *
     * @param subject its mesh may be a coarse one
     * @param most pixels of the object's longer side that are of use
     * @throws FitException if neither says where to look
     */
    static Whereabouts of(Subject subject, double most, List<SoftRasterizer> crew, BooleanSupplier cancelled) {
        View view = subject.views().get(0);
        Optional<PixelRect> masked = view.mask().flatMap(Mask::bounds);
        if (masked.isPresent()) {
            return new Whereabouts(view, masked.get());
        }
        if (view.mask().isPresent() || !FitDefaults.isComparable(subject)) {
            throw new FitException(
                    "a start can only be searched where a mask or colours say the object is; give a mask or a start pose");
        }
        ColorScan.Found found = new ColorScan(subject).find(crew, cancelled);
        PixelRect box = found.where();
        PixelRect room = around(box, view);
        double scale = Math.min(1, most / Math.max(box.width(), box.height()));
        View part = view.part(room, scale);
        PixelRect inPart = new PixelRect(
                scale * (box.x() - room.x()), scale * (box.y() - room.y()), scale * box.width(), scale * box.height());
        Optional<Mask> guess = MaskGuess.of(part.image().orElseThrow(), inPart, found.colors());
        return new Whereabouts(
                new View(part.name(), part.camera(), part.pose(), part.image(), guess),
                guess.flatMap(Mask::bounds).orElse(inPart));
    }

    private static PixelRect around(PixelRect box, View view) {
        double margin = MARGIN * Math.max(box.width(), box.height());
        double left = Math.max(0, Math.floor(box.x() - margin));
        double top = Math.max(0, Math.floor(box.y() - margin));
        double right = Math.min(view.camera().width(), Math.ceil(box.x() + box.width() + margin));
        double bottom = Math.min(view.camera().height(), Math.ceil(box.y() + box.height() + margin));
        return new PixelRect(left, top, right - left, bottom - top);
    }
}
