package io.trackyard.reading;

import io.trackyard.plan.Plan;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.policy.Setup;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.source.scope.SubmodulePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a person should know before the start where a repository has submodules. */
final class SubmoduleWarnings {
    private SubmoduleWarnings() {}

    static List<Problem> of(Plan plan, SubmodulePaths submodules, @Nullable Setup setup) {
        if (submodules.paths().isEmpty() || plan.tasks().isEmpty()) {
            return List.of();
        }
        List<Problem> warnings = new ArrayList<>();
        if (setup == null
                || setup.commands().stream().noneMatch(step -> step.command().contains("submodule"))) {
            warnings.add(empty(submodules));
        }
        plan.tasks().stream()
                .filter(task -> task.scope() instanceof Scope.Declared)
                .forEach(task ->
                        submodules.touchedBy(task.scope()).ifPresent(path -> warnings.add(worksIn(task, path.text()))));
        return warnings;
    }

    private static Problem empty(SubmodulePaths submodules) {
        return Problem.of(Fault.USER, "empty-submodules")
                .what(
                        "the submodules of this repository are empty in every worktree: %s",
                        submodules.paths().stream().map(Object::toString).collect(Collectors.joining(", ")))
                .remedy(
                        "write setup: git submodule update --init --recursive into trackyard.yaml if the tasks need them")
                .build();
    }

    private static Problem worksIn(Task task, String submodule) {
        return Problem.of(Fault.USER, "task-in-submodule")
                .what(
                        "task \"%s\" works in the submodule %s, whose files are another repository's",
                        task.id(), submodule)
                .why("they cannot be committed here: such work is left out, and named")
                .remedy("carry it out in that repository, and let a task here move the submodule to the commit")
                .build();
    }
}
