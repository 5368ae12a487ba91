package io.trackyard.source.taskxml;

import io.trackyard.activity.TaskNews;
import io.trackyard.activity.TaskNews.Kind;
import io.trackyard.plan.Check;
import io.trackyard.plan.TaskId;
import io.trackyard.policy.BatchCall;
import io.trackyard.policy.LeftWork;
import io.trackyard.source.TaskTrace;
import io.trackyard.source.taskxml.Batches.Batch;
import io.trackyard.source.taskxml.Inventory.Entry;
import io.trackyard.source.text.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Enters news of tasks into a state file. What a run has entered for a task stands in the task's {@code trackyard}: the
 * run, the kind and the moment of the last news, and how many attempts others had used before. By it news that comes
 * again, or late, is known and changes nothing.
 */
final class StateChange {
    private static final String OURS = "trackyard";

    private static final Set<String> UNDER_WAY = Set.of("in_progress", "verified", "merging");

    private final StateDocument state;
    private final Terms terms;

    /**
     * Whose news are entered, and by which rules.
     *
     * @param batches the batch of every task, as the plan cuts them
     * @param checks the steps of a task's verification
     * @param limit how many attempts a task has
     * @param call the one batch that is carried out for another program; absent where the run merges by itself
     */
    record Terms(
            String run,
            Inventory inventory,
            Map<TaskId, Batch> batches,
            Function<String, List<Check>> checks,
            int limit,
            @Nullable BatchCall call) {}

    StateChange(StateDocument state, Terms terms) {
        this.state = state;
        this.terms = terms;
    }

    /** Enters one piece of news about a task of this directory; returns false, and enters nothing, where it came before. */
    boolean enter(TaskNews news, TaskTrace trace) {
        String id = news.task();
        if (isKnown(news)) {
            return false;
        }
        state.begin(id);
        remember(news);
        errors(id).enter(trace.failed());
        switch (news.kind()) {
            case CLAIMED -> claimed(news);
            case VERIFIED -> verified(news, trace.left());
            case MERGING -> merging(id);
            case INTEGRATED -> integrated(news);
            case ABANDONED -> abandoned(news, trace.left());
            case RELEASED -> released(news);
            case SKIPPED -> {
                // it is pending as before
            }
        }
        if (moment(news).compareTo(state.at("updated_at").word()) > 0) {
            state.set(moment(news), "updated_at");
        }
        return true;
    }

    private boolean isKnown(TaskNews news) {
        String id = news.task();
        boolean completed = state.at("tasks", id, "status").word().equals("completed")
                || state.at("completed").words().contains(id);
        JsonValue last = state.at("tasks", id, OURS);
        long at = last.get("at").word().matches("[0-9]{1,18}")
                ? Long.parseLong(last.get("at").word())
                : 0;
        boolean repeated = at == news.at()
                && last.get("run").word().equals(terms.run())
                && last.get("news").word().equals(word(news.kind()));
        return completed || news.at() < at || repeated;
    }

    private void remember(TaskNews news) {
        String id = news.task();
        boolean ours = state.at("tasks", id, OURS, "run").word().equals(terms.run());
        int before = ours ? state.at("tasks", id, OURS, "attempts_before").count() : usedBefore(TaskId.of(id));
        state.set(terms.run(), "tasks", id, OURS, "run");
        state.set(word(news.kind()), "tasks", id, OURS, "news");
        state.set(news.at(), "tasks", id, OURS, "at");
        state.set(before, "tasks", id, OURS, "attempts_before");
    }

    /** One that was given up and is claimed all the same was given a fresh start by a person. */
    private int usedBefore(TaskId id) {
        ExecuteState standing = new ExecuteState(state.at());
        int failures = standing.failures(id);
        return standing.isAbandoned(id) || failures >= terms.limit() ? 0 : failures;
    }

    private void claimed(TaskNews news) {
        String id = news.task();
        Batch batch = terms.batches().get(TaskId.of(id));
        state.set("in_progress", "tasks", id, "status");
        state.set(before(id) + 1 + news.attempts(), "tasks", id, "attempts");
        state.setDefault(moment(news), "tasks", id, "started_at");
        state.exclude(id, "failed", "abandoned");
        state.unqueue(id);
        state.set("in_progress", "layers", batch.layer(), "status");
        state.setDefault(moment(news), "layers", batch.layer(), "started_at");
        state.set("in_progress", "status");
        for (String why : List.of("stop_reason_kind", "stop_reason")) {
            if (state.has(why)) {
                state.set(null, why);
            }
        }
        BatchCall call = terms.call();
        state.set(call == null ? batch.layer() : call.layer(), "current_layer");
        state.set(call == null ? batch.number() : call.number(), "current_batch");
    }

