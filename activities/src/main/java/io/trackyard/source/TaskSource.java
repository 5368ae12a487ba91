package io.trackyard.source;

import java.util.List;

/** Tasks in one of the formats Trackyard reads. */
sealed interface TaskSource permits NativeSource, BeadsSource {

    /** The name of the profile that comes with the format: {@code "beads"}. */
    String name();

    /** What is read, for people: {@code "beads · .beads/issues.jsonl"}. */
    String describe();

    /** The file the tasks stand in. */
    SourceFile file();

    /** All it reads, whether or not it is there: that file, and what belongs to it. */
    default List<SourceFile> files() {
        return List.of(file());
    }

    /**
     * Reads what is there now. Faults in single tasks are returned, so that those of the plan can be listed beside them.
     *
     * @throws io.trackyard.problem.ProblemException where the source cannot be read at all
     */
    SourceContent read(KnownTasks known);
}
