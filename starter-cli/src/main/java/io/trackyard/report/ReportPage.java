package io.trackyard.report;

import static io.trackyard.display.Wording.commit;
import static io.trackyard.display.Wording.count;
import static io.trackyard.display.Wording.duration;

import io.trackyard.display.Wording;
import io.trackyard.git.BranchGain.Size;
import io.trackyard.problem.ShellWord;
import io.trackyard.report.PhaseReport.Round;
import io.trackyard.report.PhaseReport.TrackReport;
import io.trackyard.report.RunReport.CommitReport;
import io.trackyard.report.Words.Look;
import io.trackyard.run.CalibrationStatus;
import io.trackyard.run.RunState;
import io.trackyard.run.TaskState;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a report of a run says, whatever form it is set in. */
public final class ReportPage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneId.of("UTC"));

    private final RunReport run;
    private final List<Block> blocks = new ArrayList<>();

    private ReportPage(RunReport run) {
        this.run = run;
    }

    /** The report in Markdown. */
    public static String markdown(RunReport run) {
        return MarkdownPage.of(new ReportPage(run).blocks());
    }

    /** The report as one file of HTML. */
    public static String html(RunReport run) {
        return HtmlPage.of("Trackyard · run " + run.run(), new ReportPage(run).blocks());
    }

    private List<Block> blocks() {
        heading(1, Words.of("Run ").plus(Look.STRONG, run.run()));
        head();
        lost();
        sentBack();
        unchecked();
        doubtful();
        timeline();
        run.phases().forEach(this::phase);
        commits();
        rest();
        return blocks;
    }

    private void head() {
        List<Words> items = new ArrayList<>();
        items.add(standing());
        items.add(Words.of("Tasks from ")
                .code(run.source())
                .plus(", started " + TIME.format(run.started()) + (run.state().isOver() ? ", ended " : ", looked at ")
                        + TIME.format(run.until())));
        items.add(result());
        RunReport.Branch branch = run.branch();
        branch.tip()
                .filter(tip -> !tip.equals(branch.base()))
                .ifPresent(tip -> items.add(Words.of("Look at it: ")
                        .code("git log --first-parent --stat %s..%s".formatted(commit(branch.base()), commit(tip)))
                        .plus(" or ")
                        .code("git diff %s %s".formatted(commit(branch.base()), commit(tip)))));
        RunLength length = run.length();
        items.add(Words.of(
                "It took %s. Its sessions took %s together, on %s at most; without checks, merges and waiting"
                                .formatted(
                                        duration(length.taken()),
                                        duration(length.worked()),
                                        count(length.agents(), "track"))
                        + " no order takes less than %s (%s)."
                                .formatted(
                                        duration(length.lowerBound()),
                                        length.isBoundByChain()
                                                ? "the longest chain of tasks that need one another"
                                                : "all sessions shared out")));
        run.used()
                .ifPresent(used -> items.add(Words.of(
                        "Its sessions used %s, as far as their client tells it.".formatted(Wording.used(used)))));
        items.add(gate());
        items.add(Words.of("In the Web UI: ").code(run.page()));
        blocks.add(new Block.Items(items));
    }

    private Words standing() {
        Words words = Words.EMPTY
                .plus(
                        run.state() == RunState.COMPLETED ? Look.GOOD : Look.WARN,
                        run.state().word())
                .plus(": ")
                .plus(
                        Look.GOOD,
                        "%,d of %s integrated"
                                .formatted(
                                        run.count(TaskState.INTEGRATED),
                                        count(run.tasks().size(), "task")));
        for (TaskState state : List.of(TaskState.READY, TaskState.ABANDONED, TaskState.SKIPPED, TaskState.CANCELLED)) {
            if (run.count(state) > 0) {
                words = words.plus(", ")
                        .plus(
                                state.isLost() ? Look.BAD : Look.GOOD,
                                "%,d %s".formatted(run.count(state), state.word()));
            }
        }
        return words;
    }

    private Words result() {
        RunReport.Branch branch = run.branch();
        Words words = Words.of("Result: ").code(branch.name());
        if (branch.tip().isEmpty()) {
            return words.plus(", of which nothing is left here");
        }
        words = words.plus(", ")
                .code(commit(branch.base()) + ".." + commit(branch.tip().get()))
                .plus(", %s, %s"
                        .formatted(
                                count(run.commits().size(), "commit"),
                                branch.size().map(ReportPage::size).orElse("no change")));
        return branch.target().isEmpty()
                ? words
                : words.plus(branch.landed() ? ", landed on " : ", not landed on ")
                        .code(branch.target().get());
    }

    private Words gate() {
        if (run.gate().isEmpty()) {
            return Words.of("Gate: none; nothing looked at the merged tree.");
        }
        Words words =
                Words.of(run.gateAtMerge() ? "Gate, passed by every merge: " : "Gate, at the end of each phase: ");
        String separator = "";
        for (String command : run.gate()) {
            words = words.plus(separator).code(command);
            separator = ", ";
        }
        return words;
    }

    private void lost() {
        List<TaskReport> lost = run.lost();
        if (lost.isEmpty()) {
            return;
        }
        heading(2, Words.of("What did not come in"));
        List<Words> items = new ArrayList<>();
        for (TaskReport task : lost) {
            Words words = Words.EMPTY
                    .code(task.id())
                    .plus(" " + task.title() + ": ")
                    .plus(Look.BAD, task.state().word());
            if (task.state() == TaskState.ABANDONED && task.attempts() > 0) {
                words = words.plus(" after " + count(task.attempts(), "attempt"));
            }
            words = task.reason().isPresent() ? words.plus(", " + task.reason().get()) : words;
            if (task.kept().isPresent()) {
                words = words.plus(". Its work is kept: ")
                        .code("trackyard salvage %s %s".formatted(ShellWord.of(run.run()), ShellWord.of(task.id())));
            }
            items.add(words);
        }
        blocks.add(new Block.Items(items));
    }

    private void sentBack() {
        if (!run.sentBack().isEmpty()) {
            heading(2, Words.of("What came in only after it was sent back"));
            blocks.add(new Block.Items(run.sentBack().stream()
                    .map(task -> Words.EMPTY
                            .code(task.id())
                            .plus(" %s: ".formatted(task.title()))
                            .plus(Look.WARN, task.sentBack().orElseThrow()))
                    .toList()));
        }
    }

    private void unchecked() {
        if (!run.unchecked().isEmpty()) {
            heading(2, Words.of("What no command has checked"));
            blocks.add(new Block.Items(run.unchecked().stream()
                    .map(task -> Words.EMPTY.code(task.id()).plus(" " + task.title()))
                    .toList()));
        }
    }

    private void doubtful() {
        if (run.doubtful().isEmpty()) {
            return;
        }
        heading(2, Words.of("What is in doubt"));
        blocks.add(new Block.Items(run.doubtful().stream()
                .flatMap(task -> task.doubts().stream()
                        .map(doubt -> Words.EMPTY
                                .code(task.id())
                                .plus(" %s: ".formatted(task.title()))
                                .plus(Look.WARN, doubt)))
                .toList()));
    }

    private void timeline() {
        Timeline timeline = Timeline.of(run);
        if (!timeline.rows().isEmpty()) {
            heading(2, Words.of("Tracks in time"));
            blocks.add(new Block.Picture(timeline));
        }
    }

    private void phase(PhaseReport phase) {
        heading(
                2,
                Words.of("Phase " + phase.number()
                        + phase.label().map(label -> ": " + label).orElse("")));
        calibration(phase);
        for (TrackReport track : phase.tracks()) {
            heading(3, Words.of("Track " + track.name() + " ").code(track.label()));
            track.tasks().forEach(task -> blocks.add(new Block.Fold(4, TaskPage.heading(task), TaskPage.of(task))));
        }
    }

    private static String size(Size size) {
        return TaskPage.size(size);
    }

    private void calibration(PhaseReport phase) {
        List<Words> items = new ArrayList<>();
        phase.calibration().map(CalibrationStatus::words).ifPresent(words -> items.add(Words.of(words)));
        for (Round round : phase.rounds()) {
            String lead = "Round %d: ".formatted(round.number());
            round.lines().forEach(line -> items.add(Words.of(lead + line)));
            round.unclear().ifPresent(why -> items.add(Words.of(lead + "no verdict, " + why)));
            round.issues()
                    .forEach(issue -> items.add(Words.of(lead)
                            .plus(Look.WARN, issue.title())
                            .plus(issue.files().isEmpty() ? "" : " in " + String.join(", ", issue.files()))));
            if (round.issues().isEmpty() && round.unclear().isEmpty()) {
                items.add(Words.of(lead).plus(Look.GOOD, "nothing was found"));
            }
        }
        if (!items.isEmpty()) {
            heading(3, Words.of("Calibration"));
            blocks.add(new Block.Items(items));
        }
    }

    private void commits() {
        if (run.commits().isEmpty()) {
            return;
        }
        heading(2, Words.of("Commits"));
        List<Words> items = new ArrayList<>();
        for (CommitReport commit : run.commits()) {
            items.add(Words.EMPTY
                    .code(commit(commit.id()))
                    .plus(" %s · %s".formatted(commit.subject(), size(commit.size()))));
        }
        blocks.add(new Block.Items(items));
    }

    private void rest() {
        if (!run.held().isEmpty()) {
            heading(2, Words.of("What stayed out"));
            blocks.add(new Block.Items(run.held().stream()
                    .map(task ->
                            Words.EMPTY.code(task.id().text()).plus(" %s: %s".formatted(task.title(), task.reason())))
                    .toList()));
        }
        if (!run.warnings().isEmpty()) {
            heading(2, Words.of("Warnings"));
            blocks.add(new Block.Items(run.warnings().stream().map(Words::of).toList()));
        }
    }

    private void heading(int level, Words words) {
        blocks.add(new Block.Heading(level, words));
    }
}
