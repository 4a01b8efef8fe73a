package shapefit.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The same problems solved in two ways, and which way solves them better. Pairs that differ by no more than the grain are alike
 * and do not count. Of the others each way would win about half if there were no difference: the sign test, two-sided, which asks
 * nothing of how the differences are distributed. Source: Conover, "Practical nonparametric statistics", 3rd edition, 1999, 3.4.
 *
 * @param wins pairs that the first way solves better
 * @param losses pairs that the second way solves better
 * @param ties pairs that are alike
 * @param gain mean of how much better the first way is over all pairs, in the measure's unit; below 0 it is worse
 */
record PairedTrials(int wins, int losses, int ties, double gain) {

    /** Chance of a false claim of one comparison. Eight are made at once, so one in thirteen runs makes a false one. */
    private static final double CHANCE = 0.01;

    /**
     * Counts.
     *
     * @param first [n], by the first way; the smaller the better
     * @param second [n], by the second way, in the same order
     * @param grain differences up to this are none
     */
    static PairedTrials of(List<Double> first, List<Double> second, double grain) {
        double[] gains = IntStream.range(0, first.size())
                .mapToDouble(i -> second.get(i) - first.get(i))
                .toArray();
        int wins = (int) Arrays.stream(gains).filter(gain -> gain > grain).count();
        int losses = (int) Arrays.stream(gains).filter(gain -> gain < -grain).count();
        return new PairedTrials(
                wins,
                losses,
                gains.length - wins - losses,
                Arrays.stream(gains).average().orElseThrow());
    }

    int pairs() {
        return wins + losses + ties;
    }

    /** Chance of counts as uneven as these or more so, if there were no difference; 1 if all pairs are alike. */
    double chance() {
        int n = wins + losses;
        int fewer = Math.min(wins, losses);
        double log = n * StrictMath.log(0.5); // a sum of logarithms: 2^-n alone underflows from a thousand pairs on
        double tail = 1; // in parts of the chance of exactly so many
        double term = 1;
        for (int k = fewer; k > 0; k--) {
            log += StrictMath.log((double) (n - k + 1) / k);
            term *= (double) k / (n - k + 1);
            tail += term;
        }
        return Math.min(1, 2 * tail * StrictMath.exp(log));
    }

    /** Whether so many pairs could show a difference at all. */
    boolean areEnough() {
        return 2 * Math.pow(0.5, pairs()) < CHANCE;
    }

    /** Whether the first way is better beyond chance, by counts and on average. */
    boolean firstIsBetter() {
        return chance() < CHANCE && wins > losses && gain > 0;
    }

    /** Whether the second way is. */
    boolean secondIsBetter() {
        return chance() < CHANCE && losses > wins && gain < 0;
    }
}
