package io.trackyard.testing;

import io.trackyard.plan.Changes;
import io.trackyard.plan.Check;
import io.trackyard.plan.EarlierWork;
import io.trackyard.plan.Question;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskAgent;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.TaskLimits;
import io.trackyard.plan.Tried;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task being written: everything but its id has a usual value. */
public final class TaskDraft {
    private final String id;
    private String title;
    private String prompt;
    private Scope scope = new Scope.Unknown();
    private List<Check> checks = List.of();
    private Changes changes = Changes.REQUIRED;
    private List<TaskId> needs = List.of();
    private List<String> deliverables = List.of();
    private @Nullable Question question;
    private @Nullable TaskAgent agent;
    private List<Check> setup = List.of();
    private @Nullable Integer sessionSeconds;
    private @Nullable Integer stalledSeconds;
    private @Nullable Tried triedBefore;
    private @Nullable EarlierWork earlier;

    private TaskDraft(String id) {
        this.id = id;
        this.title = "Do " + id;
        this.prompt = "Please do " + id + ".";
    }

    /** A task that may touch anything and has no checks. */
    public static TaskDraft of(String id) {
        return new TaskDraft(id);
    }

    public TaskDraft titled(String text) {
        title = text;
        return this;
    }

    public TaskDraft prompting(String text) {
        prompt = text;
        return this;
    }

    public TaskDraft touching(String... patterns) {
        scope = Scope.declared(patterns);
        return this;
    }

    public TaskDraft checkedBy(String... commands) {
        checks = List.of(commands).stream().map(Check::of).toList();
        return this;
    }

    public TaskDraft changing(Changes what) {
        changes = what;
        return this;
    }

    public TaskDraft needing(String... others) {
        needs = List.of(others).stream().map(TaskId::of).toList();
        return this;
    }

    public TaskDraft delivering(String... paths) {
        deliverables = List.of(paths);
        return this;
    }

    public TaskDraft asking(Question what) {
        question = what;
        return this;
    }

    public TaskDraft by(TaskAgent other) {
        agent = other;
        return this;
    }

    public TaskDraft setUpBy(String... commands) {
        setup = List.of(commands).stream().map(Check::of).toList();
        return this;
    }

    public TaskDraft within(int seconds) {
        sessionSeconds = seconds;
        return this;
    }

    public TaskDraft stalledAfter(int seconds) {
        stalledSeconds = seconds;
        return this;
    }

    /** Other runs have used up so many attempts. */
    public TaskDraft triedBefore(int attempts) {
        return tried(Tried.times(attempts));
    }

    public TaskDraft tried(Tried before) {
        triedBefore = before;
        return this;
    }

    /** Another program has begun it there, and found it good. */
    public TaskDraft verifiedOn(String branch) {
        earlier = new EarlierWork(branch, null, true);
        return this;
    }

    /** Another program has begun it there. */
    public TaskDraft begunOn(String branch, @Nullable String worktree) {
        earlier = new EarlierWork(branch, worktree);
        return this;
    }

    public Task build() {
        return Task.draft(TaskId.of(id))
                .title(title)
                .prompt(prompt)
                .scope(scope)
                .checks(checks)
                .changes(changes)
                .needs(needs)
                .deliverables(deliverables)
                .question(question)
                .agent(agent)
                .limits(new TaskLimits(null, sessionSeconds, stalledSeconds, triedBefore))
                .earlier(earlier)
                .setup(setup)
                .build();
    }
}
