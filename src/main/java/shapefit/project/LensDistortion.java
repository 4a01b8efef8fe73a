package shapefit.project;

/**
 * How a lens bends straight lines: OpenCV's radial terms k1, k2, k3 and tangential terms p1, p2. What a file leaves out is
 * 0.
 */
public record LensDistortion(double k1, double k2, double p1, double p2, double k3) {

    static LensDistortion of(JsonPlace place) throws ProjectFormatException {
        return new LensDistortion(
                term(place, "k1"), term(place, "k2"), term(place, "p1"), term(place, "p2"), term(place, "k3"));
    }

    private static double term(JsonPlace place, String name) throws ProjectFormatException {
        var term = place.find(name);
        return term.isPresent() ? term.get().number() : 0;
    }
}
