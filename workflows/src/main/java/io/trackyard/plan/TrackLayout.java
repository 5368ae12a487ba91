package io.trackyard.plan;

import io.trackyard.plan.LayoutRules.UnknownScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Groups the tasks of a phase whose scopes overlap, through others too. Tracks and their tasks keep the given order. */
final class TrackLayout {
    private TrackLayout() {}

    static List<Track> of(List<Task> phase, UnknownScope unknownScope) {
        List<Track> tracks = new ArrayList<>();
        for (List<Task> group : groups(phase)) {
            boolean unknown = group.get(0).scope() instanceof Scope.Unknown;
            tracks.add(new Track(
                    tracks.size() + 1,
                    unknown ? "scope unknown" : label(group),
                    unknown && unknownScope == UnknownScope.EXCLUSIVE,
                    group.stream().map(Task::id).toList()));
        }
        return tracks;
    }

    private static Iterable<List<Task>> groups(List<Task> phase) {
        int[] leader = new int[phase.size()];
        Arrays.setAll(leader, place -> place);
        for (int place = 0; place < leader.length; place++) {
            for (int earlier = 0; earlier < place; earlier++) {
                int ours = find(leader, place);
                int theirs = find(leader, earlier);
                if (ours != theirs
                        && phase.get(place).scope().overlaps(phase.get(earlier).scope())) {
                    leader[Math.max(ours, theirs)] = Math.min(ours, theirs);
                }
            }
        }
        Map<Integer, List<Task>> groups = new LinkedHashMap<>();
        for (int place = 0; place < leader.length; place++) {
            groups.computeIfAbsent(find(leader, place), first -> new ArrayList<>())
                    .add(phase.get(place));
        }
        return groups.values();
    }

    private static int find(int[] leader, int place) {
        int at = place;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }

    /** The deepest directory that holds all the track may touch, or the one path where there is just one. */
    private static String label(List<Task> group) {
        List<PathPattern> patterns = group.stream()
                .flatMap(task -> task.scope().patterns().stream())
                .distinct()
                .toList();
        if (patterns.size() == 1) {
            return patterns.get(0).text();
        }
        String[] common = patterns.get(0).fixedPrefix().split("/");
        int depth = common.length;
        for (PathPattern pattern : patterns) {
            int agreed = Arrays.mismatch(common, pattern.fixedPrefix().split("/"));
            depth = agreed < 0 ? depth : Math.min(depth, agreed);
        }
        String directory = String.join("/", Arrays.asList(common).subList(0, depth));
        return directory.isEmpty() ? "**" : directory + "/**";
    }
}
