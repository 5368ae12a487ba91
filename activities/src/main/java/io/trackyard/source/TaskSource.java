package io.trackyard.source;

import io.trackyard.plan.TaskId;
import io.trackyard.policy.BatchCall;
import io.trackyard.source.text.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tasks in one of the formats Trackyard reads, at one place. */
public interface TaskSource {

    /** The name of the format and of the profile that comes with it: {@code "beads"}. */
    String name();

    /** What is read, for people: {@code "beads · .beads/issues.jsonl"}. */
    String describe();

    /** The file or directory the tasks stand in: what {@code --source} takes. */
    SourceFile file();

    /** All it reads, whether or not it is there: that file, and what belongs to it. */
    default List<SourceFile> files() {
        return List.of(file());
    }

    /** What the source's own settings file says; it lies below {@code trackyard.yaml} and above the profile. */
    default Settings settings() {
        return Settings.NONE;
    }

    /** The same source for tasks that are carried out under these settings: groups and attempts may depend on them. */
    default TaskSource under(Settings settings) {
        return this;
    }

    /**
     * Reads what is there now. Faults in single tasks are returned, so that those of the plan can be listed beside them.
     *
     * @throws io.trackyard.problem.ProblemException where the source cannot be read at all
     */
    SourceContent read(KnownTasks known);

    /**
     * The part of it that is asked for; empty where its form has no parts of its own, and a phase is one of the plan.
     *
     * @throws io.trackyard.problem.ProblemException where there is no such part
     */
    default Optional<TaskSource> part(Part part) {
        return Optional.empty();
    }

    /** One batch of it, for a program that merges by itself; empty where its form has no batches. */
    default Optional<TaskSource> batch(BatchCall call) {
        return Optional.empty();
    }

    /** The tasks that it marks as blocked: what {@code --retry-blocked} takes, beside those that are taken by name. */
    default Set<TaskId> blocked() {
        return Set.of();
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
