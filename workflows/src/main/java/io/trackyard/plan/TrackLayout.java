package io.trackyard.plan;

import io.trackyard.plan.LayoutRules.UnknownScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Groups the tasks of a phase whose scopes overlap, through others too. Tracks and their tasks keep the given order. */
final class TrackLayout {
    /** As many as a person reads in a column. */
    private static final int MOST_NAMED = 3;

    private TrackLayout() {}

    static List<Track> of(List<Task> phase, LayoutRules rules) {
        List<Track> tracks = new ArrayList<>();
        for (List<Task> group : groups(phase, rules)) {
            boolean unknown = group.get(0).scope() instanceof Scope.Unknown;
            tracks.add(new Track(
                    tracks.size() + 1,
                    unknown ? "scope unknown" : label(group),
                    unknown && rules.unknownScope() == UnknownScope.EXCLUSIVE,
                    group.stream().map(Task::id).toList()));
        }
        return tracks;
    }

    private static Iterable<List<Task>> groups(List<Task> phase, LayoutRules rules) {
        OverlapGroups groups = new OverlapGroups(phase.size());
        for (int place = 0; place < phase.size(); place++) {
            for (PathPattern pattern : phase.get(place).scope().patterns()) {
                if (!rules.isShared(pattern)) {
                    groups.add(place, pattern);
                }
            }
        }
        Map<Integer, List<Task>> byLeader = new LinkedHashMap<>();
        for (int place = 0; place < phase.size(); place++) {
            byLeader.computeIfAbsent(groups.leaderOf(place), first -> new ArrayList<>())
                    .add(phase.get(place));
        }
        return byLeader.values();
    }

    /** The deepest directory that holds all the track may touch, or the paths where there is none, or just one path. */
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
        return directory.isEmpty() ? places(patterns) : directory + "/**";
    }

    /** Where nothing is common: the scopes themselves, or the directories at the root that hold them. */
    private static String places(List<PathPattern> patterns) {
        List<String> named = patterns.size() <= MOST_NAMED
                ? patterns.stream().map(PathPattern::text).toList()
                : patterns.stream().map(TrackLayout::place).distinct().toList();
        return NameList.of(named, MOST_NAMED);
    }

    private static String place(PathPattern pattern) {
        String prefix = pattern.fixedPrefix();
        int slash = prefix.indexOf('/');
        return slash > 0 ? prefix.substring(0, slash) + "/**" : pattern.text();
    }
}
