package shapefit.raster.cpu;

/** Where the passes of each thread come from: scalar ones or those in vectors. */
interface Passes {

    /** One number at a time; always works. */
    Passes SCALAR = new Passes() {
        @Override
        public ForwardPass forward() {
            return new ForwardPass();
        }

        @Override
        public BackwardPass backward() {
            return new BackwardPass();
        }

        @Override
        public String words() {
            return "scalar";
        }
    };

    /** For one thread. */
    ForwardPass forward();

    /** For one thread. */
    BackwardPass backward();

    /** What the user is told. */
    String words();
}
