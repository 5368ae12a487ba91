package io.trackyard.git;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What Trackyard's commits say of themselves in the last lines of their messages: by these lines a later run knows which
 * tasks are done. A snapshot never carries {@code Trackyard-Task}, since it proves nothing.
 *
 * @param run the run that made the commit
 * @param task the task whose work it is; absent where it belongs to none, as in a calibration's merge
 * @param attempt the number of the attempt, from 1
 */
public record Trailers(
        @Nullable String run,
        @Nullable String task,
        @Nullable Integer attempt) {
    static final String TASK = "Trackyard-Task";
    static final String RUN = "Trackyard-Run";
    static final String ATTEMPT = "Trackyard-Attempt";

    /** Reads them from the values of a commit's trailers, given by key; of several values the last holds. */
    static Trailers of(Function<String, List<String>> values) {
        String attempt = last(values.apply(ATTEMPT));
        String run = last(values.apply(RUN));
        String task = last(values.apply(TASK));
        return new Trailers(
                run == null ? null : decode(run),
                task == null ? null : decode(task),
                attempt != null && attempt.matches("[0-9]{1,9}") ? Integer.valueOf(attempt) : null);
    }

    /** The paragraph that ends a message; empty where there is nothing to say. */
    String paragraph() {
        StringBuilder lines = new StringBuilder();
        append(lines, RUN, run);
        append(lines, TASK, task);
        append(lines, ATTEMPT, attempt == null ? null : attempt.toString());
        return lines.toString();
    }

    /** The id that stands in a trailer as {@code value}. */
    static String decode(String value) {
        return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** An id as the value of a trailer: readable, but a line end in it cannot begin another trailer. */
    static String encode(String id) {
        StringBuilder value = new StringBuilder();
        for (int at = 0; at < id.length(); at++) {
            char letter = id.charAt(at);
            boolean edge = at == 0 || at == id.length() - 1;
            if (letter == '%' || Character.isISOControl(letter) || letter == ' ' && edge) {
                value.append("%%%02x".formatted((int) letter));
            } else {
                value.append(letter);
            }
        }
        return value.toString();
    }

    private static void append(StringBuilder lines, String key, @Nullable String value) {
        if (value != null) {
            lines.append(key).append(": ").append(encode(value)).append('\n');
        }
    }

    private static @Nullable String last(List<String> values) {
        return values.isEmpty() ? null : values.get(values.size() - 1);
    }
}
