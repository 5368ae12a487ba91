package io.trackyard.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What a provider does when its model is asked. */
public sealed interface Reply {

    /** The model says something, which ends its turn. */
    record Says(String text) implements Reply {}

    /** The model has a file written, by the client's own tool for it; the path from the directory the client works in. */
    record Writes(String path, String content) implements Reply {}

    /** The model has a command run, by the client's own tool for it. */
    record Runs(String command) implements Reply {}

    /** The model calls a tool by its name. */
    record Calls(String tool, Map<String, Object> input) implements Reply {}

    /** The provider refuses to ask its model. */
    record Refuses(int status, String type, String message) implements Reply {}

    /** A limit of the account is used up until then. */
    record OutOfQuota(Instant until) implements Reply {}

    /** The connection stays open, and nothing comes. */
    record Hangs() implements Reply {}

    /** The answer begins, and breaks off. */
    record BreaksOff() implements Reply {}

    /** Decided when the model is asked. */
    record Decided(Supplier<Reply> reply) implements Reply {}

    /** A limit of the account is used up for so long from when the model is asked. */
    static Reply outOfQuotaFor(Duration time) {
        return new Decided(() -> new OutOfQuota(Instant.now().plus(time)));
    }

    static Reply overloaded() {
        return refuses(529, "overloaded_error", "Overloaded");
    }

    static Reply unknownKey() {
        return refuses(401, "authentication_error", "invalid x-api-key");
    }

    static Reply refuses(int status, String type, String message) {
        return new Refuses(status, type, message);
    }

    /** Several of the same. */
    static List<Reply> times(int times, Reply reply) {
        return Collections.nCopies(times, reply);
    }
}
