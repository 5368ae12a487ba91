package io.trackyard.display;

import io.trackyard.plan.Phase;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.Track;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Scopes that make a phase take longer than its needs and the number of agents would.
 *
 * @param phase the number of the phase
 * @param lost the sessions, one after the other, that it would be shorter by if every task had a track of its own
 * @param longest the longest of its tracks that hold more than one task; absent where none does
 * @param alone how many of its tasks stand on tracks beside which no other may be open
 */
record Brake(int phase, int lost, Optional<Track> longest, int alone) {

    /** One for each phase that has such, the one that loses most first. */
    static List<Brake> of(List<Phase> phases, Map<TaskId, Task> tasks, int agents) {
        return phases.stream()
                .flatMap(phase -> of(phase, tasks, agents))
                .sorted(Comparator.comparingInt(Brake::lost).reversed())
                .toList();
    }

    private static Stream<Brake> of(Phase phase, Map<TaskId, Task> tasks, int agents) {
        int lost = Makespan.sessions(phase, tasks, agents) - Makespan.sessions(ungluedOf(phase), tasks, agents);
        if (lost <= 0) {
            return Stream.of();
        }
        Optional<Track> longest = phase.tracks().stream()
                .filter(track -> track.tasks().size() > 1)
                .max(Comparator.<Track>comparingInt(track -> track.tasks().size())
                        .thenComparing(Track::number, Comparator.reverseOrder()));
        int alone = phase.tracks().stream()
                .filter(Track::exclusive)
                .mapToInt(track -> track.tasks().size())
                .sum();
        return Stream.of(new Brake(phase.number(), lost, longest, alone));
    }

    private static Phase ungluedOf(Phase phase) {
        List<Track> tracks = new ArrayList<>();
        phase.tasks().forEach(id -> tracks.add(new Track(tracks.size() + 1, "", false, List.of(id))));
        return new Phase(phase.number(), phase.label(), tracks);
    }

    /** For a person: {@code "pkg/export/** holds 4 tasks of phase 1"}. */
    String sentence() {
        String unknown = "%s no files, and nothing runs beside %s in phase %d"
                .formatted(
                        alone == 1 ? "1 task names" : "%,d tasks name".formatted(alone),
                        alone == 1 ? "it" : "them",
                        phase);
        return longest.map(track -> "%s holds %s of phase %d"
                        .formatted(track.label(), Wording.count(track.tasks().size(), "task"), phase))
                .filter(held -> alone == 0)
                .orElse(unknown);
    }
}
