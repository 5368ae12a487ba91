package io.trackyard.server;

import java.nio.file.Path;
import java.time.Duration;

/** What a person is told while a server is got and started. Every step names itself before it takes time. */
public interface SetupLog {

    /** A source is about to be asked for the program. */
    void trying(String source);

    /** A source has none; the next one is asked. */
    void unavailable(String source, String reason);

    /**
     * Bytes have arrived.
     *
     * @param total how many there will be, or -1 where nobody says
     */
    void fetched(String what, long bytes, long total);

    /** A step without a measure still runs. */
    void working(String what, Duration soFar);

    /** The program is in place. */
    void installed(TemporalBinary binary);

    /** A server is about to be started. */
    void starting(TemporalVersion version, Path database, PortPair ports);

    /** The ports were taken by somebody else between look and start. */
    void portsTaken(PortPair ports);

    /** Runs of another server version are kept in another file, and this server will not show them. */
    void otherDatabase(Path database);

    /** The server answers. */
    void ready(ServerState server);
}
