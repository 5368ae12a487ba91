package io.trackyard.reading;

import io.trackyard.policy.BatchCall;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is asked of a plan.
 *
 * @param repository the root of the working tree whose tasks they are
 * @param source the file or directory that holds them; empty where Trackyard shall find it
 * @param selection which of them
 * @param known what is known of them beside the source
 * @param retryBlocked whether tasks are taken that their source marks as blocked
 * @param tracked the files that git tracks, for tasks that say only in words what they are about
 * @param settings what the command line says, over all else
 * @param batch one batch that is not merged; empty for a run that merges
 */
public record PlanRequest(
        Path repository,
        Optional<Path> source,
        Selection selection,
        KnownTasks known,
        boolean retryBlocked,
        Supplier<List<String>> tracked,
        Settings settings,
        Optional<BatchCall> batch) {
    /** One that leaves blocked tasks alone. */
    public PlanRequest(
            Path repository,
            Optional<Path> source,
            Selection selection,
            KnownTasks known,
            Supplier<List<String>> tracked,
            Settings settings) {
        this(repository, source, selection, known, false, tracked, settings, Optional.empty());
    }

    /** The same, with blocked tasks or without them. */
    public PlanRequest retryingBlocked(boolean retry) {
        return new PlanRequest(repository, source, selection, known, retry, tracked, settings, batch);
    }

    /** The same for a batch, which names its tasks itself. */
    public PlanRequest batch(BatchCall call) {
        return new PlanRequest(
                repository, source, selection, known, retryBlocked, tracked, settings, Optional.of(call));
    }

    /** All tasks of a repository, nothing said. */
    public static PlanRequest of(Path repository) {
        return new PlanRequest(repository, Optional.empty(), Selection.ALL, KnownTasks.NONE, List::of, Settings.NONE);
    }
}
