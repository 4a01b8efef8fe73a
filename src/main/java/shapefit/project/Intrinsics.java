package shapefit.project;

/**
 * The pinhole part of a lens, K, in pixels; pixel (0, 0) is the centre of the top left pixel.
 *
 * @param fx focal length across, greater than 0
 * @param fy focal length down, greater than 0
 * @param cx column of the principal point
 * @param cy row of the principal point
 */
public record Intrinsics(double fx, double fy, double cx, double cy) {

    static Intrinsics of(JsonPlace k) throws ProjectFormatException {
        return new Intrinsics(
                k.get("fx").positiveNumber(),
                k.get("fy").positiveNumber(),
                k.get("cx").number(),
                k.get("cy").number());
    }
}
