package io.trackyard.launch;

import io.trackyard.background.BackgroundProgress;
import io.trackyard.background.BackgroundStatus;
import io.trackyard.background.host.BackgroundCard;
import io.trackyard.background.host.BackgroundDirectory;
import io.trackyard.background.host.BackgroundFiles;
import io.trackyard.background.host.LaunchOutcome;
import io.trackyard.connection.BackgroundClient;
import io.trackyard.plan.NearestName;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Joins what the files of background tasks and the server know. What has ended is known by its files; only for the others
 * a server is asked.
 */
public final class BackgroundRoll {
    /** Between a task's files and the word to the server: what is younger is on its way. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(10);

    private final BackgroundDirectory directory;
    private final Supplier<BackgroundClient> server;
    private final InstantSource time;

    /** {@code server}: asked for when a task has not ended; a worker must live then. */
    public BackgroundRoll(BackgroundDirectory directory, Supplier<BackgroundClient> server, InstantSource time) {
        this.directory = directory;
        this.server = server;
        this.time = time;
    }

    /** All tasks of this host, in the order of their launches. */
    public List<BackgroundSnapshot> all() {
        return read(directory.all());
    }

    /** @throws io.trackyard.problem.ProblemException where there is no task of that name */
    public BackgroundSnapshot task(String id) {
        return read(List.of(files(id))).get(0);
    }

    /** @throws io.trackyard.problem.ProblemException where there is no task of that name */
    public BackgroundFiles files(String id) {
        return directory.task(id).orElseThrow(() -> unknown(id));
    }

    /** The server is asked before the files: what ends in between has left its outcome by then. */
    private List<BackgroundSnapshot> read(List<BackgroundFiles> tasks) {
        boolean anyOpen = tasks.stream().anyMatch(files -> files.outcome().isEmpty());
        BackgroundProgress progress = anyOpen ? server.get().progress() : BackgroundProgress.IDLE;
        List<BackgroundSnapshot> snapshots = new ArrayList<>();
        tasks.forEach(files -> snapshots.add(read(files, progress)));
        return snapshots;
    }

    private BackgroundSnapshot read(BackgroundFiles files, BackgroundProgress progress) {
        BackgroundCard card = files.card();
        Optional<LaunchOutcome> outcome = files.outcome();
        if (outcome.isPresent()) {
            return new BackgroundSnapshot(card, outcome.get().status(), outcome, files.result());
        }
        return new BackgroundSnapshot(card, open(card, progress), outcome, "");
    }

    private BackgroundStatus open(BackgroundCard card, BackgroundProgress progress) {
        if (progress.running().contains(card.id())) {
            return BackgroundStatus.RUNNING;
        }
        if (progress.pending().contains(card.id())) {
            return BackgroundStatus.PENDING;
        }
        if (server.get().isOpen(card.task())) {
            return BackgroundStatus.RUNNING;
        }
        Instant launched = Instant.ofEpochMilli(card.submission().at());
        boolean onItsWay = time.instant().isBefore(launched.plus(ON_ITS_WAY));
        return onItsWay ? BackgroundStatus.PENDING : BackgroundStatus.FAILED;
    }

    private RuntimeException unknown(String id) {
        List<String> known =
                directory.all().stream().map(files -> files.card().id()).toList();
        Problem.Draft draft = Problem.of(Fault.USER, "unknown-task").what("there is no background task \"%s\"", id);
        NearestName.question(id, known).ifPresent(draft::remedy);
        return draft.remedy("trackyard bg list", "see which there are").exception();
    }
}
