package io.trackyard.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The shell scripts of this package, kept as resources. */
enum Script {
    /** Runs one agent and records who it is and how it ended. */
    SUPERVISOR("supervisor.sh"),
    /** Defines the function by which the others take the lock. */
    LOCK("lock.sh"),
    /** Acts while an epoch stands. */
    GUARD("guard.sh"),
    /** Holds the lock exclusively for a decision, then acts. */
    HOLD("hold.sh"),
    /** Starts a supervisor, out of {@link #HOLD}. */
    START("start.sh"),
    /** Cuts the middle out of a long output. */
    TRIM("trim.sh"),
    /** Writes the epoch, out of {@link #HOLD}. */
    RAISE("raise.sh");

    private final String resource;

    Script(String resource) {
        this.resource = resource;
    }

    String text() {
        try (InputStream stream = Script.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the program was packed without " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
