package shapefit.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.FitSpec.Subject;
import shapefit.fit.StartSearch.Candidate;
import shapefit.image.Mask;
import shapefit.image.PixelRect;
import shapefit.raster.SoftRasterizer;
import shapefit.render.DirectionalLight;
import shapefit.render.Light;

/**
 * Looks once at the object turned in very many ways, each as a small picture, and tells which of them are worth a fit. A picture
 * is laid on the photo as if the mask showed the whole object, and as if one side of it were hidden; the light on it is solved
 * for, so that a photo's exposure and lamps do not count against a pose.
 */
final class PoseScan {

    /** Rotations looked at: about 15° apart. */
    private static final int ROTATIONS = 1152;

    /** Pixels of the mask's longer side. */
    private static final double OBJECT = 28;

    /** Side of the scanned picture, in the mask's longer sides: room for what is hidden. */
    private static final double ROOM = 1.8;

    /** How many go on. */
    private static final int KEPT = 32;

    /** Rotations nearer than this are one: a short fit finds from one to the other. */
    private static final double APART = Math.toRadians(20);

    /** By how much an object may be larger than its mask where a corner of it is hidden. */
    private static final double CORNER = 1.15;

    /** Root of linear light: from none at all a fit does not find to any. */
    private static final double LEAST_LIGHT = 0.05;

    private final Subject subject;
    private final View view;
    private final StartPoses poses;
    private final Vector3d pivot;
    private final PixelRect box;
    private final ScanTarget target;
    private final Map<Part, Move> moves;

    /**
     * A picture laid on the photo.
     *
     * @param size of the object in the photo over that in its picture
     * @param x column of the photo where the picture's column 0 comes to lie
     * @param y row likewise
     */
    record Lay(double size, double x, double y) {}

    /**
     * @param subject its view has a mask; its mesh may be a coarse one
     * @param moves where the object cannot move it is looked at in its place; where light cannot, it stays
     */
    PoseScan(Subject subject, Map<Part, Move> moves) {
        this.subject = subject;
        this.moves = moves;
        View whole = subject.views().get(0);
        PixelRect found = whole.mask().flatMap(Mask::bounds).orElseThrow();
        double longer = Math.max(found.width(), found.height());
        double side = ROOM * longer;
        double left = found.x() + (found.width() - side) / 2;
        double top = found.y() + (found.height() - side) / 2;
        double scale = OBJECT / longer;
        view = whole.part(new PixelRect(left, top, side, side), scale);
        box = new PixelRect(
                scale * (found.x() - left), scale * (found.y() - top), scale * found.width(), scale * found.height());
        poses = new StartPoses(view, subject.mesh());
        pivot = new PoseFrame(subject.mesh(), List.of(view)).pivot;
        target = ScanTarget.of(view);
    }

    /**
     * The best of all rotations, best first; their losses are comparable among themselves only.
     *
     * @param seed turns the lattice of rotations
     * @param crew rasterizers, each for one thread
     * @return empty if cancelled before the first was looked at
     */
    List<Candidate> best(long seed, List<SoftRasterizer> crew, BooleanSupplier cancelled) {
        Candidate[] seen = new Candidate[ROTATIONS];
        AtomicInteger next = new AtomicInteger();
        Trials.inParallel(Math.min(crew.size(), ROTATIONS), worker -> {
            ScanPicture picture = new ScanPicture(subject.mesh(), crew.get(worker));
            for (int i = next.getAndIncrement();
                    i < ROTATIONS && !cancelled.getAsBoolean();
                    i = next.getAndIncrement()) {
                seen[i] = look(StartPoses.rotation(i, ROTATIONS, seed), picture);
            }
        });
        List<Candidate> kept = new ArrayList<>();
        for (Candidate candidate :
                StartSearch.sorted(Stream.of(seen).filter(Objects::nonNull).toList())) {
            if (kept.size() < KEPT && kept.stream().noneMatch(k -> k.pose().angleTo(candidate.pose()) < APART)) {
                kept.add(candidate);
            }
        }
        return kept;
    }

