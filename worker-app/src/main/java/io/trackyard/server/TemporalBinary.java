package io.trackyard.server;

import java.nio.file.Path;

/**
 * A {@code temporal} program that may be started.
 *
 * @param file the executable
 * @param version what it is
 */
public record TemporalBinary(Path file, TemporalVersion version) {

    /** What Trackyard is tested with, and asks every source for. */
    public static final TemporalVersion WANTED = new TemporalVersion("1.9.1", "1.32.0");

    /**
     * The last one {@code go install} accepts: from 1.6.0 on the module has a {@code replace} directive, which it
     * refuses.
     */
    static final TemporalVersion LAST_BY_GO = new TemporalVersion("1.5.1", "1.29.1");
}
