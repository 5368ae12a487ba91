package io.trackyard.plan;

import io.trackyard.problem.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns what a source holds into a plan, or into all that is wrong with it. */
final class PlanCheck {
    private final Map<TaskId, Task> tasks = new LinkedHashMap<>();
    private final Map<TaskId, HeldTask> held = new LinkedHashMap<>();
    private final List<Problem> faults = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final TaskList list;
    private final UnknownNeed unknownNeed;

    private PlanCheck(TaskList list, UnknownNeed unknownNeed) {
        this.list = list;
        this.unknownNeed = unknownNeed;
        for (Task task : list.tasks()) {
            Task first = tasks.putIfAbsent(task.id(), task);
            if (first != null) {
                faults.add(PlanFaults.duplicateId(task.id(), task.position(), first.position()));
            }
        }
        list.held().forEach(task -> held.put(task.id(), task));
    }

    static Plan of(TaskList list, UnknownNeed unknownNeed) {
        PlanCheck check = new PlanCheck(list, unknownNeed);
        check.resolveNeeds();
        check.holdDependants();
        Cycles.of(check.tasks).forEach(check::cycle);
        if (!check.faults.isEmpty()) {
            throw new InvalidPlanException(check.faults);
        }
        Collection<Task> sound = check.tasks.values();
        return new Plan(List.copyOf(sound), List.copyOf(check.held.values()), check.warnings);
    }

    private void resolveNeeds() {
        Set<TaskId> known = new HashSet<>(tasks.keySet());
        known.addAll(held.keySet());
        for (Task task : List.copyOf(tasks.values())) {
            List<TaskId> open = new ArrayList<>();
            for (TaskId need : task.needs()) {
                if (known.contains(need)) {
                    open.add(need);
                } else if (!list.settled().contains(need)) {
                    unknown(task, need);
                }
            }
            tasks.replace(task.id(), task.needing(open));
        }
    }

    private void unknown(Task task, TaskId need) {
        switch (unknownNeed) {
            case REFUSE -> faults.add(unknownNeed(task, need));
            case IGNORE -> warnings.add(unknownNeed(task, need));
            case HOLD ->
                held.putIfAbsent(
                        task.id(), new HeldTask(task.id(), task.title(), "needs " + need + ", which is not here"));
        }
    }

    private Problem unknownNeed(Task task, TaskId need) {
        return PlanFaults.unknownNeed(task.id(), need, list.positionOf(task, need), tasks.keySet());
    }

    private void cycle(List<Task> cycle) {
        Task first = cycle.get(0);
        TaskId next = cycle.get(1 % cycle.size()).id();
        faults.add(PlanFaults.cycle(cycle, list.positionOf(first, next)));
    }

    private void holdDependants() {
        Map<TaskId, List<Task>> dependants = new HashMap<>();
        for (Task task : tasks.values()) {
            task.needs()
                    .forEach(need -> dependants
                            .computeIfAbsent(need, first -> new ArrayList<>())
                            .add(task));
        }
        tasks.keySet().removeAll(held.keySet());
        Deque<TaskId> reasons = new ArrayDeque<>(held.keySet());
        while (!reasons.isEmpty()) {
            TaskId reason = reasons.removeFirst();
            for (Task task : dependants.getOrDefault(reason, List.of())) {
                if (tasks.remove(task.id()) != null) {
                    held.put(task.id(), new HeldTask(task.id(), task.title(), "needs " + reason + ", which is held"));
                    reasons.addLast(task.id());
                }
            }
        }
    }
}
