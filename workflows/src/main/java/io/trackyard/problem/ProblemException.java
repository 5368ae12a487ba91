package io.trackyard.problem;

import org.jspecify.annotations.Nullable;

/** Carries a {@link Problem} to whoever can tell the person. */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        this(problem, null);
    }

    public ProblemException(Problem problem, @Nullable Throwable cause) {
        super(problem.why() == null ? problem.what() : problem.what() + ": " + problem.why(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
