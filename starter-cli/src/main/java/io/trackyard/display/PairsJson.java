package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.plan.Obstacle;
import io.trackyard.plan.PairCheck;
import io.trackyard.plan.PathPattern;
import io.trackyard.plan.Position;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.TaskPair;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pairs of a plan for programs: a part of docs/schemas/plan.schema.json. */
record PairsJson(
        @JsonProperty("all") long all,
        @JsonProperty("sideBySide") long sideBySide,
        @JsonProperty("unsure") long unsure,
        @JsonProperty("stopped") StoppedJson stopped,
        @JsonProperty("listed") List<PairJson> listed,
        @JsonProperty("leftOff") long leftOff) {
    /** About two megabytes. */
    static final int MOST_PAIRS = 10_000;

    /** How many are stopped by what; one that several things stop counts for each of them. */
    record StoppedJson(
            @JsonProperty("needs") long needs,
            @JsonProperty("files") long files,
            @JsonProperty("scope") long scope,
            @JsonProperty("phase") long phase) {}

    record PairJson(
            @JsonProperty("first") String first,
            @JsonProperty("second") String second,
            @JsonProperty("sideBySide") boolean sideBySide,
            @JsonProperty("stoppedBy") List<ObstacleJson> stoppedBy) {}

    record ObstacleJson(
            @JsonProperty("kind") String kind,
            @JsonProperty("task") @Nullable String task,
            @JsonProperty("needs") @Nullable String needs,
            @JsonProperty("file") @Nullable String file,
            @JsonProperty("line") @Nullable Integer line,
            @JsonProperty("paths") @Nullable List<String> paths,
            @JsonProperty("tasks") @Nullable List<String> tasks,
            @JsonProperty("through") @Nullable List<String> through) {}

    /** Lists all that are stopped, or really all. */
    static PairsJson of(PairsOutline outline) {
        PairCheck check = outline.check();
        PairCheck.Counts counts = check.counts();
        List<PairJson> listed = check.pairs(pair -> outline.every() || !pair.isSideBySide(), MOST_PAIRS).stream()
                .map(pair -> pair(outline, pair))
                .toList();
        long wanted = outline.every() ? counts.all() : counts.all() - counts.sideBySide();
        return new PairsJson(
                counts.all(),
                counts.sideBySide(),
                counts.unsure(),
                new StoppedJson(counts.byNeeds(), counts.byFiles(), counts.byScope(), counts.byPhase()),
                listed,
                wanted - listed.size());
    }

    private static PairJson pair(PairsOutline outline, TaskPair pair) {
        return new PairJson(
                pair.first().text(),
                pair.second().text(),
                pair.isSideBySide(),
                pair.obstacles().stream()
                        .map(obstacle -> obstacle(outline, obstacle))
                        .toList());
    }

    private static ObstacleJson obstacle(PairsOutline outline, Obstacle obstacle) {
        if (obstacle instanceof Obstacle.Need need) {
            Position place = outline.place(need).orElse(null);
            return new ObstacleJson(
                    "needs",
                    need.task().text(),
                    need.on().text(),
                    place == null ? null : place.file(),
                    place == null ? null : place.line(),
                    null,
                    null,
                    texts(need.through()));
        }
        if (obstacle instanceof Obstacle.SharedFiles files) {
            List<String> paths = files.paths().stream().map(PathPattern::text).toList();
            return new ObstacleJson("files", null, null, null, null, paths, null, texts(files.through()));
        }
        if (obstacle instanceof Obstacle.UnknownScope scope) {
            return new ObstacleJson("scope", null, null, null, null, null, texts(scope.tasks()), null);
        }
        return new ObstacleJson("phase", null, null, null, null, null, null, null);
    }

    private static List<String> texts(List<TaskId> ids) {
        return ids.stream().map(TaskId::text).toList();
    }
}
