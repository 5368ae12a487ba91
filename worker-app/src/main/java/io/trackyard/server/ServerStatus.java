package io.trackyard.server;

import org.jspecify.annotations.Nullable;

/**
 * What became of Trackyard's own server.
 *
 * @param condition how it is now
 * @param last the server started last, if ever one was
 */
public record ServerStatus(Condition condition, @Nullable ServerState last) {

    /** How the server is. */
    public enum Condition {
        /** It answers. */
        RUNNING,
        /** Its process lives but does not answer. */
        SILENT,
        /** There is none. */
        STOPPED
    }
}
