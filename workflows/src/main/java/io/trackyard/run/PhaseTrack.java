package io.trackyard.run;

import io.trackyard.activity.PhasePlan.PlannedTask;
import io.trackyard.activity.PhasePlan.PlannedTrack;
import io.trackyard.activity.TrackPlace;
import io.trackyard.plan.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A track of a phase on its way: whether somebody works on it, and where its worktree lies. Plain state. */
final class PhaseTrack {
    private final PlannedTrack plan;
    private final PhaseTasks tasks;
    private @Nullable TrackPlace place;
    private boolean working;
    private int lease;
    private int segments;

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

    /** The first task without an outcome. */
    Optional<PlannedTask> next() {
        return plan.tasks().stream()
                .filter(task -> !tasks.of(task.id()).state().isOutcome())
                .findFirst();
    }

    /** The task that can be carried out now, if there is one. */
    Optional<PlannedTask> ready() {
        return next().filter(task -> tasks.isReady(task.id()));
    }

    /** The tasks that can be carried out one after the other without waiting for another track. */
    List<String> readySegment() {
        List<String> segment = new ArrayList<>();
        for (PlannedTask task : plan.tasks()) {
            if (tasks.of(task.id()).state().isOutcome()) {
                continue;
            }
            boolean reachable = task.needs().stream().allMatch(need -> segment.contains(need) || tasks.isIn(need));
            if (!reachable) {
                break;
            }
            segment.add(task.id());
        }
        return segment;
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
