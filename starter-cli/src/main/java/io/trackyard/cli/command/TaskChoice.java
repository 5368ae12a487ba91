package io.trackyard.cli.command;

import io.trackyard.cli.RunChoice.Chosen;
import io.trackyard.plan.NearestName;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which task of a run a command is about. Whoever names none, or a wrong one, is told which there are. */
final class TaskChoice {
    /** As many as a person reads before looking elsewhere. */
    private static final int MOST_NAMED = 20;

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
        if (named == null) {
            throw Problem.of(Fault.USER, "no-task")
                    .what("a task is to be named")
                    .remedy(listed(run, known))
                    .exception();
        }
        if (!known.contains(named)) {
            Problem.Draft draft = Problem.of(Fault.USER, "unknown-task")
                    .what("run %s has no task \"%s\"", run.name(), named)
                    .task(named);
            NearestName.to(named, known).ifPresent(near -> draft.remedy("did you mean \"%s\"?".formatted(near)));
            throw draft.remedy(listed(run, NearestName.first(named, known))).exception();
        }
        return named;
    }

    private static String listed(Chosen run, List<String> tasks) {
        int more = tasks.size() - MOST_NAMED;
        return "the tasks of run %s are %s%s"
                .formatted(
                        run.name(),
                        String.join(", ", tasks.subList(0, Math.min(tasks.size(), MOST_NAMED))),
                        more > 0 ? " and %,d more".formatted(more) : "");
    }
}
