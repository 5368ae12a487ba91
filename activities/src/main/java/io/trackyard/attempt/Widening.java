package io.trackyard.attempt;

import io.trackyard.activity.TrackRequest;
import io.trackyard.git.ObjectId;
import io.trackyard.git.RunBranch;
import io.trackyard.plan.Scope;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.Track;
import io.trackyard.reservation.Reservations;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.runfiles.WidenedPlan;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which files beyond its scope a track may take in: those that no other live track of its phase owns. */
final class Widening {
    private final OpenRun run;
    private final TrackRequest track;
    private final InstantSource time;

    Widening(OpenRun run, TrackRequest track, InstantSource time) {
        this.run = run;
        this.track = track;
        this.time = time;
    }

    /** What the track's tasks took in before. */
    List<String> takenIn() {
        return widened(run.track(track.phase(), track.track()));
    }

    /** Those of the paths that another live track owns, each with that track: {@code "a.txt (track B)"}. */
    List<String> owned(List<String> paths) {
        List<Track> live = paths.isEmpty()
                ? List.of()
                : run.phase(track.phase()).tracks().stream()
                        .filter(other -> other.number() != track.track())
                        .filter(this::isLive)
                        .toList();
        return paths.stream()
                .flatMap(path ->
                        ownerOf(path, live).map(owner -> "%s (track %s)".formatted(path, owner.name())).stream())
                .toList();
    }

    private Optional<Track> ownerOf(String path, List<Track> live) {
        return live.stream().filter(other -> owns(other, path)).findFirst();
    }

    private boolean owns(Track other, String path) {
        Stream<Scope> scopes = run.scopes(other).stream();
        return scopes.flatMap(scope -> scope.patterns().stream()).anyMatch(pattern -> pattern.holds(path))
                || widened(other).contains(path)
                || Reservations.of(run, other, time.instant()).stream().anyMatch(pattern -> pattern.holds(path));
    }

    /** It has been opened, and not all of its tasks are in the run's branch or given up. */
    private boolean isLive(Track other) {
        return run.directory().hasWorktree(track.phase(), other)
                && !other.tasks().stream().allMatch(this::isOver);
    }

    private boolean isOver(TaskId task) {
        RunBranch branch = new RunBranch(run.repository(), run.address().run());
        return run.repository().refs().read(run.refs().abandoned(task.text())).isPresent()
                || WidenedPlan.verdict(run, task)
                        .filter(verdict -> branch.contains(ObjectId.of(verdict.commit())))
                        .isPresent();
    }

    private List<String> widened(Track of) {
        return of.tasks().stream()
                .flatMap(task -> WidenedPlan.verdict(run, task).stream())
                .flatMap(verdict -> verdict.widened().stream())
                .toList();
    }
}
