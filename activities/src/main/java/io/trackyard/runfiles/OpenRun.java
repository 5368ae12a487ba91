package io.trackyard.runfiles;

import io.trackyard.activity.RunAddress;
import io.trackyard.git.ObjectId;
import io.trackyard.git.Repository;
import io.trackyard.git.RunBranch;
import io.trackyard.git.RunRefs;
import io.trackyard.plan.Phase;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.Track;
import io.trackyard.policy.FrozenPlan;
import io.trackyard.policy.RunPolicy.OutsideScope;
import java.util.List;

/**
 * A run as its activities meet it.
 *
 * @param address which run
 * @param repository its repository
 * @param plan what it carries out
 * @param directory its files on this host
 */
public record OpenRun(RunAddress address, Repository repository, FrozenPlan plan, RunDirectory directory) {

    /** The names of its refs. */
    public RunRefs refs() {
        return RunRefs.of(address.run());
    }

    /** What the run's branch holds now. */
    public ObjectId tip() {
        return new RunBranch(repository, address.run())
                .tip()
                .orElseThrow(() -> new IllegalStateException("the run's branch is gone"));
    }

    public Task task(String id) {
        return plan.tasks().stream()
                .filter(task -> task.id().text().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no task of run " + address.run() + ": " + id));
    }

    public Phase phase(int number) {
        return plan.phases().stream()
                .filter(phase -> phase.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no phase of run " + address.run() + ": " + number));
    }

    public Track track(int phase, int track) {
        return phase(phase).tracks().stream()
                .filter(candidate -> candidate.number() == track)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no track of phase %d of run %s: %d".formatted(phase, address.run(), track)));
    }

    /** Whether a change outside the scopes of a track makes an attempt fail: where one of them is not known, none does. */
    public boolean enforcesScopeOf(Track track) {
        return plan.policy().outsideScope() == OutsideScope.ENFORCE
                && scopes(track).stream().allMatch(Scope.Declared.class::isInstance);
    }

    /** The scopes of all tasks of a track: what may be touched is judged by the track. */
    public List<Scope> scopes(Track track) {
        List<TaskId> ids = track.tasks();
        return plan.tasks().stream()
                .filter(task -> ids.contains(task.id()))
                .map(Task::scope)
                .toList();
    }
}
