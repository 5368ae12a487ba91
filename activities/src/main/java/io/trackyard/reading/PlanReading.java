package io.trackyard.reading;

import io.trackyard.plan.Phase;
import io.trackyard.plan.Plan;
import io.trackyard.plan.Position;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.TaskList.Need;
import io.trackyard.policy.PlanOrigin;
import io.trackyard.policy.RunPolicy;
import io.trackyard.problem.Problem;
import io.trackyard.source.Settings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A plan that can be carried out, as it was read.
 *
 * @param source what was read, for people: {@code "beads · .beads/issues.jsonl"}
 * @param origin where exactly, so that it can be found again
 * @param written the files that what becomes of the tasks is written back to; empty where nothing is written back
 * @param profile the name of the profile below the settings
 * @param files all it was read from, as paths in the repository where they lie inside
 * @param plan the selected tasks, with what stays out and what a person should know before the start
 * @param phases how they are carried out, in order
 * @param needs where single needs stand in the source; those that are not named stand where their tasks do
 * @param settled the tasks that are done already, by their source or by the base
 * @param settings all that was said of it: command line over files over profile
 */
public record PlanReading(
        String source,
        PlanOrigin origin,
        Optional<List<String>> written,
        String profile,
        List<String> files,
        Plan plan,
        List<Phase> phases,
        Map<Need, Position> needs,
        Set<TaskId> settled,
        Settings settings) {
    public PlanReading {
        files = List.copyOf(files);
        phases = List.copyOf(phases);
        needs = Map.copyOf(needs);
        settled = Set.copyOf(settled);
    }

    /** The same with more that a person should know before the start. */
    public PlanReading withWarnings(List<Problem> more) {
        return new PlanReading(
                source, origin, written, profile, files, plan.warning(more), phases, needs, settled, settings);
    }

    /**
     * A task of the plan, or one that is held.
     *
     * @param option that names it, for the person who mistyped
     * @throws io.trackyard.problem.ProblemException {@code settled-task}, {@code unknown-task}
     */
    public TaskId taskOrHeld(String option, String text) {
        Set<TaskId> known = new LinkedHashSet<>(plan.byId().keySet());
        plan.held().forEach(task -> known.add(task.id()));
        return known.stream()
                .filter(id -> id.text().equals(text))
                .findFirst()
                .orElseThrow(() -> settled.stream().anyMatch(id -> id.text().equals(text))
                        ? PlanSelection.settledTask(text).exception()
                        : PlanSelection.unknownTask(text, option, known).exception());
    }

    /**
     * The settings as a run takes them. A plan can be shown without an agent, a run cannot be started.
     *
     * @throws io.trackyard.problem.ProblemException {@code no-agent} where no command is named
     */
    public RunPolicy policy() {
        return settings.toPolicy(profile);
    }
}
