package io.trackyard.display;

import io.trackyard.connection.RunSnapshot;
import io.trackyard.plan.HeldTask;
import io.trackyard.run.NextTry;
import io.trackyard.run.TaskState;
import io.trackyard.run.TaskStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How a run stands: the table of {@code status} and {@code watch}. */
public final class RunView {
    private static final int BAR = 10;
    private static final int WIDEST_LABEL = 18;
    private static final int WIDEST_ID = 20;
    private static final int MOST_REASONS = 5;
    private static final int MOST_QUEUED = 4;
    private static final String GAP = "  ";
    private static final String HEADING = "%-14s";
    private static final int INDENT = 14;

    private final RunSnapshot snapshot;
    private final Moment moment;
    private final int width;
    private final Optional<String> waiting;
    private final List<Line> lines = new ArrayList<>();

    private RunView(RunSnapshot snapshot, Moment moment, int width) {
        this.snapshot = snapshot;
        this.moment = moment;
        this.width = width;
        this.waiting = RunCounts.waiting(snapshot, moment);
    }

    /**
     * The table, in lines no wider than {@code width} columns.
     *
     * @param rows how many tracks are shown at most; where there are more, those that somebody works on
     */
    public static List<Line> of(RunSnapshot snapshot, Moment moment, int width, int rows) {
        RunView view = new RunView(snapshot, moment, width);
        view.head();
        view.tracks(rows);
        view.queue();
        view.lines.addAll(CalibrationView.of(snapshot, width));
        view.retries();
        view.fileWaits();
        view.lines.addAll(Asked.of(snapshot, width));
        view.troubles();
        view.doubts();
        view.held();
        view.warnings();
        view.page();
        return view.lines;
    }

    private void head() {
        RunCounts counts = RunCounts.of(snapshot);
        String calibrating =
                CalibrationView.standing(snapshot).map(words -> words + " · ").orElse("");
        String phase = RunCounts.phase(snapshot).map(of -> of + " · ").orElse("") + calibrating;
        Line head = Line.of(Tone.STRONG, "run " + snapshot.run())
                .plus(" · %s%s · ".formatted(phase, RunCounts.standing(snapshot, moment)))
                .plus(Tone.GOOD, "%,d of %,d integrated".formatted(counts.of(TaskState.INTEGRATED), counts.tasks()));
        if (counts.of(TaskState.READY) > 0) {
            head = head.plus(" · ").plus(Tone.GOOD, "%,d ready".formatted(counts.of(TaskState.READY)));
        }
        for (String trouble : counts.troubles()) {
            head = head.plus(" · ").plus(Tone.BAD, trouble);
        }
        head = RunCounts.spent(snapshot).map(" · "::concat).map(head::plus).orElse(head);
        lines.addAll(Wrap.of(head, width, 2));
    }

    private void tracks(int most) {
        List<TrackRow> all = rows();
        if (all.isEmpty()) {
            return;
        }
        List<TrackRow> shown = shown(all, most);
        int name = widest(shown.stream().map(TrackRow::name).toList());
        int label = Math.min(widest(shown.stream().map(TrackRow::label).toList()), Math.min(WIDEST_LABEL, width / 4));
        int id = Math.min(
                widest(shown.stream()
                        .flatMap(row -> row.current().stream().map(TaskStatus::id))
                        .toList()),
                Math.min(WIDEST_ID, width / 4));
        int fraction = widest(shown.stream().map(TrackRow::fraction).toList());
        lines.add(Line.EMPTY);
        for (TrackRow row : shown) {
            Line lead = Line.of(GAP + Columns.fit(row.name(), name) + GAP + Columns.fit(row.label(), label) + GAP)
                    .plus(row.current().isEmpty() ? Tone.GOOD : Tone.PLAIN, row.bar(width < 70 ? BAR / 2 : BAR))
                    .plus(GAP + Columns.right(row.fraction(), fraction) + GAP);
            lines.add(row(row, lead, id).cut(width));
        }
        if (shown.size() < all.size()) {
            lines.add(Line.of(Tone.FAINT, GAP + "… and " + Wording.count(all.size() - shown.size(), "more track"))
                    .cut(width));
        }
    }

    /** How long it has been going on stands at the right, so that it can be compared from row to row. */
    private Line row(TrackRow row, Line lead, int id) {
        if (row.current().isEmpty()) {
            return lead.plus(Tone.GOOD, row.what(waiting));
        }
        String time = row.doing().map(doing -> moment.since(doing.since())).orElse("");
        int room = Math.max(0, width - lead.width() - id - 2 * GAP.length() - Columns.of(time));
        Tone tone = row.doing().isPresent() ? Tone.PLAIN : Tone.FAINT;
        return lead.plus(Tone.STRONG, Columns.fit(row.current().get().id(), id))
                .plus(tone, GAP + Columns.fit(row.what(waitOf(row)), room) + GAP + time);
    }

