package io.trackyard.testing;

import io.trackyard.activity.IntegrationVerdict.Result;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;

/** What the sessions and merges of one task come to, one after the other; when it is through, all goes well. */
final class Script {
    private final Deque<String> sessions = new ArrayDeque<>();
    private final Deque<Result> merges = new ArrayDeque<>();
    private boolean flaky;

    /** Words between commas; {@code conflict}, {@code red}, {@code flaky} and {@code ready} stand for a session that goes well and what follows. */
    Script(String words) {
        for (String word : Arrays.stream(words.split(",")).map(String::strip).toList()) {
            switch (word) {
                case "ok" -> add("ok", Result.INTEGRATED);
                case "conflict" -> add("ok", Result.CONFLICT);
                case "ready" -> add("ok", Result.READY);
                case "red" -> add("ok", Result.RED);
                case "flaky" -> {
                    add("ok", Result.INTEGRATED);
                    flaky = true;
                }
                default -> sessions.add(word);
            }
        }
    }

    static Script goingWell() {
        return new Script("ok");
    }

    String nextSession() {
        String next = sessions.poll();
        return next == null ? "ok" : next;
    }

    Result nextMerge() {
        Result next = merges.poll();
        return next == null ? Result.INTEGRATED : next;
    }

    /** Whether its merge's gate fails at first. */
    boolean isFlaky() {
        return flaky;
    }

    /** The time in a word such as {@code quota 5m}. */
    static Duration time(String word) {
        return Duration.parse("PT" + word.substring(word.indexOf(' ') + 1).toUpperCase(Locale.ROOT));
    }

    private void add(String session, Result merge) {
        sessions.add(session);
        merges.add(merge);
    }
}
