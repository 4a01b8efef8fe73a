package shapefit.app.viewport;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import shapefit.app.viewport.Placement.Area;
import shapefit.image.PixelRect;

/**
 * A picture that lies over the whole photo, of any resolution.
 *
 * @param image the picture
 * @param box of its pixels; outside there is nothing to see
 */
record PlacedImage(Image image, PixelRect box) {

    /** Of which every pixel may be seen. */
    static PlacedImage whole(Image image) {
        return new PlacedImage(image, new PixelRect(0, 0, image.getWidth(), image.getHeight()));
    }

    /**
     * Draws what is seen of it within a part of the stage: at 32 times a whole photo would be a hundred thousand columns wide.
     */
    void draw(GraphicsContext g, StageView view, Area clip) {
        Placement at = view.placementProperty().get();
        double across = image.getWidth() / view.photoWidth();
        double down = image.getHeight() / view.photoHeight();
        Area seen = view.seen(clip);
        double left = Math.max(seen.x(), at.screenX(box.x() / across));
        double top = Math.max(seen.y(), at.screenY(box.y() / down));
        double right = Math.min(seen.x() + seen.width(), at.screenX((box.x() + box.width()) / across));
        double bottom = Math.min(seen.y() + seen.height(), at.screenY((box.y() + box.height()) / down));
        if (right <= left || bottom <= top) {
            return;
        }
        g.drawImage(
                image,
                at.photoX(left) * across,
                at.photoY(top) * down,
                (right - left) / at.scale() * across,
                (bottom - top) / at.scale() * down,
                left,
                top,
                right - left,
                bottom - top);
    }
}
