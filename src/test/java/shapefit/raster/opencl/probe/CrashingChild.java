package shapefit.raster.opencl.probe;

import java.lang.reflect.Field;

/** Stands in for {@link ProbeChild}: lists two devices, the driver of the first of which crashes the process. */
final class CrashingChild {

    private CrashingChild() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        if (args.length == 1) {
            System.out.println("a driver prints, too");
            System.out.println(ProbeChild.MARK + "device\ttrue\tBad GPU\tdriver 1");
            System.out.println(ProbeChild.MARK + "device\tfalse\tGood processor\tdriver 2");
        } else if (args[1].equals("0")) {
            crash();
        } else {
            System.out.println(ProbeChild.MARK + "passed\tdrew well");
        }
    }

    /** Writes to address 0, as a bad driver does. */
    static void crash() throws ReflectiveOperationException {
        Class<?> type = Class.forName("sun.misc.Unsafe");
        Field field = type.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        type.getMethod("putAddress", long.class, long.class).invoke(field.get(null), 0L, 0L);
    }
}
