package io.trackyard.plan;

import io.trackyard.problem.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A plan that cannot work, with every fault found in it. Nothing has been started or written. */
public final class InvalidPlanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(
                    Problem::file, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
            .thenComparing(Problem::line, Comparator.nullsFirst(Comparator.<Integer>naturalOrder()));

    private final transient List<Problem> faults;

    public InvalidPlanException(List<Problem> faults) {
        super(faults.stream().map(Problem::what).collect(Collectors.joining("; ")));
        this.faults = faults.stream().sorted(BY_PLACE).toList();
    }

    /** By file and line, those of no file first; never empty. */
    public List<Problem> faults() {
        return faults;
    }
}
