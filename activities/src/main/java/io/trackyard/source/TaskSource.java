package io.trackyard.source;

import io.trackyard.problem.Problem;
import io.trackyard.source.text.SourceFile;
import java.util.List;
import java.util.Optional;

/** Tasks in one of the formats Trackyard reads, at one place. */
public interface TaskSource {

    /** The name of the format and of the profile that comes with it: {@code "beads"}. */
    String name();

    /** What is read, for people: {@code "beads · .beads/issues.jsonl"}. */
    String describe();

    /** The file or directory the tasks stand in: what {@code --source} takes. */
    SourceFile file();

    /** What the source's own settings file says; it lies below {@code trackyard.yaml} and above the profile. */
    default Settings settings() {
        return Settings.NONE;
    }

    /**
     * Reads what is there now. Faults in single tasks are returned, so that those of the plan can be listed beside them.
     *
     * @throws io.trackyard.problem.ProblemException where the source cannot be read at all
     */
    SourceContent read(KnownTasks known);

    /** What a person should know before a run of its tasks starts. */
    default List<Problem> warnings() {
        return List.of();
    }

    /** What writes back to it what became of its tasks; empty where nothing is written back. */
    default Optional<SourceWriter> writer() {
        return Optional.empty();
    }

    /** What writes the tasks of a calibration to it; empty where a run keeps them to itself. */
    default Optional<FixWriter> fixes() {
        return Optional.empty();
    }
}