    private void verified(TaskNews news, @Nullable LeftWork left) {
        String id = news.task();
        int attempt = before(id) + Math.max(1, news.attempts());
        state.set("verified", "tasks", id, "status");
        state.set(attempt, "tasks", id, "attempts");
        state.set(moment(news), "tasks", id, "completed_at");
        commit(news, attempt);
        leave(news, left);
        state.queue(id, "ready", Map.of("verified_at", moment(news)));
    }

    private void merging(String id) {
        state.set("merging", "tasks", id, "status");
        state.queue(id, "merging", Map.of());
    }

    private void integrated(TaskNews news) {
        String id = news.task();
        int attempt = before(id) + Math.max(1, news.attempts());
        state.set("completed", "tasks", id, "status");
        state.set(attempt, "tasks", id, "attempts");
        state.set(moment(news), "tasks", id, "completed_at");
        state.set(moment(news), "tasks", id, "merged_at");
        state.set(null, "tasks", id, "worktree_path");
        state.set(null, "tasks", id, "branch");
        commit(news, attempt);
        state.include(id, "completed");
        state.exclude(id, "failed", "abandoned");
        state.queue(id, "merged", Map.of("merged_at", moment(news)));
    }

    /** Once for an attempt: where it was seen to be verified that commit stands there, and not the one of the merge. */
    private void commit(TaskNews news, int attempt) {
        String id = news.task();
        boolean known = state.at("tasks", id, "commits").items().stream()
                .anyMatch(commit -> commit.get("attempt").count() == attempt);
        if (!known) {
            state.add(StateParts.commit(news.commit(), attempt, id, titleOf(id)), "tasks", id, "commits");
        }
    }

    private void leave(TaskNews news, @Nullable LeftWork left) {
        if (left != null) {
            String id = news.task();
            state.set(left.path(), "tasks", id, "worktree_path");
            state.set(left.branch(), "tasks", id, "branch");
            state.set(StateParts.worktree(id, left, moment(news)), "worktrees", id);
        }
    }

    private String titleOf(String id) {
        return terms.inventory().entries().stream()
                .filter(entry -> entry.id().text().equals(id))
                .map(Entry::task)
                .map(PlannedTask::title)
                .findFirst()
                .orElse("");
    }

    /** One batch has one attempt for a task, which may have others in later ones; there the other program stops. */
    private void abandoned(TaskNews news, @Nullable LeftWork left) {
        String id = news.task();
        int attempts = before(id) + Math.max(1, news.attempts());
        state.set(attempts, "tasks", id, "attempts");
        errors(id).enter(news, attempts, terms.checks().apply(id));
        leave(news, left);
        boolean isOver = terms.call() == null || attempts >= terms.limit();
        state.set(isOver ? "abandoned" : "failed", "tasks", id, "status");
        state.include(id, isOver ? "abandoned" : "failed");
        state.exclude(id, isOver ? "failed" : "abandoned");
        if (terms.call() == null) {
            state.set("blocked", "layers", terms.batches().get(TaskId.of(id)).layer(), "status");
            state.set("stopped", "status");
            state.set("abandoned", "stop_reason_kind");
            state.set("Task %s abandoned after %d attempts".formatted(id, attempts), "stop_reason");
        }
    }

    private void released(TaskNews news) {
        String id = news.task();
        if (!UNDER_WAY.contains(state.at("tasks", id, "status").word())) {
            return;
        }
        int attempts = before(id) + news.attempts();
        state.set(attempts == 0 ? "pending" : "failed", "tasks", id, "status");
        state.set(attempts, "tasks", id, "attempts");
        state.set(null, "tasks", id, "completed_at");
        state.unqueue(id);
        if (attempts > 0) {
            state.include(id, "failed");
        }
        state.set("stopped", "status");
    }

    private StateErrors errors(String id) {
        return new StateErrors(state, id, before(id), terms.limit());
    }

    private int before(String id) {
        return state.at("tasks", id, OURS, "attempts_before").count();
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String moment(TaskNews news) {
        return StateStore.moment(news.at());
    }
}
