package io.trackyard.source.text;

import io.trackyard.plan.PlanFaults;
import io.trackyard.plan.Position;
import io.trackyard.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file, so that a person meets all of it at once. */
public final class Faults {
    private final String file;
    private final List<Problem> found = new ArrayList<>();

    /** @param file the name under which a person knows the file */
    public Faults(String file) {
        this.file = file;
    }

    public Position at(int line) {
        return new Position(file, line);
    }

    /** Something on that line cannot be read, worded by {@link String#format}. */
    public void add(int line, String format, Object... arguments) {
        found.add(PlanFaults.unreadable(file, line, format.formatted(arguments)));
    }

    public void add(Problem fault) {
        found.add(fault);
    }

    /** In the order of lines. */
    public List<Problem> all() {
        return found.stream()
                .sorted(Comparator.comparing(Problem::line, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }
}
