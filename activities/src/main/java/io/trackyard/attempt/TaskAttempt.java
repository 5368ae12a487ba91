package io.trackyard.attempt;

import io.trackyard.activity.TaskBeat;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.agent.AgentVerdict;
import io.trackyard.agent.CommandAgent;
import io.trackyard.agent.Feedback;
import io.trackyard.agent.Prompt;
import io.trackyard.attempt.Evidence.Finding;
import io.trackyard.attempt.Evidence.Finding.Lacking;
import io.trackyard.git.ObjectId;
import io.trackyard.git.Snapshot;
import io.trackyard.git.Snapshots;
import io.trackyard.git.Worktrees;
import io.trackyard.plan.TaskAgent;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.process.Command;
import io.trackyard.process.CommandRunner;
import io.trackyard.runfiles.TaskRecord;
import io.trackyard.session.Session;
import io.trackyard.session.SessionEnd;
import io.trackyard.session.SessionRequest;
import io.trackyard.session.Sessions;
import io.trackyard.verify.BugScan;
import io.trackyard.verify.Checks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One attempt at a task, from its session to its verdict. Whatever died before is picked up: a session that lives is
 * re-attached to, one that ended unwatched is collected, and what was booked already is not booked again.
 */
final class TaskAttempt {
    private final TaskBench bench;
    private final Sessions sessions;
    private final Checks checks;
    private final BugScan bugScan;
    private final Pulse pulse;
    private final InstantSource time;
    private final CommandAgent agent;

    TaskAttempt(TaskBench bench, Sessions sessions, CommandRunner runner, Pulse pulse, InstantSource time) {
        this.bench = bench;
        this.sessions = sessions;
        this.checks = new Checks(runner);
        this.bugScan = new BugScan(runner);
        this.pulse = pulse;
        this.time = time;
        this.agent = new CommandAgent(agentOf(bench));
    }

    private static AgentSettings agentOf(TaskBench bench) {
        AgentSettings ofRun = bench.run().plan().policy().agent();
        String own = Optional.ofNullable(bench.task().agent())
                .map(TaskAgent::command)
                .orElse(null);
        return own == null ? ofRun : new AgentSettings(own, ofRun.environment(), ofRun.account());
    }

    /** How an attempt came out. */
    sealed interface Outcome {
        /** Verified and committed. */
        record Verified(TaskVerdict verdict) implements Outcome {}

        /** It ended by the task's fault, and is booked. */
        record Failed(AttemptLedger ledger, String reason) implements Outcome {}

        /** Something else ended it. */
        record Interrupted(AttemptLedger ledger, AgentVerdict cause) implements Outcome {}
    }

    /** {@code task}: what is known of the attempts before. */
    Outcome carryOut(TaskRecord task) throws IOException, InterruptedException {
        TaskRecord prepared = sessions.find(bench.files().directory()).isPresent()
                ? task
                : new TreePreparation(bench, time).prepare(task);
        say(prepared.ledger(), TaskBeat.Stage.RUNNING, "session");
        Session session = sessions.attachOrStart(bench.files().directory(), request(prepared.ledger()));
        SessionEnd end = new SessionWatch(session, pulse, () -> snapshot(prepared.ledger()), time).await();
        session.endLeftovers();
        Snapshot kept = snapshot(prepared.ledger());
        AttemptLedger ledger = kept.isNew() ? prepared.ledger().progressed() : prepared.ledger();
        Outcome outcome = judge(prepared, ledger, session, end, kept);
        session.settle();
        return outcome;
    }

    private Outcome judge(TaskRecord task, AttemptLedger ledger, Session session, SessionEnd end, Snapshot kept) {
        AgentVerdict verdict = SessionVerdict.of(agent, session, end, sessionSeconds());
        if (verdict instanceof AgentVerdict.Failed failed) {
            return fail(
                    task, session, kept, new Lacking(failed.reason(), SessionVerdict.lastWords(session), List.of()));
        }
        if (!(verdict instanceof AgentVerdict.Succeeded)) {
            bench.files().write(task.with(ledger));
            return new Outcome.Interrupted(ledger, verdict);
        }
        say(ledger, TaskBeat.Stage.VERIFYING, "checks");
        new Worktrees(bench.run().repository(), new Snapshots(bench.run().repository(), time))
                .returnToBranch(bench.worktree(), base(task), bench.epoch(), kept);
        Finding finding = pulse.interruptibly(() -> new Evidence(bench, checks, bugScan, time)
                .judge(
                        ledger,
                        kept,
                        base(task),
                        environment(ledger),
                        session.directory().resolve("checks")));
        if (finding instanceof Finding.Verified verified) {
            bench.files().write(task.verified(session.id(), verified.verdict()));
            return new Outcome.Verified(verified.verdict());
        }
        return fail(task, session, kept, (Lacking) finding);
    }

    /** What a failure leaves is there before it is booked: what is booked is not looked at again. */
    private Outcome fail(TaskRecord task, Session session, Snapshot kept, Lacking lacking) {
        AttemptLedger failed = task.ledger().failed();
        bench.files()
                .writeFeedback(
                        Feedback.of(task.ledger().attempt(), lacking.reason(), lacking.log(), lacking.changed()));
        if (bench.isSpent(failed)) {
            bench.keepAbandoned(kept);
        }
        bench.files().write(task.failed(session.id(), failed));
        return new Outcome.Failed(failed, lacking.reason());
    }

    private SessionRequest request(AttemptLedger ledger) throws IOException {
        String prompt = Prompt.of(
                bench.task(),
                bench.run().plan().policy().gate(),
                new Told(bench).paragraphs(),
                bench.files().feedback());
        Path promptFile = bench.files().directory().file("prompt.md");
        Files.writeString(promptFile, prompt);
        Command command = Command.of(agent.commandLine())
                .in(bench.worktree().path())
                .withEnvironment(environment(ledger))
                .withVariable("TRACKYARD_PROMPT_FILE", promptFile.toString())
                .withInput(prompt.getBytes(StandardCharsets.UTF_8));
        return new SessionRequest(
                command,
                new SessionRequest.Claim(
                        bench.epoch().number(), bench.request().track().lease(), null),
                ledger.attempt(),
                Duration.ofSeconds(sessionSeconds()));
    }

    private Map<String, String> environment(AttemptLedger ledger) {
        Map<String, String> variables = bench.run().directory().environment().variables();
        variables.put("TRACKYARD_RUN", bench.run().address().run());
        variables.put("TRACKYARD_TASK", bench.request().task());
        variables.put("TRACKYARD_ATTEMPT", Integer.toString(ledger.attempt()));
        Optional.ofNullable(bench.task().agent())
                .map(TaskAgent::model)
                .ifPresent(model -> variables.put("TRACKYARD_MODEL", model));
        return variables;
    }

    private int sessionSeconds() {
        return Optional.ofNullable(bench.task().limits().sessionSeconds())
                .orElse(bench.run().plan().policy().sessions().seconds());
    }

    private Snapshot snapshot(AttemptLedger ledger) {
        return new Snapshots(bench.run().repository(), time)
                .take(bench.worktree(), bench.origin(ledger), bench.epoch());
    }

    private static ObjectId base(TaskRecord task) {
        return ObjectId.of(Objects.requireNonNull(task.base(), "a session runs in a prepared tree"));
    }

    private void say(AttemptLedger ledger, TaskBeat.Stage stage, String doing) {
        pulse.say(new TaskBeat(ledger, bench.request().task(), ledger.attempt(), stage, doing, time.millis()));
    }
}
