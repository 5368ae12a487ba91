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
    private final Map<String, Repository> trusting = new ConcurrentHashMap<>();

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
        RunDirectory directory = RunDirectory.of(state, run.repository(), run.run());
        return new OpenRun(run, trusting(repository, run, directory), plans.read(repository, run.plan()), directory);
    }

    /** As it was when the run began; before that nothing of it has run. */
    private Repository trusting(Repository repository, RunAddress run, RunDirectory directory) {
        TrustedDrivers drivers = new TrustedDrivers(directory);
        return drivers.isKnown()
                ? trusting.computeIfAbsent(run.path() + "\n" + run.run(), unseen -> repository.trusting(drivers.read()))
                : repository;
    }

    @Override
    public void close() {
        repositories.values().forEach(Repository::close);
    }
}
