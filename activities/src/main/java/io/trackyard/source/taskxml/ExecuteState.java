package io.trackyard.source.taskxml;

import io.trackyard.plan.TaskId;
import io.trackyard.source.text.Faults;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an {@code execute-state.json} tells of tasks, whoever wrote it.
 *
 * @param document absent where there is none
 */
record ExecuteState(JsonValue document) {
    /** The form that is written; of a later one nobody knows what it asks for. */
    static final String SCHEMA = "2.0";

    private static final Set<String> UNDER_WAY = Set.of("in_progress", "verifying", "verified", "merging");

    /** Complains where it is of a form that could not be kept. */
    void check(Faults faults) {
        JsonValue version = document.get("schema_version");
        if (!version.word().isEmpty() && !version.word().startsWith("2.")) {
            faults.add(
                    version.line(),
                    "schema_version is \"%s\"; Trackyard keeps files of version %s",
                    version.word(),
                    SCHEMA);
        }
    }

    boolean isCompleted(TaskId id) {
        return status(id).equals("completed") || isIn("completed", id);
    }

    boolean isAbandoned(TaskId id) {
        return status(id).equals("abandoned") || isIn("abandoned", id);
    }

    /** How many attempts have ended without success; one that is under way has not ended. */
    int failures(TaskId id) {
        int attempts = task(id).get("attempts").count();
        return UNDER_WAY.contains(status(id)) ? Math.max(0, attempts - 1) : attempts;
    }

    /** What went wrong before, and what to do about it; a line each, oldest first. */
    List<String> feedback(TaskId id) {
        Stream<String> errors = task(id).get("errors").items().stream().map(ExecuteState::error);
        Stream<String> advice = task(id).get("retry_feedback").items().stream()
                .map(item -> item.isObject() ? item.get("feedback").word() : item.word());
        return Stream.concat(errors, advice).filter(line -> !line.isBlank()).toList();
    }

    private static String error(JsonValue error) {
        String what = Stream.of(error.first("step", "type"), error.first("message", "error"))
                .map(JsonValue::word)
                .filter(word -> !word.isEmpty())
                .reduce((step, message) -> step + ": " + message)
                .orElse("");
        int attempt = error.get("attempt").count();
        return attempt == 0 || what.isEmpty() ? what : "attempt " + attempt + ": " + what;
    }

    private String status(TaskId id) {
        return task(id).get("status").word();
    }

    private JsonValue task(TaskId id) {
        return document.get("tasks").get(id.text());
    }

    private boolean isIn(String list, TaskId id) {
        return document.get(list).words().contains(id.text());
    }
}
