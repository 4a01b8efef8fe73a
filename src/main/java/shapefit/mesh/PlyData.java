package shapefit.mesh;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The numbers behind a PLY header, one after the other. */
abstract class PlyData {

    /** Starts the next element, which in text is a line. */
    abstract void startRow() throws MeshFormatException;

    /** The next number. */
    abstract double next(PlyHeader.Type type) throws MeshFormatException;

    /** Fewest bytes that a number takes. */
    abstract int leastBytes(PlyHeader.Type type);

    /** Bytes from here to the end. */
    abstract long remaining();

    /** Where we are, for errors. */
    abstract String place();

    static PlyData of(MeshSource source, TextScanner text, PlyHeader.Format format) {
        if (format == PlyHeader.Format.ASCII) {
            return new Ascii(text);
        }
        ByteBuffer buffer = ByteBuffer.wrap(source.bytes());
        buffer.position(text.nextLineStart());
        buffer.order(format == PlyHeader.Format.BINARY_BIG_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        return new Binary(source, buffer);
    }

    private static final class Ascii extends PlyData {
        private final TextScanner text;

        Ascii(TextScanner text) {
            this.text = text;
        }

        @Override
        void startRow() throws MeshFormatException {
            if (!text.toNextLine()) {
                throw text.broken("the file ends before all its elements came; copy or export it again.");
            }
        }

        @Override
        double next(PlyHeader.Type type) throws MeshFormatException {
            boolean real = type == PlyHeader.Type.FLOAT32 || type == PlyHeader.Type.FLOAT64;
            return real ? text.number("a number") : text.integer("a number");
        }

        @Override
        int leastBytes(PlyHeader.Type type) {
            return 2; // a digit and a blank or line end
        }

        @Override
        long remaining() {
            return text.remainingOnLine() + (long) text.remaining() + 1; // the last line end may be missing
        }

        @Override
        String place() {
            return "line " + text.line();
        }
    }

    private static final class Binary extends PlyData {
        private final MeshSource source;
        private final ByteBuffer buffer;

        Binary(MeshSource source, ByteBuffer buffer) {
            this.source = source;
            this.buffer = buffer;
        }

        @Override
        void startRow() {}

        @Override
        double next(PlyHeader.Type type) throws MeshFormatException {
            if (buffer.remaining() < type.bytes()) {
                throw source.broken(place(), "the file ends within its data; copy or export it again.");
            }
            return switch (type) {
                case INT8 -> buffer.get();
                case UINT8 -> Byte.toUnsignedInt(buffer.get());
                case INT16 -> buffer.getShort();
                case UINT16 -> Short.toUnsignedInt(buffer.getShort());
                case INT32 -> buffer.getInt();
                case UINT32 -> Integer.toUnsignedLong(buffer.getInt());
                case FLOAT32 -> buffer.getFloat();
                case FLOAT64 -> buffer.getDouble();
            };
        }

        @Override
        int leastBytes(PlyHeader.Type type) {
            return type.bytes();
        }

        @Override
        long remaining() {
            return buffer.remaining();
        }

        @Override
        String place() {
            return "byte " + buffer.position();
        }
    }
}