    private Optional<String> waitOf(TrackRow row) {
        return row.current()
                .map(TaskStatus::nextTry)
                .map(next -> Retries.when(next, moment))
                .or(() -> row.current().flatMap(task -> FileWaitLines.of(task, moment)))
                .or(() -> waiting);
    }

    private List<TrackRow> rows() {
        Map<String, List<TaskStatus>> byTrack = new LinkedHashMap<>();
        snapshot.tasks().stream()
                .filter(task -> task.phase() == snapshot.phase() && task.state() != TaskState.HELD)
                .forEach(task -> byTrack.computeIfAbsent(task.track(), track -> new ArrayList<>())
                        .add(task));
        Comparator<TrackRow> byLetters =
                Comparator.comparingInt((TrackRow row) -> row.name().length()).thenComparing(TrackRow::name);
        return byTrack.values().stream()
                .map(tasks -> TrackRow.of(snapshot, tasks))
                .sorted(byLetters)
                .toList();
    }

    private static List<TrackRow> shown(List<TrackRow> all, int most) {
        if (all.size() <= most) {
            return all;
        }
        List<TrackRow> urgent = all.stream()
                .sorted(Comparator.comparingInt(TrackRow::urgency))
                .limit(Math.max(0, most))
                .toList();
        return all.stream().filter(urgent::contains).toList();
    }

    private void queue() {
        if (!snapshot.queue().isEmpty()) {
            List<String> rest = snapshot.queue().subList(1, snapshot.queue().size());
            String then = rest.isEmpty() ? "" : ", then " + Wording.few(rest, MOST_QUEUED);
            lines.add(Line.EMPTY);
            lines.add(Line.of(HEADING.formatted("merge queue"))
                    .plus(Tone.STRONG, snapshot.queue().get(0))
                    .plus(" is being integrated" + then)
                    .cut(width));
        }
    }

    private void retries() {
        List<TaskStatus> waiting = Retries.of(snapshot, moment);
        if (waiting.isEmpty()) {
            return;
        }
        lines.add(Line.EMPTY);
        for (TaskStatus task : waiting.subList(0, Math.min(MOST_REASONS, waiting.size()))) {
            NextTry next = Objects.requireNonNull(task.nextTry());
            Line line = Line.of(Tone.WARN, HEADING.formatted(next.unstarted() ? "not started" : "tried again"))
                    .plus(Tone.STRONG, task.id());
            lines.addAll(Wrap.of(line.plus(GAP + Retries.words(next, moment)), width, INDENT));
        }
        if (waiting.size() > MOST_REASONS) {
            lines.add(Line.of(HEADING.formatted("") + "and %,d more".formatted(waiting.size() - MOST_REASONS)));
        }
        if (Retries.isNothingStarted(snapshot, moment)) {
            lines.addAll(Wrap.of(Retries.advice(snapshot), width, 0));
        }
    }

    private void fileWaits() {
        List<Line> waiting = FileWaitLines.of(snapshot, moment, width);
        if (!waiting.isEmpty()) {
            lines.add(Line.EMPTY);
            lines.addAll(waiting);
        }
    }

    private void troubles() {
        List<TaskStatus> lost =
                snapshot.tasks().stream().filter(task -> task.state().isLost()).toList();
        if (lost.isEmpty()) {
            return;
        }
        lines.add(Line.EMPTY);
        for (TaskStatus task : lost.subList(0, Math.min(MOST_REASONS, lost.size()))) {
            String reason = task.reason() == null ? "" : GAP + task.reason();
            Line line =
                    Line.of(Tone.BAD, HEADING.formatted(task.state().word())).plus(Tone.STRONG, task.id());
            lines.add(line.plus(reason).cut(width));
        }
        if (lost.size() > MOST_REASONS) {
            lines.add(Line.of(HEADING.formatted("") + "and %,d more".formatted(lost.size() - MOST_REASONS))
                    .cut(width));
        }
    }

    private void doubts() {
        List<Line> doubts = DoubtLines.of(snapshot, HEADING, width);
        if (!doubts.isEmpty()) {
            lines.add(Line.EMPTY);
            lines.addAll(doubts);
        }
    }

    private void held() {
        if (!snapshot.held().isEmpty()) {
            List<String> ids = snapshot.held().stream()
                    .map(HeldTask::id)
                    .map(Object::toString)
                    .toList();
            lines.add(Line.EMPTY);
            lines.add(Line.of(Tone.WARN, HEADING.formatted("held"))
                    .plus(Wording.few(ids, MOST_REASONS))
                    .cut(width));
        }
    }

    private void warnings() {
        for (String warning : snapshot.warnings()) {
            lines.add(Line.EMPTY);
            lines.addAll(
                    Wrap.of(Line.of(Tone.WARN, HEADING.formatted("warning")).plus(warning), width, INDENT));
        }
    }

    private void page() {
        lines.add(Line.EMPTY);
        lines.addAll(Wrap.of(Line.of(Tone.FAINT, snapshot.page()), width, 0));
    }

    private static int widest(List<String> texts) {
        return texts.stream().mapToInt(Columns::of).max().orElse(0);
    }
}
