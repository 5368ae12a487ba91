package io.trackyard.reading;

import io.trackyard.source.KnownTasks;
import io.trackyard.source.Settings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is asked of a plan.
 *
 * @param repository the root of the working tree whose tasks they are
 * @param source the file or directory that holds them; empty where Trackyard shall find it
 * @param selection which of them
 * @param known what is known of them beside the source
 * @param settings what the command line says, over all else
 */
public record PlanRequest(
        Path repository, Optional<Path> source, Selection selection, KnownTasks known, Settings settings) {

    /** All tasks of a repository, nothing said. */
    public static PlanRequest of(Path repository) {
        return new PlanRequest(repository, Optional.empty(), Selection.ALL, KnownTasks.NONE, Settings.NONE);
    }
}