    private Candidate look(Quaterniond rotation, ScanPicture picture) {
        boolean free = moves.containsKey(Part.TRANSLATION);
        Pose pose = free ? poses.filling(rotation, box) : poses.inPlace(rotation, subject.start());
        picture.take(pose, view);
        Lay best = null;
        ScanTarget.Fit bestFit = null;
        for (Lay lay : free ? lays(picture.box()) : List.of(new Lay(1, 0, 0))) {
            ScanTarget.Fit fit = target.compare(picture, lay);
            if (bestFit == null || fit.cost() < bestFit.cost()) {
                best = lay;
                bestFit = fit;
            }
        }
        return new Candidate(free ? moved(pose, best) : pose, lit(bestFit), bestFit.cost());
    }

    /** As the box is filled; as if one side were hidden, by the other three; as if a corner were. */
    private List<Lay> lays(PixelRect own) {
        double wide = box.width() / own.width();
        double high = box.height() / own.height();
        double least = Math.min(wide, high);
        List<Lay> lays = new ArrayList<>();
        lays.add(lay(own, least, 0.5, 0.5));
        lays.add(lay(own, Math.sqrt(wide * high), 0.5, 0.5));
        for (int side = 0; side <= 1; side++) {
            lays.add(lay(own, wide, 0.5, side));
            lays.add(lay(own, high, side, 0.5));
            lays.add(lay(own, CORNER * least, side, 0));
            lays.add(lay(own, CORNER * least, side, 1));
        }
        return lays;
    }

    /** @param across which part of the boxes' width is to meet: 0 the left sides, 1 the right ones; {@code down} likewise */
    private Lay lay(PixelRect own, double size, double across, double down) {
        return new Lay(
                size,
                box.x() + across * box.width() - size * (own.x() + across * own.width()),
                box.y() + down * box.height() - size * (own.y() + down * own.height()));
    }

    /** The pose whose picture lies so, but for perspective. */
    private Pose moved(Pose pose, Lay lay) {
        Camera camera = view.camera();
        Pose toCamera = pose.then(view.pose());
        Vector3d at = toCamera.apply(pivot);
        double depth = -at.z / lay.size;
        // Pixel edges, as in the lay: a pixel's centre is half a pixel from them.
        double u = lay.x + lay.size * (camera.fx() * at.x / -at.z + camera.cx() + 0.5) - 0.5;
        double v = lay.y + lay.size * (-camera.fy() * at.y / -at.z + camera.cy() + 0.5) - 0.5;
        Vector3d there =
                new Vector3d((u - camera.cx()) / camera.fx() * depth, -(v - camera.cy()) / camera.fy() * depth, -depth);
        return toCamera.stepped(pivot, new Vector3d(), there.sub(at), 1)
                .then(view.pose().inverse());
    }

    /**
     * As the photo is lit, where light may move. The scan's light is a root, (factor + lamp · normal)²; factor² is what a surface
     * across the lamp gets, the rest of (factor + |lamp|)² one that faces it.
     */
    private Light lit(ScanTarget.Fit fit) {
        if (!moves.containsKey(Part.LIGHT)
                || fit.light() == null
                || !(subject.light() instanceof DirectionalLight start)) {
            return subject.light();
        }
        double[] l = fit.light();
        Vector3d lamp = new Vector3d(l[3], l[4], l[5]);
        double strength = lamp.length();
        float[] ambient = new float[3];
        float[] directional = new float[3];
        for (int c = 0; c < 3; c++) {
            double factor = Math.max(LEAST_LIGHT, l[c]);
            ambient[c] = (float) (factor * factor);
            directional[c] = (float) (strength * (2 * factor + strength));
        }
        float[] direction = strength > 1e-6
                ? new float[] {(float) (lamp.x / strength), (float) (lamp.y / strength), (float) (lamp.z / strength)}
                : start.direction();
        return new DirectionalLight(start.shading(), ambient, directional, direction);
    }
}
