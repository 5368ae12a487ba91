package io.trackyard.reading;

import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.Profile;
import io.trackyard.source.SourceContent;
import io.trackyard.source.TaskSource;
import java.util.List;

/** Tasks lie in several places, and nobody said which are meant. */
public final class SeveralSourcesException extends ProblemException {
    private static final long serialVersionUID = 1L;

    private final transient List<TaskSource> sources;

    SeveralSourcesException(Problem problem, List<TaskSource> sources) {
        super(problem);
        this.sources = List.copyOf(sources);
    }

    /**
     * One of the places.
     *
     * @param holds how much there is to do in it, in words
     */
    public record Choice(FoundSource source, String holds) {}

    /** The places with what each holds, which is read now. */
    public List<Choice> choices() {
        return sources.stream()
                .map(source -> new Choice(FoundSource.of(source), holds(source)))
                .toList();
    }

    private static String holds(TaskSource source) {
        try {
            SourceContent content =
                    source.under(Profile.named(source.name()).settings()).read(KnownTasks.NONE);
            int tasks = content.tasks().tasks().size();
            int held = content.tasks().held().size();
            return (tasks == 1 ? "1 task" : tasks + " tasks")
                    + (held == 0 ? "" : ", %d held".formatted(held))
                    + (content.faults().isEmpty() ? "" : ", with faults");
        } catch (ProblemException unreadable) {
            return "cannot be read";
        }
    }
}
