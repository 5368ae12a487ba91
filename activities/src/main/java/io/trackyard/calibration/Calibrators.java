package io.trackyard.calibration;

import io.trackyard.git.Epoch;
import io.trackyard.git.ObjectId;
import io.trackyard.git.Worktree;
import io.trackyard.integration.Gate;
import io.trackyard.integration.QueueWorktree;
import io.trackyard.plan.Check;
import io.trackyard.policy.MergeRules.GateAt;
import io.trackyard.process.Command;
import io.trackyard.process.CommandResult;
import io.trackyard.process.CommandRunner;
import io.trackyard.process.Sandbox;
import io.trackyard.runfiles.CalibrationIssue;
import io.trackyard.runfiles.CalibrationRecord;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.verify.CheckResult;
import io.trackyard.verify.Checks;
import io.trackyard.verify.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The commands that look at a phase: the gate first, then all that are set, whatever the others say. */
final class Calibrators {
    /** Shells and {@code env} end with these when a program cannot be started. */
    private static final List<Integer> UNSTARTABLE = List.of(126, 127);

    private static final int GATE_PRIORITY = 0;

    /** Both outputs of one are held in memory. */
    private static final long MOST_IN_MEMORY = 16L * 1024 * 1024;

    private final OpenRun run;
    private final CalibrationPlace place;
    private final QueueWorktree queue;
    private final CommandRunner runner;

    Calibrators(OpenRun run, CalibrationPlace place, QueueWorktree queue, CommandRunner runner) {
        this.run = run;
        this.place = place;
        this.queue = queue;
        this.runner = runner;
    }

    /** What they find, or that an agent is to be asked now. */
    CalibrationRecord look(ObjectId tip, Epoch epoch) {
        Optional<CalibrationIssue> red = gate(tip, epoch);
        if (red.isPresent()) {
            return CalibrationRecord.found(List.of(red.get()));
        }
        Worktree worktree = queue.at(run, tip, epoch);
        List<CalibrationIssue> found = new ArrayList<>();
        List<Check> commands = run.plan().policy().calibration().calibrators();
        for (int number = 1; number <= commands.size(); number++) {
            Check command = commands.get(number - 1);
            Optional<Path> directory = Checks.directory(worktree.path(), command);
            if (directory.isEmpty()) {
                return CalibrationRecord.unclear("%s cannot be started: there is no directory %s"
                        .formatted(command.command(), command.directory()));
            }
            CommandResult result = run(command, worktree, directory.get());
            keep(number, result);
            CheckResult judged = judged(command, result);
            if (judged.passed()) {
                continue;
            }
            if (UNSTARTABLE.contains(result.exitCode())) {
                return CalibrationRecord.unclear("%s cannot be started (exit %d): %s"
                        .formatted(command.command(), result.exitCode(), last(result)));
            }
            found.addAll(issues(judged, result));
        }
        queue.at(run, tip, epoch);
        List<CalibrationIssue> most = found.subList(0, Math.min(CalibrationAnswer.MOST_ISSUES, found.size()));
        return most.isEmpty() && run.plan().policy().calibration().agent()
                ? CalibrationRecord.commandsPassed()
                : CalibrationRecord.found(most);
    }

    /** The gate of a phase has just been run where it is run at its end. */
    private Optional<CalibrationIssue> gate(ObjectId tip, Epoch epoch) {
        return run.plan().policy().merging().gateAt() == GateAt.PHASE
                ? Optional.empty()
                : new Gate(queue, runner)
                        .judge(run, "calibration-" + place.name(), tip, epoch)
                        .red()
                        .map(Calibrators::red);
    }

    private static CalibrationIssue red(CheckResult failed) {
        return new CalibrationIssue(
                "the gate fails: " + failed.line(),
                "The result of all tasks together does not pass `%s`.\n\n%s"
                        .formatted(failed.check().command(), quoted(failed.tail())),
                GATE_PRIORITY,
                null,
                List.of(),
                failed.check().command());
    }

    /** What it printed is in memory, and no log of it is read. */
    private static CheckResult judged(Check command, CommandResult result) {
        CheckResult ended = new CheckResult(command, result.exitCode(), result.timedOut(), Path.of(""));
        if (result.printedTooMuch()) {
            return ended.lacking("printed without end");
        }
        String lack = ended.passed()
                ? Checks.lack(
                        command, Stream.of(result.stdout(), result.stderr()).flatMap(String::lines))
                : null;
        return lack == null ? ended : ended.lacking(lack);
    }

    private CommandResult run(Check command, Worktree worktree, Path directory) {
        Map<String, String> environment = place.environment(command.environment());
        Command whole = Command.shell(command.command())
                .in(directory)
                .withEnvironment(environment)
                .within(Duration.ofSeconds(command.seconds()))
                .printingAtMost(mostBytes());
        return Sandbox.ofChecks(run.plan().policy().containment().sandbox())
                .run(whole, worktree.path(), run.repository().commonDirectory(), runner::run)
                .rewritten(Secrets.of(environment)::redact);
    }

    private long mostBytes() {
        return Math.min(run.plan().policy().containment().output().checkBytes(), MOST_IN_MEMORY);
    }

    private static List<CalibrationIssue> issues(CheckResult failed, CommandResult result) {
        try {
            List<CalibrationIssue> issues = result.timedOut() || result.printedTooMuch()
                    ? List.of()
                    : CalibrationAnswer.ofCommand(result.stdout());
            if (!issues.isEmpty()) {
                return issues;
            }
        } catch (CalibrationAnswer.Unreadable words) {
            // then what it printed is for people
        }
        return List.of(CalibrationIssue.of(
                "a calibrator fails: " + failed.line(),
                "`%s` does not pass on the result of all tasks together.\n\n%s"
                        .formatted(failed.check().command(), quoted(result.lastLines()))));
    }

    private void keep(int number, CommandResult result) {
        try {
            Path logs = Files.createDirectories(place.files().directory().file("calibrators"));
            Files.write(logs.resolve(number + ".out"), result.stdoutBytes());
            Files.writeString(logs.resolve(number + ".err"), result.stderr());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep what a calibrator printed", e);
        }
    }

    private static String last(CommandResult result) {
        List<String> lines = result.lastLines();
        return lines.isEmpty() ? "it printed nothing" : lines.get(lines.size() - 1);
    }

    /** As a block of text: what a program prints is data, and nothing in it is a heading. */
    private static String quoted(List<String> lines) {
        return String.join("\n", lines.stream().map(line -> "    " + line).toList());
    }
}
