package io.trackyard.git;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import java.util.Locale;

/** A ref that had to move for an operation to go on did not. The operation has had no effect on any ref. */
public final class RefMoveRefusedException extends ProblemException {
    private static final long serialVersionUID = 1L;

    private final RefMoveResult result;

    RefMoveRefusedException(RefMove move, RefMoveResult result) {
        super(Problem.of(
                        Fault.ENVIRONMENT,
                        "ref-" + result.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .what("a ref did not move: %s", String.join(", ", move.names()))
                .why("%s", reason(result))
                .build());
        this.result = result;
    }

    public RefMoveResult result() {
        return result;
    }

    private static String reason(RefMoveResult result) {
        return switch (result) {
            case MOVED -> throw new IllegalArgumentException("a move that succeeded was not refused");
            case FENCED -> "another worker has taken over";
            case CHANGED_MEANWHILE -> "it has another value than expected";
            case LOCKED -> "another git holds its lock";
        };
    }
}
