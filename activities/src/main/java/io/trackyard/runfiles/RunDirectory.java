package io.trackyard.runfiles;

import io.trackyard.activity.TrackRequest;
import io.trackyard.git.EncodedId;
import io.trackyard.plan.Track;
import io.trackyard.session.TaskDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

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
        return new RunDirectory(state.resolve("repositories")
                .resolve(EncodedId.of(repository).value())
                .resolve("runs")
                .resolve(EncodedId.of(run).value()));
    }

    public Path path() {
        return path;
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
        return path.resolve("worktrees").resolve(track.lease() + "-" + nameOf(track));
    }

    /** The logs of a track's set-up. */
    public Path setupLogs(TrackRequest track) {
        return path.resolve("tracks").resolve(track.lease() + "-" + nameOf(track));
    }

    /** The worktree in which merged trees are gated. */
    public Path queueWorktree() {
        return path.resolve("worktrees").resolve("queue");
    }

    /** The logs of the gate for a task's commit. */
    public Path gateLogs(String task) {
        return path.resolve("gate").resolve(EncodedId.of(task).value());
    }

    /** What a track is called in branches and paths, unique within the run: {@code 3.G}. */
    public static String nameOf(TrackRequest track) {
        return track.phase() + "." + Track.nameOf(track.track());
    }
}
