package shapefit.raster.opencl;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Keeps Aparapi from talking on stderr, and remembers why a launch left the device, which it says nowhere else.
 */
final class AparapiLog extends Handler {

    /** The name of Aparapi's logger, and of the property with its first level. */
    private static final String NAME = "com.aparapi.logLevel";

    private static final AparapiLog INSTANCE = new AparapiLog();

    /** Held, as the log manager would forget it and its level. */
    private static final Logger LOGGER = Logger.getLogger(NAME);

    static {
        System.setProperty(NAME, "INFO"); // it sets the root's handlers to this: their default, so nothing changes
        LOGGER.setUseParentHandlers(false);
        LOGGER.addHandler(INSTANCE);
    }

    private volatile String reason = "";

    private AparapiLog() {}

    /** To be called before Aparapi is. */
    static void listen() {
        INSTANCE.reason = "Aparapi gave no reason";
        LOGGER.setLevel(Level.WARNING);
    }

    /** Why a launch since {@link #listen} left the device. */
    static String reason() {
        return INSTANCE.reason;
    }

    @Override
    public void publish(LogRecord entry) {
        String message = String.valueOf(entry.getMessage());
        if (message.startsWith("Device failed")) {
            reason = message.substring(message.indexOf(':') + 1).strip();
            LOGGER.setLevel(Level.OFF); // next, and only if it can log, it prints a stack trace
        }
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
