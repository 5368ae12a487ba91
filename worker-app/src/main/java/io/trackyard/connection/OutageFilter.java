package io.trackyard.connection;

import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Lets one line a minute pass of what each part of a library logs about a server that does not answer: while it is away
 * every session says so every few seconds, and every poller.
 */
public final class OutageFilter implements Filter {
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final Map<String, Instant> passed = new HashMap<>();

    @Override
    public synchronized boolean isLoggable(LogRecord record) {
        if (!(record.getThrown() instanceof StatusRuntimeException refused)) {
            return true;
        }
        String kind = record.getLoggerName() + " " + refused.getStatus().getCode();
        Instant last = passed.get(kind);
        if (last != null && record.getInstant().isBefore(last.plus(SILENCE))) {
            return false;
        }
        passed.put(kind, record.getInstant());
        return true;
    }
}
