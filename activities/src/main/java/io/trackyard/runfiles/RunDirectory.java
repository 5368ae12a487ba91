package io.trackyard.runfiles;

import io.trackyard.activity.TrackRequest;
import io.trackyard.git.EncodedId;
import io.trackyard.plan.Track;
import io.trackyard.session.TaskDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the files of a run lie: {@code <state>/repositories/<repository>/runs/<run>}. Outside the repository, so that no
 * tool of the user's walks into a worktree. The layout is a contract between releases.
 */
public final class RunDirectory {
    private final Path path;

    private RunDirectory(Path path) {
        this.path = path;
    }

    /**
     * @param state the state directory
     * @param repository the repository's id
     * @param run the run's name
     */
    public static RunDirectory of(Path state, String repository, String run) {
        return new RunDirectory(ofRepository(state, repository)
                .resolve("runs")
                .resolve(EncodedId.of(run).value()));
    }

    public Path path() {
        return path;
    }

    /** What a repository's files lie in: its runs are below {@code runs}, what was cleaned away below {@code trash}. */
    public static Path ofRepository(Path state, String repository) {
        return state.resolve("repositories").resolve(EncodedId.of(repository).value());
    }

    /** What was cleaned away lies below this, in bags, by the paths it had below {@code home}, a repository's. */
    public static Path trash(Path home) {
        return home.resolve("trash");
    }

    /** The directories of all tasks that were begun. */
    public List<TaskDirectory> tasks() {
        Path tasks = path.resolve("tasks");
        if (!Files.isDirectory(tasks)) {
            return List.of();
        }
        try (Stream<Path> each = Files.list(tasks)) {
            return each.filter(Files::isDirectory)
                    .sorted()
                    .map(TaskDirectory::at)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + tasks, e);
        }
    }

    /** What the worktrees of tracks and queue lie in. */
    public Path worktrees() {
        return path.resolve("worktrees");
    }

    /** What a person's commands run in. */
    public RunEnvironment environment() {
        return RunEnvironment.read(environmentFile());
    }

    /** Where {@link RunEnvironment#write} puts it. */
    public Path environmentFile() {
        return path.resolve("environment.json");
    }

    /** The sessions of a task and what is known of its attempts. */
    public TaskDirectory task(String task) {
        return TaskDirectory.at(path.resolve("tasks").resolve(EncodedId.of(task).value()));
    }

    /** As {@link #task}, of a task that was begun; nothing is made. */
    public Optional<TaskDirectory> begun(String task) {
        Path directory = path.resolve("tasks").resolve(EncodedId.of(task).value());
        return Files.isDirectory(directory) ? Optional.of(TaskDirectory.at(directory)) : Optional.empty();
    }

    /** The worktree of a track under a lease. */
    public Path worktree(TrackRequest track) {
        return worktrees().resolve(track.lease() + "-" + nameOf(track));
    }

    /** The conversation that a track's next task can go on with. */
    public ConversationFile conversation(TrackRequest track) {
        return new ConversationFile(path.resolve("conversations").resolve(nameOf(track) + ".json"));
    }

    /** What a conversation of a client has used. */
    public ConversationUse conversationUse(String client, String conversation) {
        String name = EncodedId.of(client + " " + conversation).value();
        return new ConversationUse(path.resolve("conversations").resolve("used").resolve(name + ".json"));
    }

    /** Whether a track has a worktree, under whatever lease. */
    public boolean hasWorktree(int phase, Track track) {
        String end = "-" + phase + "." + track.name();
        if (!Files.isDirectory(worktrees())) {
            return false;
        }
        try (Stream<Path> all = Files.list(worktrees())) {
            return all.anyMatch(worktree -> worktree.getFileName().toString().endsWith(end));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + worktrees(), e);
        }
    }

    /** The logs of a track's set-up. */
    public Path setupLogs(TrackRequest track) {
        return path.resolve("tracks").resolve(track.lease() + "-" + nameOf(track));
    }

    /** The sessions of a round of a phase's calibration, and what it found. */
    public TaskDirectory calibration(int phase, int round) {
        return TaskDirectory.at(calibrations().resolve(phase + "." + round));
    }

    /** The rounds of all calibrations that were begun. */
    public List<TaskDirectory> begunCalibrations() {
        if (!Files.isDirectory(calibrations())) {
            return List.of();
        }
        try (Stream<Path> rounds = Files.list(calibrations())) {
            return rounds.filter(Files::isDirectory)
                    .sorted()
                    .map(TaskDirectory::at)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + calibrations(), e);
        }
    }

    private Path calibrations() {
        return path.resolve("calibrations");
    }

    /** The tasks that are closed in their source once the run is landed. */
    public Path closes() {
        return path.resolve("closes.json");
    }

    /** The mark that a person was told the notice of that number. */
    public Path notice(int number) {
        return path.resolve("notices").resolve(String.valueOf(number));
    }

    /** The messages that its agents have sent. */
    public Path mail() {
        return path.resolve("mail");
    }

    /** How often a person allowed it to spend more. */
    public Grants grants() {
        return new Grants(path.resolve("grants"));
    }

    /** What all sessions of a host have spent: see {@link io.trackyard.spending.Bills}. {@code state}: its state directory. */
    public static Path bills(Path state) {
        return state.resolve("bills");
    }

    /** What a host knows of accounts: see {@link io.trackyard.account.Accounts}. {@code state}: its state directory. */
    public static Path accounts(Path state) {
        return state.resolve("accounts");
    }

    /** The worktree in which merged trees are gated. */
    public Path queueWorktree() {
        return worktrees().resolve("queue");
    }

    /** The logs of the gate for a task's commit. */
    public Path gateLogs(String task) {
        return path.resolve("gate").resolve(EncodedId.of(task).value());
    }

    /** Which trees have passed which gate, in all runs of the repository: see {@link PassedGates}. */
    Path passedGates() {
        return path.resolve("../../gates").normalize();
    }

    /** What a track is called in branches and paths, unique within the run: {@code 3.G}. */
    public static String nameOf(TrackRequest track) {
        return track.phase() + "." + Track.nameOf(track.track());
    }
}
