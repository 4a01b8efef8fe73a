package shapefit.raster.opencl.probe;

/** Stands in for {@link ProbeChild}: lists one device, and trying that one never ends. */
final class HangingChild {

    private HangingChild() {}

    public static void main(String[] args) throws InterruptedException {
        if (args.length == 1) {
            System.out.println(ProbeChild.MARK + "device\ttrue\tSlow GPU\tdriver 3");
        } else {
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
