package io.trackyard.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task in the making; what is not said stays as {@link Task#draft(TaskId)} has it. */
public final class TaskDraft {
    private final TaskId id;
    private String title;
    private String prompt;
    private int priority = Task.DEFAULT_PRIORITY;
    private List<TaskId> needs = List.of();
    private Scope scope = new Scope.Unknown();
    private List<Check> checks = List.of();
    private Changes changes = Changes.REQUIRED;
    private TaskLimits limits = TaskLimits.OF_THE_RUN;
    private List<String> deliverables = List.of();
    private @Nullable BarrierGroup group;
    private @Nullable Question question;
    private @Nullable TaskAgent agent;
    private List<Check> setup = List.of();
    private @Nullable EarlierWork earlier;
    private @Nullable Position position;

    TaskDraft(TaskId id) {
        this.id = id;
        this.title = id.text();
        this.prompt = id.text();
    }

    TaskDraft(Task task) {
        this.id = task.id();
        this.title = task.title();
        this.prompt = task.prompt();
        this.priority = task.priority();
        this.needs = task.needs();
        this.scope = task.scope();
        this.checks = task.checks();
        this.changes = task.changes();
        this.limits = task.limits();
        this.deliverables = task.deliverables();
        this.group = task.group();
        this.question = task.question();
        this.agent = task.agent();
        this.setup = task.setup();
        this.earlier = task.earlier();
        this.position = task.position();
    }

    public TaskDraft title(String to) {
        this.title = to;
        return this;
    }

    public TaskDraft prompt(String to) {
        this.prompt = to;
        return this;
    }

    public TaskDraft priority(int to) {
        this.priority = to;
        return this;
    }

    public TaskDraft needs(List<TaskId> to) {
        this.needs = to;
        return this;
    }

    public TaskDraft scope(Scope to) {
        this.scope = to;
        return this;
    }

    public TaskDraft checks(List<Check> to) {
        this.checks = to;
        return this;
    }

    public TaskDraft changes(Changes to) {
        this.changes = to;
        return this;
    }

    public TaskDraft limits(TaskLimits to) {
        this.limits = to;
        return this;
    }

    public TaskDraft deliverables(List<String> to) {
        this.deliverables = to;
        return this;
    }

    public TaskDraft group(@Nullable BarrierGroup to) {
        this.group = to;
        return this;
    }

    public TaskDraft question(@Nullable Question to) {
        this.question = to;
        return this;
    }

    public TaskDraft agent(@Nullable TaskAgent to) {
        this.agent = to;
        return this;
    }

    public TaskDraft setup(List<Check> to) {
        this.setup = to;
        return this;
    }

    public TaskDraft earlier(@Nullable EarlierWork to) {
        this.earlier = to;
        return this;
    }

    public TaskDraft position(@Nullable Position to) {
        this.position = to;
        return this;
    }

    public Task build() {
        return new Task(
                id,
                title,
                prompt,
                priority,
                needs,
                scope,
                checks,
                changes,
                limits,
                deliverables,
                group,
                question,
                agent,
                setup,
                earlier,
                position);
    }
}
