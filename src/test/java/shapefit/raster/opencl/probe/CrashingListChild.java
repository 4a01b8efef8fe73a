package shapefit.raster.opencl.probe;

/** Stands in for {@link ProbeChild} where asking for the list already crashes. */
final class CrashingListChild {

    private CrashingListChild() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        CrashingChild.crash();
    }
}
