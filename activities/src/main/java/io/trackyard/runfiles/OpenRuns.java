package io.trackyard.runfiles;

import io.trackyard.activity.RunAddress;
import io.trackyard.git.Repository;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Opens the runs that this host serves; repositories and plans stay open, since every activity asks for them. */
public final class OpenRuns implements AutoCloseable {
    private final Path state;
    private final Map<String, String> environment;
    private final FrozenPlans plans = new FrozenPlans();
    private final Map<String, Repository> repositories = new ConcurrentHashMap<>();

    /**
     * @param state the state directory
     * @param environment what git runs in
     */
    public OpenRuns(Path state, Map<String, String> environment) {
        this.state = state;
        this.environment = environment;
    }

    /** @throws io.trackyard.problem.ProblemException when the repository is there no more */
    public OpenRun open(RunAddress run) {
        Repository repository =
                repositories.computeIfAbsent(run.path(), path -> Repository.open(Path.of(path), environment));
        return new OpenRun(
                run,
                repository,
                plans.read(repository, run.plan()),
                RunDirectory.of(state, run.repository(), run.run()));
    }

    @Override
    public void close() {
        repositories.values().forEach(Repository::close);
    }
}
