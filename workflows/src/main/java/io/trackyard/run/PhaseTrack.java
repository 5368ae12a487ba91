package io.trackyard.run;

import io.trackyard.activity.PhasePlan.PlannedTask;
import io.trackyard.activity.PhasePlan.PlannedTrack;
import io.trackyard.activity.TrackPlace;
import io.trackyard.plan.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A track of a phase on its way: whether somebody works on it, and where its worktree lies. Plain state. */
final class PhaseTrack {
    private final PlannedTrack plan;
    private final PhaseTasks tasks;
    private @Nullable TrackPlace place;
    private boolean working;
    private int lease;
    private int segments;
    private int settled;

    /** {@code lease}: under which it is opened first. */
    PhaseTrack(PlannedTrack plan, PhaseTasks tasks, int lease) {
        this.plan = plan;
        this.tasks = tasks;
        this.lease = lease;
    }

    int number() {
        return plan.number();
    }

    String name() {
        return Track.nameOf(plan.number());
    }

    String label() {
        return plan.label();
    }

    boolean isExclusive() {
        return plan.exclusive();
    }

    /** The first task without an outcome, but for those that wait for the end of the phase. */
    Optional<PlannedTask> next() {
        // outcomes are final, so what was passed once need not be looked at again
        while (settled < plan.tasks().size() && hasOutcome(plan.tasks().get(settled))) {
            settled++;
        }
        return plan.tasks().stream()
                .skip(settled)
                .filter(task -> !hasOutcome(task) && !tasks.isParked(task.id()))
                .findFirst();
    }

    /** Whether the task is its next one, or the one that is carried out. */
    boolean isAt(String task) {
        return next().filter(first -> first.id().equals(task)).isPresent();
    }

    /** All tasks without an outcome, in order. */
    List<PlannedTask> rest() {
        return plan.tasks().stream().filter(task -> !hasOutcome(task)).toList();
    }

    private boolean hasOutcome(PlannedTask task) {
        return tasks.of(task.id()).state().isOutcome();
    }

    /** The task that can be carried out now, if there is one. */
    Optional<PlannedTask> ready() {
        return next().filter(task -> tasks.isReady(task.id()));
    }

    /** The track with the tasks that can be carried out one after the other without waiting for another track. */
    PlannedTrack readySegment() {
        List<PlannedTask> segment = new ArrayList<>();
        Set<String> before = new TreeSet<>();
        for (PlannedTask task : rest()) {
            if (tasks.isParked(task.id())) {
                continue;
            }
            if (tasks.isUndecided(task.id())
                    || !tasks.planned(task.id()).needs().stream()
                            .allMatch(need -> before.contains(need) || tasks.isIn(need))) {
                break;
            }
            segment.add(task);
            before.add(task.id());
        }
        return new PlannedTrack(plan.number(), plan.label(), false, segment);
    }

    boolean isWorking() {
        return working;
    }

    void startWorking() {
        working = true;
        segments++;
    }

    void stopWorking() {
        working = false;
    }

    /** How often it was taken up. */
    int segments() {
        return segments;
    }

    /** Whether somebody works on it or it has a worktree. */
    boolean isOpen() {
        return working || place != null;
    }

    Optional<TrackPlace> place() {
        return Optional.ofNullable(place);
    }

    void opened(TrackPlace at) {
        place = at;
    }

    void closed() {
        place = null;
        lease++;
    }

    int lease() {
        return lease;
    }
}
