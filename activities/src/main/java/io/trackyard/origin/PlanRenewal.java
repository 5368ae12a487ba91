package io.trackyard.origin;

import io.trackyard.activity.NewCommand;
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
import io.trackyard.runfiles.WidenedPlan;
import io.trackyard.source.KnownTasks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the next version of a run's plan from what its source holds now. Phases that are over stay as they were; what is
 * left is laid out anew. Scopes that grew as their tasks were carried out are in it as they grew. Where nothing changed the
 * plan stays the same.
 */
final class PlanRenewal {
    private final OpenRun run;
    private final RunSource source;
    private final FrozenPlan before;

    PlanRenewal(OpenRun run, RunSource source) {
        this.run = run;
        this.source = source;
        this.before = WidenedPlan.of(run);
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
                                    .readBy(run.address().run()),
                            run.repository()::trackedFiles)
                    .map(now -> renewed(request, now, ended))
                    .orElseGet(() -> unchanged(request, List.of(), "the source is not there any more"));
        } catch (InvalidPlanException broken) {
            return unchanged(request, List.of(), asItWas(broken.faults().get(0)));
        } catch (ProblemException unreadable) {
            return unchanged(request, List.of(), asItWas(unreadable.problem()));
        }
    }

    private PlanRenewed renewed(ReadAgain request, Plan now, Set<TaskId> ended) {
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
        List<Task> was = before.tasks().stream()
                .filter(task -> !ended.contains(task.id()))
                .toList();
        List<Task> doomed = doomed(was, request.lost());
        Agreed agreed = new Agreed(before.tasks(), request);
        List<Task> wanted = agreed.of(now.tasks().stream()
                .filter(task -> !ended.contains(task.id()))
                .filter(task -> doomed.stream().noneMatch(kept -> kept.id().equals(task.id())))
                .filter(task -> adds || known.contains(task.id()))
                .toList());
        List<Task> open = Stream.concat(
                        within(wanted).stream().map(task -> remembering(task, was, ended)), doomed.stream())
                .toList();
        if (Set.copyOf(open).equals(Set.copyOf(was))) {
            return with(agreed.unseen(), unchanged(request, undecided, ""));
        }
        int added = (int) fresh.stream()
                .filter(id -> open.stream().anyMatch(task -> task.id().equals(id)))
                .count();
        return with(agreed.unseen(), write(request, open, now, undecided, note(added, open, was)));
    }

    private static PlanRenewed with(List<NewCommand> commands, PlanRenewed renewed) {
        return new PlanRenewed(
                renewed.plan(), renewed.phases(), renewed.tasks(), renewed.undecided(), commands, renewed.note());
    }

    /** What needs a lost task, also through others, stays as it was, so that it is skipped and said to be. */
    private static List<Task> doomed(List<Task> was, List<String> lost) {
        Set<TaskId> gone = lost.stream().map(TaskId::of).collect(Collectors.toCollection(HashSet::new));
        List<Task> doomed = new ArrayList<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Task task : was) {
                if (!gone.contains(task.id()) && task.needs().stream().anyMatch(gone::contains)) {
                    gone.add(task.id());
                    doomed.add(task);
                    more = true;
                }
            }
        }
        return doomed;
    }

    /** What a task needed that has come in is no need any more; its session is told what became of it all the same. */
    private static Task remembering(Task task, List<Task> was, Set<TaskId> ended) {
        List<TaskId> met = was.stream()
                .filter(before -> before.id().equals(task.id()))
                .flatMap(before -> before.needs().stream())
                .filter(ended::contains)
                .toList();
        return met.isEmpty()
                ? task
                : task.needing(
                        Stream.concat(met.stream(), task.needs().stream()).toList());
    }

    /** A need on a task that is no part of the run is as good as met: the source lets it be carried out. */
    private static List<Task> within(List<Task> open) {
        Set<TaskId> ids = open.stream().map(Task::id).collect(Collectors.toCollection(LinkedHashSet::new));
        return open.stream()
                .map(task -> ids.containsAll(task.needs())
                        ? task
                        : task.needing(
                                task.needs().stream().filter(ids::contains).toList()))
                .toList();
    }

    private PlanRenewed write(ReadAgain request, List<Task> open, Plan now, List<String> undecided, String note) {
        List<Phase> phases = new ArrayList<>(before.phases().stream()
                .filter(phase -> phase.number() <= request.phase())
                .toList());
        Set<TaskId> carried =
                phases.stream().flatMap(phase -> phase.tasks().stream()).collect(Collectors.toSet());
        List<Integer> left = new ArrayList<>();
        for (Phase phase : PlanLayout.of(
                new Plan(within(open), List.of(), List.of()), before.policy().layout())) {
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
                before.equals(run.plan())
                        ? run.address().plan()
                        : FrozenPlans.renew(run.repository(), before).hex(),
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
