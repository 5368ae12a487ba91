package io.trackyard.cli.command;

import io.trackyard.cli.RunChoice.Chosen;
import io.trackyard.plan.NearestName;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which task of a run a command is about. Whoever names none, or a wrong one, is told which there are. */
final class TaskChoice {
    private TaskChoice() {}

    /**
     * The task, which the run has.
     *
     * @param named what was typed; absent where nothing was
     * @throws io.trackyard.problem.ProblemException {@code no-task} or {@code unknown-task}, naming the tasks of the run
     */
    static String of(Chosen run, @Nullable String named) {
        List<String> known =
                run.plan().tasks().stream().map(task -> task.id().text()).toList();
        if (named == null || !known.contains(named)) {
            throw unknown(run.name(), named, known);
        }
        return named;
    }

    /** What to say to whoever named none of the known tasks of a run. */
    static RuntimeException unknown(String run, @Nullable String named, List<String> known) {
        if (named == null) {
            return Problem.of(Fault.USER, "no-task")
                    .what("a task is to be named")
                    .remedy(listed(run, "", known))
                    .exception();
        }
        Problem.Draft draft = Problem.of(Fault.USER, "unknown-task")
                .what("run %s has no task \"%s\"", run, named)
                .task(named);
        NearestName.question(named, known).ifPresent(draft::remedy);
        return draft.remedy(listed(run, named, known)).exception();
    }

    private static String listed(String run, String named, List<String> tasks) {
        return "the tasks of run %s are %s".formatted(run, NearestName.listed(named, tasks));
    }
}
