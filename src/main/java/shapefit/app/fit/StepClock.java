package shapefit.app.fit;

/** How many steps a second a fit makes, lately. */
final class StepClock {

    /** Time over which it forgets. */
    private static final double MEMORY_SECONDS = 1.5;

    private long last;
    private double perSecond;

    /** After a pause: what comes next counts from now. */
    void restart() {
        last = System.nanoTime();
        perSecond = 0;
    }

    void add(int steps) {
        long now = System.nanoTime();
        double seconds = Math.max(1e-6, (now - last) / 1e9);
        double rate = steps / seconds;
        double share = perSecond == 0 ? 1 : 1 - Math.exp(-seconds / MEMORY_SECONDS);
        perSecond += share * (rate - perSecond);
        last = now;
    }

    double perSecond() {
        return perSecond;
    }
}
