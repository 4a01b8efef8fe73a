package shapefit.app;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears what the toolkit complains about: style sheets, bindings, exceptions on any thread. */
final class LogWatch implements AutoCloseable {

    /** Said whenever JavaFX is on the class path; harmless. */
    private static final String HARMLESS = "Unsupported JavaFX configuration";

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final Logger root = Logger.getLogger("");
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            String message = entry.getLoggerName() + ": " + entry.getMessage();
            if (entry.getLevel().intValue() >= Level.WARNING.intValue() && !message.contains(HARMLESS)) {
                complaints.add(entry.getThrown() == null ? message : message + " " + entry.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    LogWatch() {
        root.addHandler(handler);
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
            complaints.add(thread.getName() + ": " + e);
            e.printStackTrace();
        });
    }

    /** What was said so far. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        root.removeHandler(handler);
        Thread.setDefaultUncaughtExceptionHandler(before);
    }
}
