package io.trackyard.report;

import static io.trackyard.display.Wording.commit;
import static io.trackyard.display.Wording.count;
import static io.trackyard.display.Wording.duration;

import io.trackyard.display.Wording;
import io.trackyard.git.BranchGain.Size;
import io.trackyard.policy.FailedAttempt;
import io.trackyard.problem.ShellWord;
import io.trackyard.report.TaskReport.CheckReport;
import io.trackyard.report.TaskReport.SessionReport;
import io.trackyard.report.TaskReport.SessionResult;
import io.trackyard.report.Words.Look;
import java.util.ArrayList;
import java.util.List;

/** What is said of one task: its sessions, its evidence, and where its work is. */
public final class TaskPage {
    private TaskPage() {}

    /** A page of its own, in Markdown. */
    public static String markdown(RunReport run, TaskReport task) {
        return MarkdownPage.of(blocks(run, task));
    }

    /** A page of its own, as one file of HTML. */
    public static String html(RunReport run, TaskReport task) {
        return HtmlPage.of("Trackyard · run %s · %s".formatted(run.run(), task.id()), blocks(run, task));
    }

    private static List<Block> blocks(RunReport run, TaskReport task) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(1, heading(task)));
        blocks.addAll(of(task));
        List<Words> next = new ArrayList<>();
        String names = ShellWord.of(run.run()) + " " + ShellWord.of(task.id());
        next.add(Words.of("What its sessions said: ").code("trackyard logs " + names));
        if (task.kept().isPresent()) {
            next.add(Words.of("Have its work on a branch: ").code("trackyard salvage %s --apply".formatted(names)));
        }
        blocks.add(new Block.Items(next));
        return blocks;
    }

    /** {@code bd-104 Title · integrated}. */
    static Words heading(TaskReport task) {
        Look look = task.state().isGood() ? Look.GOOD : task.state().isLost() ? Look.BAD : Look.PLAIN;
        return Words.EMPTY
                .plus(Look.STRONG, task.id())
                .plus(" " + task.title() + " · ")
                .plus(look, task.state().word());
    }

    static List<Block> of(TaskReport task) {
        List<Block> blocks = new ArrayList<>();
        List<Words> items = new ArrayList<>();
        task.reason()
                .ifPresent(reason -> items.add(
                        task.sentBack().isPresent()
                                ? Words.of("Sent back before it came in: ").plus(Look.WARN, reason)
                                : Words.of(reason)));
        task.sessions().forEach(session -> items.add(session(session)));
        if (task.sessions().isEmpty()) {
            items.add(Words.of("No session of it is known on this host."));
        }
        task.used()
                .ifPresent(used -> items.add(
                        Words.of("They used %s, as far as their client tells it.".formatted(Wording.used(used)))));
        task.checks().forEach(check -> items.add(check(check)));
        if (task.isUnchecked()) {
            items.add(Words.EMPTY.plus(Look.WARN, "Unchecked: no command has looked at it."));
        }
        task.doubts().forEach(doubt -> items.add(Words.of("In doubt: ").plus(Look.WARN, doubt)));
        task.integrated()
                .ifPresent(done -> items.add(Words.of("In the run's branch as ")
                        .code(commit(done.commit()))
                        .plus(", %s: ".formatted(size(done.size())))
                        .code("git diff %1$s^ %1$s".formatted(commit(done.commit())))));
        task.kept()
                .ifPresent(kept -> items.add(Words.of("Its work did not come in and is kept: ")
                        .code("git diff %s %s".formatted(commit(kept.base()), ShellWord.of(kept.ref())))));
        blocks.add(new Block.Items(items));
        for (FailedAttempt failure : task.failures()) {
            if (!failure.log().isBlank()) {
                blocks.add(new Block.Items(
                        List.of(Words.of("Attempt %d, the end of what was printed:".formatted(failure.attempt())))));
                blocks.add(new Block.Log(failure.log()));
            }
        }
        return blocks;
    }

    static String size(Size size) {
        return "%s, +%,d −%,d".formatted(count(size.files(), "file"), size.added(), size.removed());
    }

    private static Words session(SessionReport session) {
        Look look = switch (session.result()) {
            case VERIFIED -> Look.GOOD;
            case FAILED -> Look.BAD;
            case RUNNING -> Look.PLAIN;
            case NOT_COUNTED -> Look.WARN;
        };
        boolean isTold = session.why().isPresent() || session.result() == SessionResult.RUNNING;
        Words words = Words.of("Attempt %d, session %d: ".formatted(session.attempt(), session.number()))
                .plus(look, session.result().word())
                .plus(" after " + duration(session.duration()));
        if (!isTold && session.result() != SessionResult.VERIFIED) {
            return words.plus(session.exit().map(code -> ", exit " + code).orElse(", it left no result"));
        }
        return session.why().map(why -> ", " + why).map(words::plus).orElse(words);
    }

    private static Words check(CheckReport check) {
        Look look = switch (check.result()) {
            case PASSED -> Look.GOOD;
            case FAILED -> Look.BAD;
            case NOT_RUN -> Look.WARN;
        };
        return Words.of("Check ").plus(look, check.result().word()).plus(": ").code(check.command());
    }
}
