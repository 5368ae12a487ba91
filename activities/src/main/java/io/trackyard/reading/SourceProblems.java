package io.trackyard.reading;

import io.trackyard.plan.NearestName;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.source.TaskSource;
import io.trackyard.source.trackyard.TrackyardFile;
import java.nio.file.Path;
import java.util.List;

/** Why tasks could not be found or chosen, each worded once. */
final class SourceProblems {
    private SourceProblems() {}

    /** What stands in the file at the root of the repository that tasks can be written into. */
    enum RootFile {
        /** There is none. */
        NONE,
        /** An example of tasks that is commented out, as {@code trackyard init} writes it. */
        EXAMPLE,
        /** Anything else. */
        OTHER
    }

    static ProblemException noSource(Path searched, List<String> lookedFor, RootFile root) {
        Problem.Draft draft = Problem.of(Fault.USER, "no-source")
                .what("there are no tasks in %s", searched)
                .why("looked for %s", String.join(", ", lookedFor));
        if (root == RootFile.EXAMPLE) {
            draft.remedy(
                    "the tasks at the end of %1$s are an example: each line of it begins with #. Write your own, or"
                                    .formatted(TrackyardFile.NAME)
                            + " remove the # of those lines");
        } else {
            draft.remedy("write tasks: into a %s at the root of the repository".formatted(TrackyardFile.NAME));
        }
        if (root == RootFile.NONE) {
            draft.remedy(
                    "trackyard init", "write the first %s, with an example of tasks".formatted(TrackyardFile.NAME));
        }
        return draft.remedy("trackyard plan --source FILE", "read them from somewhere else")
                .exception();
    }

    static ProblemException severalSources(List<TaskSource> sources) {
        Problem.Draft draft = Problem.of(Fault.USER, "several-sources")
                .what("tasks were found in %d places; a run has one source", sources.size())
                .why(
                        "%s",
                        String.join(
                                "; ", sources.stream().map(TaskSource::describe).toList()));
        for (TaskSource source : sources) {
            draft.remedy("trackyard plan --source " + source.file().name(), "take those of " + source.describe());
        }
        return new SeveralSourcesException(draft.build(), sources);
    }

    static ProblemException unknownForm(String asked) {
        return Problem.of(Fault.USER, "unknown-source")
                .what("%s is no task source Trackyard knows", asked)
                .why("it takes a .yaml with tasks:, a .jsonl of beads issues, or a directory that holds tasks")
                .exception();
    }

    static ProblemException sourceMissing(String asked, List<TaskSource> there) {
        Problem.Draft draft = Problem.of(Fault.USER, "no-source").what("the source %s does not exist", asked);
        List<String> names = there.stream().map(source -> source.file().name()).toList();
        NearestName.question(asked, names).ifPresent(draft::remedy);
        return draft.remedy(
                        names.isEmpty()
                                ? "no tasks are found at the root of the repository"
                                : "the sources here are " + NearestName.listed(asked, names))
                .exception();
    }

    static ProblemException noParts(String option) {
        return Problem.of(Fault.USER, "no-such-part")
                .what("%s is for planning directories", option)
                .remedy("trackyard plan", "see the phases and tasks of this plan")
                .exception();
    }

    static ProblemException noBatches(TaskSource source) {
        return Problem.of(Fault.USER, "no-batches")
                .what("%s has no batches", source.describe())
                .why("--tasks-path names a directory of task XML")
                .exception();
    }

    static ProblemException noNumber(String phase) {
        return Problem.of(Fault.USER, "no-phase")
                .what("there is no phase \"%s\"", phase)
                .why("the phases of this plan have numbers")
                .remedy("trackyard plan", "see the phases")
                .exception();
    }
}
