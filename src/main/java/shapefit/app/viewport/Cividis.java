package shapefit.app.viewport;

/** A scale from dark blue to yellow that looks even to every kind of eye (Nuñez, Anderton and Renslow, 2018). */
final class Cividis {

    /** A tenth apart; the first is darker than the original's, so that agreement recedes. */
    private static final int[] KNOTS = {
        0x000b1e, 0x0a2a5e, 0x35456c, 0x4f576c, 0x666970, 0x7d7c78, 0x948e77, 0xaea371, 0xc8b866, 0xe5cf52, 0xfee838
    };

    private Cividis() {}

    /** @param value 0 to 1; what is outside counts as the nearer end */
    static int argb(double value) {
        double at = Math.max(0, Math.min(1, value)) * (KNOTS.length - 1);
        int k = (int) Math.min(KNOTS.length - 2, at);
        double t = at - k;
        int out = 0xff;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = KNOTS[k] >> shift & 0xff;
            int b = KNOTS[k + 1] >> shift & 0xff;
            out = out << 8 | (int) Math.round(a + t * (b - a));
        }
        return out;
    }
}
