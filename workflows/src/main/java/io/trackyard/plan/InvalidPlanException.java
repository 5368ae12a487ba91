package io.trackyard.plan;

import io.trackyard.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A plan that cannot work, with every fault found in it. Nothing has been started or written. */
public final class InvalidPlanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> faults;

    public InvalidPlanException(List<Problem> faults) {
        super(faults.stream().map(Problem::what).collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    /** In the order in which a person meets them; never empty. */
    public List<Problem> faults() {
        return faults;
    }
}
