package io.trackyard.cli.command;

import io.trackyard.cli.Yard;
import io.trackyard.problem.ProblemException;
import io.trackyard.run.WorkflowIds;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether the runs of a repository go on, as the server knows it; empty where none is there, since none is started for it.
 * Whether one is there is asked once, however many runs there are.
 */
final class ServerWord implements Function<String, Optional<Boolean>> {
    private final Yard yard;
    private final String repository;
    private @Nullable Boolean there;

    ServerWord(Yard yard, String repository) {
        this.yard = yard;
        this.repository = repository;
    }

    @Override
    public Optional<Boolean> apply(String run) {
        try {
            return isThere()
                    ? yard.runs()
                            .find(WorkflowIds.run(repository, run))
                            .map(entry -> !entry.state().isOver())
                    : Optional.empty();
        } catch (ProblemException silent) {
            return Optional.empty();
        }
    }

    private boolean isThere() {
        Boolean known = there;
        if (known == null) {
            known = yard.serverIsThere();
            there = known;
        }
        return known;
    }
}
