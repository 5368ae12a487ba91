package io.trackyard.reading;

import io.trackyard.plan.TaskId;
import io.trackyard.source.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a plan a person wants carried out.
 *
 * @param part a part of the source where its form has such, else a phase of the whole plan
 * @param tasks ids; none for all
 */
public record Selection(Part part, List<TaskId> tasks) {
    /** The whole plan. */
    public static final Selection ALL = new Selection(Part.ALL, List.of());

    public Selection {
        tasks = List.copyOf(tasks);
    }

    /** The same tasks, the part being taken already. */
    Selection withoutPart() {
        return new Selection(Part.ALL, tasks);
    }

    /**
     * The number of a phase of the plan, for a source whose form has no parts of its own; absent for all.
     *
     * @throws io.trackyard.problem.ProblemException where more is asked for
     */
    @Nullable
    Integer phaseOfPlan() {
        if (part.wave() != null || part.gapsOnly() || part.limit() != null || part.acceptCost()) {
            throw SourceProblems.noParts(
                    part.wave() != null
                            ? "--wave"
                            : part.gapsOnly() ? "--gaps-only" : part.limit() != null ? "--limit" : "--accept-cost");
        }
        if (part.phase() == null) {
            return null;
        }
        if (!part.phase().matches("[0-9]{1,9}")) {
            throw SourceProblems.noNumber(part.phase());
        }
        return Integer.valueOf(part.phase());
    }
}
