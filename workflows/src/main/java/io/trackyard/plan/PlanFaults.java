package io.trackyard.plan;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a plan, each worded once. The codes are a contract of {@code plan --json}. */
public final class PlanFaults {
    private PlanFaults() {}

    /** A source cannot be read at all, or not at this place. */
    public static Problem unreadable(String file, @Nullable Integer line, String what) {
        return Problem.of(Fault.USER, "unreadable")
                .what("%s", what)
                .at(file, line)
                .build();
    }

    /** An id that two tasks have. */
    public static Problem duplicateId(TaskId id, @Nullable Position position, @Nullable Position first) {
        return about(id, position, "duplicate-id")
                .what("task \"%s\" is there twice", id)
                .why("%s", first == null ? "ids are unique in a plan" : "the first is at " + first)
                .build();
    }

    static Problem unknownNeed(TaskId task, TaskId need, @Nullable Position position, Collection<TaskId> known) {
        Problem.Draft draft =
                about(task, position, "unknown-need").what("task \"%s\" needs \"%s\", which is no task", task, need);
        NearestName.question(need.text(), known.stream().map(TaskId::text).toList())
                .ifPresentOrElse(draft::remedy, () -> draft.remedy("take the need out, or add the task"));
        return draft.build();
    }

    static Problem cycle(List<Task> cycle, @Nullable Position position) {
        String path = cycle.stream().map(task -> task.id().text()).collect(Collectors.joining(" → "));
        return about(cycle.get(0).id(), position, "cycle")
                .what("these need each other: %s → %s", path, cycle.get(0).id())
                .build();
    }

    static Problem tooManyTracks(Phase phase, int most) {
        return Problem.of(Fault.USER, "too-many-tracks")
                .what(
                        "phase %d has %,d tracks; a phase carries at most %,d",
                        phase.number(), phase.tracks().size(), most)
                .remedy("choose fewer tasks with --task, or give them needs that spread them over more phases")
                .build();
    }

    static Problem tooManyTasks(int phase, int tasks, int most) {
        return Problem.of(Fault.USER, "too-many-tasks")
                .what("phase %d has %,d tasks; a phase carries at most %,d", phase, tasks, most)
                .remedy("choose fewer tasks with --task, or give them needs that spread them over more phases")
                .build();
    }

    static Problem tooManyNames(int phase, long bytes, int most) {
        return Problem.of(Fault.USER, "too-many-needs")
                .what(
                        "the names of phase %d's tasks and of what they need take %,d bytes; a phase carries at most %,d",
                        phase, bytes, most)
                .remedy("leave out needs that follow from others, choose fewer tasks with --task, or shorten their ids")
                .build();
    }

    /** A scope names a path that no worktree holds. */
    public static Problem scopeOutside(TaskId task, String path, @Nullable Position position) {
        return about(task, position, "scope-outside")
                .what("the scope of task \"%s\" leaves the repository: %s", task, path)
                .remedy("name paths relative to the repository's root, without '..'")
                .build();
    }

    private static Problem.Draft about(TaskId task, @Nullable Position position, String code) {
        return Problem.of(Fault.USER, code)
                .task(task.text())
                .at(position == null ? null : position.file(), position == null ? null : position.line());
    }
}
