package io.trackyard.source.taskxml;

import io.trackyard.plan.EarlierWork;
import io.trackyard.plan.TaskId;
import io.trackyard.policy.RetryFeedback;
import io.trackyard.source.text.Faults;
import io.trackyard.source.text.JsonValue;
import java.util.List;
import java.util.Optional;
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

    /** Whether its work is good and waits to be merged. */
    boolean isVerified(TaskId id) {
        return status(id).equals("verified") || status(id).equals("merging");
    }

    /** How many attempts have ended without success; one that is under way has not ended. */
    int failures(TaskId id) {
        int attempts = task(id).get("attempts").count();
        return UNDER_WAY.contains(status(id)) ? Math.max(0, attempts - 1) : attempts;
    }

    /** Where the program that wrote the file has begun the task; empty where it has not, or has nothing left of it. */
    Optional<EarlierWork> earlier(TaskId id) {
        JsonValue worktree = document.get("worktrees").get(id.text());
        String path = firstWord(task(id).get("worktree_path"), worktree.get("path"));
        String branch = firstWord(task(id).get("branch"), worktree.get("branch"));
        if (isCompleted(id) || (path.isEmpty() && branch.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new EarlierWork(
                branch.isEmpty() ? "worktree-" + id : branch, path.isEmpty() ? null : path, isVerified(id)));
    }

    private static String firstWord(JsonValue first, JsonValue second) {
        return first.word().isEmpty() ? second.word() : first.word();
    }

    /** What went wrong before, and what to do about it; a line each, oldest first. */
    List<String> feedback(TaskId id) {
        Stream<String> errors = task(id).get("errors").items().stream().map(ExecuteState::error);
        Stream<String> advice = task(id).get("retry_feedback").items().stream()
                .map(item -> item.isObject() ? item.get("feedback").word() : item.word());
        return Stream.concat(errors, advice).filter(line -> !line.isBlank()).toList();
    }

    /** What the next attempt is told of the last one; empty where nothing went wrong. */
    Optional<RetryFeedback> retry(TaskId id) {
        List<JsonValue> errors = task(id).get("errors").items();
        List<JsonValue> advices = task(id).get("retry_feedback").items();
        JsonValue error = errors.isEmpty() ? JsonValue.ABSENT : errors.get(errors.size() - 1);
        JsonValue last = advices.isEmpty() ? JsonValue.ABSENT : advices.get(advices.size() - 1);
        String advice = last.isObject() ? last.get("feedback").word() : last.word();
        String message = error.first("message", "error").word();
        if (message.isEmpty() && advice.isEmpty()) {
            return Optional.empty();
        }
        String step = error.get("step").word();
        String type = error.get("type").word();
        RetryFeedback told = RetryFeedback.of(
                failures(id) + 1,
                type.isEmpty() ? "implementation_error" : type,
                step.isEmpty() ? null : step,
                message.isEmpty() ? advice : message);
        return Optional.of(advice.isEmpty() ? told : told.advising(advice));
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
