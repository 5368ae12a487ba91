package io.trackyard.display;

import io.trackyard.plan.LayoutRules.Order;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Why one task of a track comes behind another, as the order of the plan has it. */
record PlaceReason(Collection<Task> tasks, Order order) {

    /** {@code previous} stands before the task on its track. */
    String behind(Task previous, Task task) {
        Behind theirs = Behind.of(previous, tasks);
        Behind own = Behind.of(task, tasks);
        if (theirs.all().contains(task.id())) {
            return "after %s, which it needs".formatted(previous.id());
        }
        if (order == Order.SOURCE) {
            return standsBefore(previous, task);
        }
        if (order == Order.CRITICAL_PATH && theirs.chain() > own.chain()) {
            return "after %s, behind which a longer chain of tasks waits (%,d, behind this one %,d)"
                    .formatted(previous.id(), theirs.chain(), own.chain());
        }
        int theirWaiting = theirs.all().size();
        int ownWaiting = own.all().size();
        if (theirWaiting > ownWaiting) {
            return "after %s, for which more tasks wait (%,d, for this one %,d)"
                    .formatted(previous.id(), theirWaiting, ownWaiting);
        }
        int theirNeeds = previous.needs().size();
        int ownNeeds = task.needs().size();
        if (order == Order.CRITICAL_PATH && theirWaiting == ownWaiting && theirNeeds < ownNeeds) {
            return "after %s, which waits for fewer tasks (%,d, this one for %,d)"
                    .formatted(previous.id(), theirNeeds, ownNeeds);
        }
        if (theirWaiting == ownWaiting && previous.priority() < task.priority()) {
            return "after %s, which is more urgent (P%d)".formatted(previous.id(), previous.priority());
        }
        return theirWaiting == ownWaiting && previous.priority() == task.priority()
                ? standsBefore(previous, task)
                : later(previous);
    }

    /** Of what needs nothing the order of the source is the only reason that is left. */
    private static String standsBefore(Task previous, Task task) {
        return task.needs().isEmpty()
                ? "after %s, which stands before it in the source".formatted(previous.id())
                : later(previous);
    }

    private static String later(Task previous) {
        return "after %s, since what it needs itself is carried out later".formatted(previous.id());
    }

    /**
     * What waits for a task.
     *
     * @param all through others too
     * @param chain how many of them come one after the other, at most
     */
    private record Behind(Set<TaskId> all, int chain) {
        static Behind of(Task needed, Collection<Task> tasks) {
            Set<TaskId> all = new LinkedHashSet<>();
            int chain = -1;
            Set<TaskId> level = Set.of(needed.id());
            while (!level.isEmpty()) {
                chain++;
                Set<TaskId> before = level;
                level = tasks.stream()
                        .filter(task -> task.needs().stream().anyMatch(before::contains))
                        .map(Task::id)
                        .collect(Collectors.toSet());
                all.addAll(level);
            }
            return new Behind(all, chain);
        }
    }
}
