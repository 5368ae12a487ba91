package io.trackyard.worker;

import io.trackyard.process.ProcessIdentity;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Under which name a worker asks the server for work: {@code trackyard@1f2e3d4c:4711:9f8e7d6c}. The server keeps it beside
 * each activity it gives out, so that whoever reads it on that host can tell whether the worker still lives.
 *
 * @param host the host's id
 * @param pid the worker's process there
 * @param fingerprint of all else that tells the process from others of its number. Not in full: the name stands in every
 *     event of a history
 */
record WorkerIdentity(String host, long pid, String fingerprint) {
    private static final Pattern FORM = Pattern.compile("trackyard@([^:]+):(\\d{1,10}):([0-9a-f]{8})");
    private static final int FINGERPRINT_LENGTH = 8;

    /** The name of a worker that is this process on that host. */
    static WorkerIdentity of(String host, ProcessIdentity process) {
        String all = String.join("\n", process.start(), process.bootId(), process.pidNamespace());
        String digest =
                UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
        return new WorkerIdentity(host, process.pid(), digest.substring(0, FINGERPRINT_LENGTH));
    }

    /** Reads {@link #text}; empty for the name of what is no worker of Trackyard. */
    static Optional<WorkerIdentity> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new WorkerIdentity(form.group(1), Long.parseLong(form.group(2)), form.group(3)))
                : Optional.empty();
    }

    String text() {
        return "trackyard@" + host + ":" + pid + ":" + fingerprint;
    }

    /** Whether the worker's process still runs; to be asked on its own host only. */
    boolean isAlive() {
        return ProcessIdentity.of(pid)
                .map(process -> of(host, process))
                .filter(this::equals)
                .isPresent();
    }
}
