package io.trackyard.git;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** git did not do what it always does: the disk is full, the repository damaged, a file not writable. */
public final class GitFailedException extends ProblemException {
    private static final long serialVersionUID = 1L;

    GitFailedException(GitResult result) {
        super(failed(
                result.arguments(),
                "exit %d in %s: %s".formatted(result.exit(), result.directory(), result.lastWords())));
    }

    private GitFailedException(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }

    static GitFailedException notStarted(List<String> arguments, Path directory, Throwable cause) {
        return new GitFailedException(failed(arguments, "it could not be started in %s".formatted(directory)), cause);
    }

    static GitFailedException tooLong(List<String> arguments, Path directory, Duration limit) {
        String why = "it ran longer than %d s in %s and was ended".formatted(limit.toSeconds(), directory);
        return new GitFailedException(failed(arguments, why), null);
    }

    static GitFailedException interrupted(List<String> arguments, Path directory, Throwable cause) {
        return new GitFailedException(failed(arguments, "interrupted in %s".formatted(directory)), cause);
    }

    private static Problem failed(List<String> arguments, String why) {
        return Problem.of(Fault.ENVIRONMENT, "git-failed")
                .what("'%s' failed", String.join(" ", arguments))
                .why("%s", why)
                .build();
    }
}
