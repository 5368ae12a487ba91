package io.trackyard.reading;

import io.trackyard.plan.HeldTask;
import io.trackyard.plan.LayoutRules;
import io.trackyard.plan.NearestName;
import io.trackyard.plan.Phase;
import io.trackyard.plan.Plan;
import io.trackyard.plan.PlanLayout;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The part of a plan that was asked for. It is refused where it needs tasks that are neither done nor part of it.
 *
 * @param plan the tasks that remain
 * @param phases their layout; a phase that was asked for keeps its number
 */
record PlanSelection(Plan plan, List<Phase> phases) {

    /**
     * Selects.
     *
     * @param settled ids that are done, to tell them from names nobody knows
     * @throws ProblemException {@code unknown-task}, {@code held-task}, {@code settled-task}, {@code no-phase},
     *     {@code open-needs}
     */
    static PlanSelection of(Plan plan, Selection selection, LayoutRules rules, Set<TaskId> settled) {
        List<Phase> all = PlanLayout.of(plan, rules);
        if (selection.equals(Selection.ALL)) {
            return new PlanSelection(plan, all);
        }
        Map<TaskId, Task> chosen = new LinkedHashMap<>(plan.byId());
        if (!selection.tasks().isEmpty()) {
            for (TaskId id : selection.tasks()) {
                if (!chosen.containsKey(id)) {
                    throw notOpen(id, plan, settled);
                }
            }
            chosen.keySet().retainAll(new LinkedHashSet<>(selection.tasks()));
        }
        Integer number = selection.phaseOfPlan();
        if (number != null) {
            chosen.keySet().retainAll(new LinkedHashSet<>(phase(number, all).tasks()));
        }
        refuseOpenNeeds(chosen, number);
        Plan part = new Plan(List.copyOf(chosen.values()), plan.held(), plan.warnings());
        List<Phase> phases = PlanLayout.of(part, rules);
        return new PlanSelection(
                part,
                number == null
                        ? phases
                        : phases.stream()
                                .map(phase -> new Phase(number, phase.label(), phase.tracks()))
                                .toList());
    }

    private static Phase phase(int number, List<Phase> all) {
        return all.stream()
                .filter(phase -> phase.number() == number)
                .findFirst()
                .orElseThrow(() -> Problem.of(Fault.USER, "no-phase")
                        .what("there is no phase %d", number)
                        .why("%s", all.isEmpty() ? "nothing is left to do" : "the plan has phases 1 to " + all.size())
                        .remedy("trackyard plan", "see the phases")
                        .exception());
    }

    private static void refuseOpenNeeds(Map<TaskId, Task> chosen, @Nullable Integer number) {
        Map<TaskId, List<TaskId>> open = new LinkedHashMap<>();
        for (Task task : chosen.values()) {
            List<TaskId> outside = task.needs().stream()
                    .filter(need -> !chosen.containsKey(need))
                    .toList();
            if (!outside.isEmpty()) {
                open.put(task.id(), outside);
            }
        }
        if (open.isEmpty()) {
            return;
        }
        Set<TaskId> missing =
                open.values().stream().flatMap(List::stream).collect(Collectors.toCollection(LinkedHashSet::new));
        String details = open.entrySet().stream()
                .map(entry -> entry.getKey() + " needs " + joined(entry.getValue(), ", "))
                .collect(Collectors.joining("; "));
        String part = number == null ? "these tasks" : "phase " + number;
        Problem.Draft draft = Problem.of(Fault.USER, "open-needs")
                .what("%s cannot be carried out alone: %s not integrated yet", part, isOrAre(missing))
                .why("%s", details);
        if (number == null) {
            draft.remedy("add --task %s".formatted(joined(missing, " --task ")));
        } else {
            draft.remedy("trackyard run", "carry out the phases in order");
        }
        throw draft.exception();
    }

    private static String isOrAre(Set<TaskId> missing) {
        return joined(missing, ", ") + (missing.size() == 1 ? " is" : " are");
    }

    private static String joined(Collection<TaskId> ids, String separator) {
        return ids.stream().map(TaskId::text).collect(Collectors.joining(separator));
    }

    private static ProblemException notOpen(TaskId id, Plan plan, Set<TaskId> settled) {
        Optional<HeldTask> held =
                plan.held().stream().filter(task -> task.id().equals(id)).findFirst();
        if (held.isPresent()) {
            return Problem.of(Fault.USER, "held-task")
                    .what("task \"%s\" is held: %s", id, held.get().reason())
                    .task(id.text())
                    .exception();
        }
        if (settled.contains(id)) {
            return settledTask(id.text()).exception();
        }
        return unknownTask(id.text(), "--task", plan.byId().keySet()).exception();
    }

    /** What is asked for is done already. */
    static Problem.Draft settledTask(String id) {
        return Problem.of(Fault.USER, "settled-task")
                .what("task \"%s\" is done already", id)
                .task(id);
    }

    /** An option names a task that is not there. */
    static Problem.Draft unknownTask(String id, String option, Set<TaskId> known) {
        Problem.Draft draft = Problem.of(Fault.USER, "unknown-task")
                .what("%s %s: no task has this id", option, id)
                .task(id);
        List<String> names = known.stream().map(TaskId::text).toList();
        NearestName.question(id, names).ifPresent(draft::remedy);
        return names.isEmpty()
                ? draft.why("nothing is left to do")
                : draft.remedy("the tasks of this plan are " + NearestName.listed(id, names));
    }
}
