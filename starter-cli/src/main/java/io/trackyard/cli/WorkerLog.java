package io.trackyard.cli;

import io.trackyard.connection.OutageFilter;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a worker logs, a line each, to its standard error; where it runs detached, that is its log file. */
final class WorkerLog {
    /** Loggers are held by weak references alone, so that a level set on one that nobody keeps is forgotten. */
    private static final Logger TEMPORAL = Logger.getLogger("io.temporal");

    private static final Logger GRPC = Logger.getLogger("io.grpc");

    private WorkerLog() {}

    static void begin() {
        ConsoleHandler handler = new ConsoleHandler();
        handler.setFormatter(new Formatter() {
            @Override
            public String format(LogRecord record) {
                String cause = record.getThrown() == null ? "" : " · " + record.getThrown();
                return "%1$tF %1$tT %2$s %3$s%4$s%n"
                        .formatted(record.getMillis(), record.getLevel(), formatMessage(record), cause);
            }
        });
        handler.setFilter(new OutageFilter());
        Logger.getLogger("").addHandler(handler);
        TEMPORAL.setLevel(Level.WARNING);
        GRPC.setLevel(Level.WARNING);
    }
}
