package io.trackyard.background.host;

import io.trackyard.attempt.TaskEpochs;
import io.trackyard.git.Epoch;
import io.trackyard.git.Repository;
import io.trackyard.git.RunRefs;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.process.CommandRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Takes over the places in which tasks work. Repositories stay open, since every activity asks for them. */
public final class Workplaces implements AutoCloseable {
    private final CommandRunner runner;
    private final Map<String, String> environment;
    private final InstantSource time;
    private final Map<String, Repository> repositories = new ConcurrentHashMap<>();

    /** {@code environment}: what git runs in. */
    public Workplaces(CommandRunner runner, Map<String, String> environment, InstantSource time) {
        this.runner = runner;
        this.environment = environment;
        this.time = time;
    }

    /**
     * The place of a task, and the right to act there, whoever had it before.
     *
     * @throws io.trackyard.problem.ProblemException when its directory or its repository is there no more
     */
    Workplace takeOver(BackgroundFiles files) throws InterruptedException {
        BackgroundCard card = files.card();
        Path directory = Path.of(card.work().directory());
        if (!Files.isDirectory(directory)) {
            throw Problem.of(Fault.USER, "directory-gone")
                    .what("its directory %s is gone", directory)
                    .exception();
        }
        TaskEpochs epochs = new TaskEpochs(runner);
        if (!card.work().isEditing()) {
            return new LiveDirectory(directory, epochs.take(files.sessions()), files, environment);
        }
        Repository repository = repositories.computeIfAbsent(
                card.work().directory(), path -> Repository.open(Path.of(path), environment));
        Epoch epoch = epochs.take(repository, RunRefs.ofBackground().taskEpoch(card.id()), files.sessions());
        return new OwnWorktree(repository, files, epoch, time);
    }

    @Override
    public void close() {
        repositories.values().forEach(Repository::close);
    }
}
