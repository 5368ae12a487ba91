package io.trackyard.run;

import io.trackyard.policy.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a task stands, being written: all is as in another status until it is said otherwise. */
final class TaskStatusDraft {
    private final TaskStatus from;
    private String title;
    private TaskState state;
    private int attempts;
    private @Nullable String commit;
    private @Nullable Boolean checked;
    private @Nullable String reason;
    private @Nullable NextTry nextTry;
    private List<String> widened;
    private List<String> doubts;
    private @Nullable Usage used;
    private @Nullable TaskTimes times;
    private @Nullable AwaitedFile file;

    TaskStatusDraft(TaskStatus from) {
        this.from = from;
        this.title = from.title();
        this.state = from.state();
        this.attempts = from.attempts();
        this.commit = from.commit();
        this.checked = from.checked();
        this.reason = from.reason();
        this.nextTry = from.nextTry();
        this.widened = from.widened();
        this.doubts = from.doubts();
        this.used = from.used();
        this.times = from.times();
        this.file = from.file();
    }

    TaskStatusDraft title(String other) {
        title = other;
        return this;
    }

    TaskStatusDraft state(TaskState other) {
        state = other;
        return this;
    }

    TaskStatusDraft attempts(int other) {
        attempts = other;
        return this;
    }

    TaskStatusDraft commit(String other, boolean wasChecked) {
        commit = other;
        checked = wasChecked;
        return this;
    }

    TaskStatusDraft reason(@Nullable String other) {
        reason = other;
        return this;
    }

    TaskStatusDraft nextTry(@Nullable NextTry other) {
        nextTry = other;
        return this;
    }

    TaskStatusDraft widened(List<String> other) {
        widened = other;
        return this;
    }

    TaskStatusDraft doubts(List<String> other) {
        doubts = other;
        return this;
    }

    TaskStatusDraft used(@Nullable Usage other) {
        used = other;
        return this;
    }

    TaskStatusDraft times(@Nullable TaskTimes other) {
        times = other;
        return this;
    }

    TaskStatusDraft file(@Nullable AwaitedFile other) {
        file = other;
        return this;
    }

    TaskStatus build() {
        return new TaskStatus(
                from.id(),
                title,
                from.phase(),
                from.track(),
                state,
                attempts,
                commit,
                checked,
                reason,
                nextTry,
                widened,
                doubts,
                used,
                times,
                file);
    }
}
