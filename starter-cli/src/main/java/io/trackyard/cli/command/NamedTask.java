package io.trackyard.cli.command;

import io.trackyard.cli.RepositoryOption;
import io.trackyard.cli.RunChoice;
import io.trackyard.cli.Yard;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which task a command is about, of which run: both are typed in one place, the run before the task. */
final class NamedTask {
    @Parameters(
            arity = "0..2",
            paramLabel = "[RUN] TASK",
            description = "The task, after the run where it is not the newest here.")
    List<String> names = List.of();

    @Mixin
    RepositoryOption repository = new RepositoryOption();

    /** @throws io.trackyard.problem.ProblemException where there is no such run */
    RunChoice.Chosen run(Yard yard) {
        return RunChoice.choose(
                yard, repository.directory(), names.size() == 2 ? Optional.of(names.get(0)) : Optional.empty());
    }

    /** As it was typed, whether there is such a task or not; absent where none was. */
    @Nullable
    String task() {
        return names.isEmpty() ? null : names.get(names.size() - 1);
    }
}
