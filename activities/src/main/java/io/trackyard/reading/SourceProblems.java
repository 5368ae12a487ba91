package io.trackyard.reading;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.source.TaskSource;
import java.nio.file.Path;
import java.util.List;

/** Why tasks could not be found or chosen, each worded once. */
final class SourceProblems {
    private SourceProblems() {}

    static ProblemException noSource(Path repository, List<String> lookedFor) {
        return Problem.of(Fault.USER, "no-source")
                .what("there are no tasks in %s", repository)
                .why("looked for %s", String.join(", ", lookedFor))
                .remedy("write tasks: into a trackyard.yaml at the root of the repository")
                .remedy("trackyard plan --source FILE", "read them from somewhere else")
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
        return draft.exception();
    }

    static ProblemException unknownForm(String asked) {
        return Problem.of(Fault.USER, "unknown-source")
                .what("%s is no task source Trackyard knows", asked)
                .why("it takes a .yaml with tasks:, a .jsonl of beads issues, or a directory that holds tasks")
                .exception();
    }

    static ProblemException sourceMissing(String asked) {
        return Problem.of(Fault.USER, "no-source")
                .what("the source %s does not exist", asked)
                .exception();
    }

    static ProblemException noParts(String option) {
        return Problem.of(Fault.USER, "no-such-part")
                .what("%s is for planning directories", option)
                .remedy("trackyard plan", "see the phases and tasks of this plan")
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
