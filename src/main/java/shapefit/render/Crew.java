package shapefit.render;

import java.util.List;
import shapefit.raster.SoftRasterizer;

/** Rasterizers that work side by side, each for one thread at a time. */
public final class Crew implements AutoCloseable {

    private final List<SoftRasterizer> members;
    private final boolean owned;

    private Crew(List<SoftRasterizer> members, boolean owned) {
        this.members = List.copyOf(members);
        this.owned = owned;
    }

    /** @param members closed with the crew */
    static Crew owned(List<SoftRasterizer> members) {
        return new Crew(members, true);
    }

    /** A crew of one that stays the caller's to close. */
    public static Crew borrowed(SoftRasterizer member) {
        return new Crew(List.of(member), false);
    }

    /** At least one. */
    public List<SoftRasterizer> members() {
        return members;
    }

    @Override
    public void close() {
        if (owned) {
            members.forEach(SoftRasterizer::close);
        }
    }
}
