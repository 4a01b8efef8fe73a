package shapefit.optim;

/** f = (1 − x)² + 100(y − x²)²: a bent valley with its floor at (1, 1). Source: Rosenbrock 1960. */
final class Rosenbrock {

    private Rosenbrock() {}

    static float[] gradient(float[] at) {
        double x = at[0];
        double y = at[1];
        return new float[] {(float) (2 * (x - 1) - 400 * x * (y - x * x)), (float) (200 * (y - x * x))};
    }
}
