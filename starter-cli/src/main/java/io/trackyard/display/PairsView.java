package io.trackyard.display;

import io.trackyard.plan.Obstacle;
import io.trackyard.plan.PairCheck;
import io.trackyard.plan.PathPattern;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.TaskPair;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which tasks of a plan can be carried out side by side, pair by pair: first how many, then those that cannot. */
public final class PairsView {
    /** As many as anybody reads. */
    static final int MOST_PAIRS = 200;

    private static final int MOST_PATHS = 3;
    private static final int MOST_THROUGH = 4;
    private static final int MOST_ALONE = 20;
    private static final int WIDEST_ID = 20;
    private static final int WIDEST_KIND = 5;

    private final PairsOutline outline;
    private final int width;
    private final List<Line> lines = new ArrayList<>();

    private PairsView(PairsOutline outline, int width) {
        this.outline = outline;
        this.width = width;
    }

    /** The pairs in lines no wider than {@code width} columns. */
    public static List<Line> of(PairsOutline outline, int width) {
        PairsView view = new PairsView(outline, width);
        PairCheck check = outline.check();
        PairCheck.Counts counts = check.counts();
        view.counts(counts);
        view.alone();
        view.pairs(check, counts.all());
        return view.lines;
    }

    private void counts(PairCheck.Counts counts) {
        String tasks = Wording.count(outline.plan().plan().tasks().size(), "open task");
        int held = outline.plan().plan().held().size();
        add(Line.of(Tone.STRONG, outline.plan().source())
                .plus(" · %s, %s%s"
                        .formatted(
                                tasks,
                                pairs(counts.all()),
                                held == 0 ? "" : " (%,d held: not compared)".formatted(held))));
        add(Line.of("%,d can run side by side%s".formatted(counts.sideBySide(), unsure(counts.unsure()))));
        long stopped = counts.all() - counts.sideBySide();
        add(Line.of("%,d cannot%s".formatted(stopped, stopped == 0 ? "" : ": " + reasons(counts))));
    }

    private static String pairs(long count) {
        return "%,d pair%s".formatted(count, count == 1 ? "" : "s");
    }

    private static String unsure(long unsure) {
        return unsure == 0
                ? ""
                : " (in %,d of these a task names no files: a conflict would show when they are merged)"
                        .formatted(unsure);
    }

    private static String reasons(PairCheck.Counts counts) {
        return Stream.of(
                        reason(counts.byNeeds(), "since one needs the other"),
                        reason(counts.byFiles(), "for their files"),
                        reason(counts.byScope(), "since one names no files"),
                        reason(counts.byPhase(), "since they lie in different phases"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String reason(long count, String why) {
        return count == 0 ? "" : "%,d %s".formatted(count, why);
    }

    private void alone() {
        List<String> alone = outline.alone();
        if (!alone.isEmpty()) {
            add(Line.of("nothing of its phase runs beside a task that names no files: ")
                    .plus(Wording.few(alone, MOST_ALONE)));
        }
    }

    private void pairs(PairCheck check, long all) {
        List<TaskPair> found = check.pairs(outline.listed(), MOST_PAIRS + 1);
        List<TaskPair> shown = found.subList(0, Math.min(MOST_PAIRS, found.size()));
        int id = Math.min(
                WIDEST_ID,
                shown.stream()
                        .flatMap(pair -> Stream.of(pair.first(), pair.second()))
                        .mapToInt(task -> Columns.of(task.text()))
                        .max()
                        .orElse(0));
        if (!shown.isEmpty()) {
            lines.add(Line.EMPTY);
        }
        shown.forEach(pair -> pair(pair, id));
        boolean more = found.size() > shown.size();
        boolean untold = !outline.every() && all > shown.size();
        if (more || untold) {
            lines.add(Line.EMPTY);
            add(Line.of(
                    more
                            ? "Only the first %,d are listed; --json lists more, --task only those of some tasks."
                                    .formatted(MOST_PAIRS)
                            : "Not listed: pairs that can, and those stopped only through others or by a phase"
                                    + " (--pairs=all lists them)."));
        }
    }

    private void pair(TaskPair pair, int id) {
        String lead = "  " + Columns.fit(pair.first().text(), id) + "  "
                + Columns.fit(pair.second().text(), id) + "  ";
        String next = lead;
        List<Obstacle> obstacles = pair.obstacles();
        if (obstacles.isEmpty()) {
            row(next, "", "side by side");
        }
        for (Obstacle obstacle : obstacles) {
            row(next, kind(obstacle), why(obstacle));
            next = " ".repeat(Columns.of(lead));
        }
    }

    private void row(String lead, String kind, String why) {
        lines.addAll(Wrap.of(
                Line.of(lead + Columns.fit(kind, WIDEST_KIND) + "  " + why),
                width,
                Columns.of(lead) + WIDEST_KIND + 2));
    }

    private static String kind(Obstacle obstacle) {
        return obstacle instanceof Obstacle.Need
                ? "data"
                : obstacle instanceof Obstacle.SharedFiles
                        ? "files"
                        : obstacle instanceof Obstacle.UnknownScope ? "scope" : "phase";
    }

    private String why(Obstacle obstacle) {
        if (obstacle instanceof Obstacle.Need need) {
            return "%s needs %s%s"
                    .formatted(
                            need.task(),
                            need.on(),
                            need.isDirect()
                                    ? outline.place(need)
                                            .map(place -> " (%s)".formatted(place))
                                            .orElse("")
                                    : through(need.through()));
        }
        if (obstacle instanceof Obstacle.SharedFiles files) {
            return files.isDirect()
                    ? "both may touch "
                            + Wording.few(
                                    files.paths().stream()
                                            .map(PathPattern::text)
                                            .toList(),
                                    MOST_PATHS)
                    : "they share a track" + through(files.through());
        }
        if (obstacle instanceof Obstacle.UnknownScope scope) {
            return "%s: no files named, so nothing runs beside %s"
                    .formatted(ids(scope.tasks()), scope.tasks().size() == 1 ? "it" : "them");
        }
        Obstacle.OtherPhase phase = (Obstacle.OtherPhase) obstacle;
        return "phases %d and %d".formatted(phase.first(), phase.second());
    }

    private static String through(List<TaskId> through) {
        return " through " + ids(through);
    }

    private static String ids(List<TaskId> ids) {
        return Wording.few(ids.stream().map(TaskId::text).toList(), MOST_THROUGH);
    }

    private void add(Line line) {
        lines.addAll(Wrap.of(line, width, 2));
    }
}
