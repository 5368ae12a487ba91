package io.trackyard.git;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** git did not do what it always does: the disk is full, the repository damaged, a file not writable. */
public final class GitFailedException extends ProblemException {
    private static final long serialVersionUID = 1L;

    GitFailedException(GitResult result) {
        super(failed(
                result.arguments(),
                "exit %d in %s: %s".formatted(result.exit(), result.directory(), result.lastWords())));
    }

    private GitFailedException(Problem problem) {
        super(problem);
    }

    static GitFailedException tooLong(List<String> arguments, Path directory, Duration limit) {
        return new GitFailedException(failed(
                arguments, "it ran longer than %d s in %s and was ended".formatted(limit.toSeconds(), directory)));
    }

    private static Problem failed(List<String> arguments, String why) {
        return Problem.of(Fault.ENVIRONMENT, "git-failed")
                .what("'%s' failed", String.join(" ", arguments))
                .why("%s", why)
                .build();
    }
}
