package io.trackyard.display;

import io.trackyard.plan.LayoutRules.Barrier;
import io.trackyard.plan.PathPattern;
import io.trackyard.plan.Phase;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.Track;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a task is carried out when and where it is.
 *
 * @param phase why in its phase
 * @param track why on its track
 * @param place why at its place on the track
 */
record Explanation(Phase inPhase, Track onTrack, Task task, String phase, String track, String place) {

    /** Explains a task that is in one of the phases. */
    static Explanation of(PlanOutline outline, TaskId id) {
        Map<TaskId, Task> tasks = outline.plan().byId();
        for (Phase phase : outline.phases()) {
            for (Track track : phase.tracks()) {
                if (track.tasks().contains(id)) {
                    Reasons reasons = new Reasons(outline, tasks, tasks.get(id));
                    return new Explanation(
                            phase,
                            track,
                            tasks.get(id),
                            reasons.phase(phase),
                            reasons.track(track),
                            reasons.place(track));
                }
            }
        }
        throw new IllegalArgumentException("no phase holds " + id);
    }

    /** The sentences, each of which follows what it explains. */
    private record Reasons(PlanOutline outline, Map<TaskId, Task> tasks, Task task) {

        String phase(Phase phase) {
            Barrier barrier = outline.terms().layout().barrier();
            if (barrier == Barrier.DECLARED && phase.label() != null) {
                return "its source puts it there, or what it needs: " + phase.label();
            }
            if (task.needs().isEmpty()) {
                return barrier == Barrier.NONE
                        ? "there is only one; it needs nothing that is open"
                        : "it needs nothing that is open";
            }
            if (barrier == Barrier.NONE) {
                return "there is only one; it starts when %s integrated".formatted(isOrAre(task.needs()));
            }
            List<TaskId> before = outline.phases().stream()
                    .filter(earlier -> earlier.number() == phase.number() - 1)
                    .flatMap(earlier -> earlier.tasks().stream())
                    .filter(task.needs()::contains)
                    .toList();
            return before.isEmpty()
                    ? "it needs " + joined(task.needs())
                    : "it needs %s, in phase %d".formatted(joined(before), phase.number() - 1);
        }

        String track(Track track) {
            if (task.scope() instanceof Scope.Unknown) {
                return "it names no files: "
                        + (track.exclusive() ? "no other track is open beside it" : "a track of its own");
            }
            List<String> shares = track.tasks().stream()
                    .filter(other -> !other.equals(task.id()))
                    .flatMap(other -> shared(tasks.get(other)))
                    .toList();
            return shares.isEmpty() ? "no other task of the phase may touch its files" : String.join("; ", shares);
        }

        private Stream<String> shared(Task other) {
            return patterns(task)
                    .filter(mine -> patterns(other).anyMatch(mine::overlaps))
                    .findFirst()
                    .map(mine -> "%s may touch %s, too".formatted(other.id(), mine))
                    .stream();
        }

        private Stream<PathPattern> patterns(Task of) {
            return of.scope().patterns().stream()
                    .filter(pattern -> !outline.terms().layout().isShared(pattern));
        }

        String place(Track track) {
            int index = track.tasks().indexOf(task.id());
            return index == 0
                    ? "nothing of its track goes before it"
                    : new PlaceReason(tasks.values(), outline.terms().layout().order())
                            .behind(tasks.get(track.tasks().get(index - 1)), task);
        }

        private static String isOrAre(List<TaskId> ids) {
            return joined(ids) + (ids.size() == 1 ? " is" : " are");
        }

        private static String joined(List<TaskId> ids) {
            return ids.stream().map(TaskId::text).collect(Collectors.joining(", "));
        }
    }
}
