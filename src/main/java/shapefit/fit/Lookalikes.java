package shapefit.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.joml.AxisAngle4d;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import shapefit.camera.Pose;
import shapefit.fit.StartSearch.Candidate;
import shapefit.fit.StartSearch.Ranking;
import shapefit.fit.Trials.Round;

/**
 * Finds the poses that explain a picture as well as the best one does: those of a symmetric shape, or of one whose telling
 * side is turned away. Usual turns are tried about the shape's own axes and the line of sight; a turn that works is tried
 * again from where it leads.
 */
final class Lookalikes {

    /** Turns of regular shapes: a half, third, quarter, fifth and sixth. */
    private static final double[] TURNS = {Math.PI, 2 * Math.PI / 3, Math.PI / 2, 2 * Math.PI / 5, Math.PI / 3};

    /** Turns of no regular shape: if two of them change nothing, none does. Radians. */
    private static final List<Double> ODD_TURNS = List.of(Math.toRadians(35), Math.toRadians(103));

    private static final List<Vector3d> AXES =
            List.of(new Vector3d(1, 0, 0), new Vector3d(0, 1, 0), new Vector3d(0, 0, 1));

    /** A pose whose loss is above so many times the best one's plus {@link #HOPE}, before any step, is given up. */
    private static final double HOPELESS = 2.5;

    private static final double HOPE = 0.05;

    /** More say no more: a cube's silhouette has 24. */
    private static final int MOST = 24;

    /** Turns looked at, before the rest is left: a look takes milliseconds. */
    private static final int MOST_TRIED = 400;

    private final Trials trials;
    private final Round look;
    private final Round polish;
    private final Vector3d pivot;
    private final View view;

    /**
     * @param polish how each is fitted before it is compared
     * @param pivot about which the shape turns, mesh units
     */
    Lookalikes(Trials trials, Round polish, Vector3d pivot, View view) {
        this.trials = trials;
        this.polish = polish;
        look = new Round(0, polish.size(), polish.faces(), polish.schedule());
        this.pivot = pivot;
        this.view = view;
    }

    /**
     * Those among the candidates and their turns, compared by one yardstick.
     *
     * @param candidates best first, at least one
     */
    Ranking of(List<Candidate> candidates, BooleanSupplier cancelled) {
        List<Candidate> polished = trials.make(candidates, polish, () -> {}, cancelled);
        if (polished.size() < candidates.size()) {
            return new Ranking(candidates, 1, Optional.empty());
        }
        List<Candidate> ends = StartSearch.best(polished, Integer.MAX_VALUE);
        for (Vector3d axis : AXES) {
            List<Quaterniond> odd = new ArrayList<>();
            ODD_TURNS.forEach(turn -> odd.add(new Quaterniond(new AxisAngle4d(turn, axis))));
            List<Candidate> turned =
                    good(ends.get(0), odd, new ArrayList<>(), ends.get(0).loss(), cancelled);
            if (turned.size() == odd.size() && turned.stream().allMatch(t -> StartSearch.areAlike(ends.get(0), t))) {
                List<Candidate> all = new ArrayList<>(turned);
                all.add(0, ends.get(0));
                return new Ranking(StartSearch.sorted(all), all.size(), Optional.of(axis));
            }
        }
        return ranking(spread(ends, cancelled));
    }

    private static Ranking ranking(List<Candidate> ends) {
        int alike = 0;
        while (alike < ends.size() && StartSearch.areAlike(ends.get(0), ends.get(alike))) {
            alike++;
        }
        return new Ranking(ends, Math.max(1, alike), Optional.empty());
    }

    /** The ends, and where turns lead from the best of them and from what is like it. */
    private List<Candidate> spread(List<Candidate> finalists, BooleanSupplier cancelled) {
        Candidate best = finalists.get(0);
        List<Quaterniond> turns = turns(best.pose());
        finalists.subList(1, finalists.size()).forEach(other -> turns.add(between(best.pose(), other.pose())));
        List<Candidate> tried = new ArrayList<>(finalists);
        List<Candidate> ends = finalists;
        for (int next = 0; next < Math.min(ends.size(), MOST); next++) {
            Candidate from = ends.get(next);
            if (!StartSearch.areAlike(ends.get(0), from) || tried.size() > MOST_TRIED) {
                break;
            }
            List<Candidate> all = new ArrayList<>(ends);
            for (Candidate turned : good(from, turns, tried, ends.get(0).loss(), cancelled)) {
                all.add(turned);
                if (StartSearch.areAlike(ends.get(0), turned)) {
                    turns.add(between(from.pose(), turned.pose()));
                }
            }
            ends = StartSearch.best(all, Integer.MAX_VALUE);
        }
        return ends;
    }

    /** Rotations of the mesh that are worth a try: about its own axes, and about the line of sight. */
    private List<Quaterniond> turns(Pose pose) {
        Pose toCamera = pose.then(view.pose());
        Vector3d sight = toCamera.apply(pivot).normalize();
        toCamera.rotation().conjugate().transform(sight);
        List<Quaterniond> turns = new ArrayList<>();
        List<Vector3d> axes = new ArrayList<>(AXES);
        axes.add(sight);
        for (Vector3d axis : axes) {
            for (double turn : TURNS) {
                turns.add(new Quaterniond(new AxisAngle4d(turn, axis)));
            }
        }
        return turns;
    }

    /** What turns the mesh from one pose to the other: b = a · turn. */
    private static Quaterniond between(Pose a, Pose b) {
        return a.rotation().conjugate().mul(b.rotation());
    }

    /** The turned ones that were not tried before and have a chance, polished. */
    private List<Candidate> good(
            Candidate from, List<Quaterniond> turns, List<Candidate> tried, double best, BooleanSupplier cancelled) {
        List<Candidate> fresh = new ArrayList<>();
        for (Quaterniond turn : turns) {
            Candidate turned = new Candidate(turned(from.pose(), turn), from.light(), Double.POSITIVE_INFINITY);
            if (tried.stream().noneMatch(t -> StartSearch.areOne(t, turned))) {
                tried.add(turned);
                fresh.add(turned);
            }
        }
        List<Candidate> hopeful = trials.make(fresh, look, () -> {}, cancelled).stream()
                .filter(c -> c.loss() < HOPELESS * best + HOPE)
                .toList();
        return hopeful.isEmpty() ? hopeful : trials.make(hopeful, polish, () -> {}, cancelled);
    }

    private Pose turned(Pose pose, Quaterniond turn) {
        Quaterniond rotation = pose.rotation().mul(turn);
        Pose there =
                new Pose(rotation.x, rotation.y, rotation.z, rotation.w, pose.tx(), pose.ty(), pose.tz(), pose.scale());
        return there.stepped(pivot, new Vector3d(), pose.apply(pivot).sub(there.apply(pivot)), 1);
    }
}
