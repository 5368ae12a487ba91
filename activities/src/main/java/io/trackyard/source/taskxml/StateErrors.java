package io.trackyard.source.taskxml;

import io.trackyard.activity.TaskNews;
import io.trackyard.plan.Check;
import io.trackyard.policy.FailedAttempt;
import java.util.List;

/** Enters what a task's attempts failed of, each once, and what the next one is told. */
final class StateErrors {
    private final StateDocument state;
    private final String id;
    private final int before;
    private final int limit;

    /**
     * @param before how many attempts others had used before the run
     * @param limit how many attempts a task has
     */
    StateErrors(StateDocument state, String id, int before, int limit) {
        this.state = state;
        this.id = id;
        this.before = before;
        this.limit = limit;
    }

    void enter(List<FailedAttempt> failed) {
        failed.stream()
                .map(attempt -> attempt.numbered(before + attempt.attempt()))
                .filter(attempt -> !isKnown(attempt.attempt()))
                .forEach(this::enter);
    }

    /** What only the news tell: a gate that stayed red, conflicts, a worktree that could not be made. */
    void enter(TaskNews news, int attempt, List<Check> checks) {
        if (!isKnown(attempt)) {
            ErrorKind kind = ErrorKind.of(news.note(), checks);
            enter(new FailedAttempt(attempt, kind.type(), kind.step(), news.note(), "", news.at()));
        }
    }

    private void enter(FailedAttempt failed) {
        state.add(StateParts.error(failed), "tasks", id, "errors");
        if (failed.attempt() < limit) {
            state.add(StateParts.advice(failed.withLog(), failed.attempt() + 1), "tasks", id, "retry_feedback");
        }
    }

    private boolean isKnown(int attempt) {
        return state.at("tasks", id, "errors").items().stream()
                .anyMatch(error -> error.get("attempt").count() == attempt);
    }
}
