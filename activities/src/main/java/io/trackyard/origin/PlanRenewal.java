package io.trackyard.origin;

import io.trackyard.activity.PlanRenewed;
import io.trackyard.activity.ReadAgain;
import io.trackyard.git.ObjectId;
import io.trackyard.plan.InvalidPlanException;
import io.trackyard.plan.Phase;
import io.trackyard.plan.Plan;
import io.trackyard.plan.PlanLayout;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.policy.FrozenPlan;
import io.trackyard.policy.NewTasks;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.reading.RunSource;
import io.trackyard.runfiles.FrozenPlans;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.source.KnownTasks;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the next version of a run's plan from what its source holds now. Phases that are over stay as they were; what is
 * left is laid out anew. Where nothing changed the plan stays the same.
 */
final class PlanRenewal {
    private final OpenRun run;
    private final RunSource source;

    PlanRenewal(OpenRun run, RunSource source) {
        this.run = run;
        this.source = source;
    }

    PlanRenewed renew(ReadAgain request) {
        if (!run.plan().origin().whole()) {
            return unchanged(request, List.of(), "");
        }
        Set<TaskId> ended = request.ended().stream().map(TaskId::of).collect(Collectors.toSet());
        try {
            return source.read(
                            run.repository().topLevel(),
                            run.plan(),
                            new KnownTasks(Set.copyOf(run.plan().origin().taken()), ended)
                                    .begun(() -> run.repository()
                                            .scopesIn(ObjectId.of(run.plan().base())))
                                    .readBy(run.address().run()))
                    .map(now -> renewed(request, now, ended))
                    .orElseGet(() -> unchanged(request, List.of(), "the source is not there any more"));
        } catch (InvalidPlanException broken) {
            return unchanged(request, List.of(), asItWas(broken.faults().get(0)));
        } catch (ProblemException unreadable) {
            return unchanged(request, List.of(), asItWas(unreadable.problem()));
        }
    }

    private PlanRenewed renewed(ReadAgain request, Plan now, Set<TaskId> ended) {
        FrozenPlan before = run.plan();
        Set<TaskId> known = before.tasks().stream().map(Task::id).collect(Collectors.toSet());
        List<TaskId> fresh = now.tasks().stream()
                .map(Task::id)
                .filter(id -> !known.contains(id) && !ended.contains(id))
                .toList();
        List<String> undecided = request.newTasks() == NewTasks.ASK
                ? fresh.stream()
                        .map(TaskId::text)
                        .filter(id -> !request.declined().contains(id))
                        .toList()
                : List.of();
        boolean adds = request.newTasks() == NewTasks.ADD;
        List<Task> open = now.tasks().stream()
                .filter(task -> !ended.contains(task.id()))
                .filter(task -> adds || known.contains(task.id()))
                .toList();
        List<Task> was = before.tasks().stream()
                .filter(task -> !ended.contains(task.id()))
                .toList();
        if (Set.copyOf(open).equals(Set.copyOf(was))) {
            return unchanged(request, undecided, "");
        }
        return write(request, within(open), now, undecided, note(adds ? fresh.size() : 0, open, was));
    }

    /** A need on a task that is no part of the run is as good as met: the source lets it be carried out. */
    private static List<Task> within(List<Task> open) {
        Set<TaskId> ids = open.stream().map(Task::id).collect(Collectors.toCollection(LinkedHashSet::new));
        return open.stream()
                .map(task ->
                        task.needing(task.needs().stream().filter(ids::contains).toList()))
                .toList();
    }

    private PlanRenewed write(ReadAgain request, List<Task> open, Plan now, List<String> undecided, String note) {
        FrozenPlan before = run.plan();
        List<Phase> phases = new ArrayList<>(before.phases().stream()
                .filter(phase -> phase.number() <= request.phase())
                .toList());
        Set<TaskId> carried =
                phases.stream().flatMap(phase -> phase.tasks().stream()).collect(Collectors.toSet());
        List<Integer> left = new ArrayList<>();
        for (Phase phase : PlanLayout.of(
                new Plan(open, List.of(), List.of()), before.policy().layout())) {
            int number = request.phase() + left.size() + 1;
            left.add(number);
            phases.add(new Phase(number, phase.label(), phase.tracks()));
        }
        List<Task> tasks = new ArrayList<>(before.tasks().stream()
                .filter(task -> carried.contains(task.id()))
                .toList());
        tasks.addAll(open);
        String address = FrozenPlans.renew(run.repository(), before.holding(phases, tasks, now.held()))
                .hex();
        return new PlanRenewed(address, left, tasks.size(), undecided, note);
    }

    private PlanRenewed unchanged(ReadAgain request, List<String> undecided, String note) {
        return new PlanRenewed(
                run.address().plan(),
                run.plan().phases().stream()
                        .map(Phase::number)
                        .filter(number -> number > request.phase())
                        .toList(),
                run.plan().tasks().size(),
                undecided,
                note);
    }

    private static String asItWas(Problem fault) {
        String where = fault.file() == null ? "" : fault.file() + ": ";
        return "the source was left as it was read: " + where + fault.what();
    }

    private static String note(int added, List<Task> open, List<Task> was) {
        Set<TaskId> now = open.stream().map(Task::id).collect(Collectors.toSet());
        long gone = was.stream().filter(task -> !now.contains(task.id())).count();
        return "the source has changed: %d new, %d gone".formatted(added, gone);
    }
}
