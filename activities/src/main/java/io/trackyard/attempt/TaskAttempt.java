package io.trackyard.attempt;

import io.trackyard.account.Accounts;
import io.trackyard.activity.Errand;
import io.trackyard.activity.TaskBeat;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.agent.Agent;
import io.trackyard.agent.AgentVerdict;
import io.trackyard.agent.ClosingNote;
import io.trackyard.agent.Prompt;
import io.trackyard.agent.PromptParts;
import io.trackyard.agent.clients.Clients;
import io.trackyard.attempt.Evidence.Finding;
import io.trackyard.attempt.Evidence.Finding.Lacking;
import io.trackyard.git.ObjectId;
import io.trackyard.git.Snapshot;
import io.trackyard.git.Snapshots;
import io.trackyard.git.Worktrees;
import io.trackyard.plan.Check;
import io.trackyard.plan.EarlierWork;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.policy.SessionLimits;
import io.trackyard.policy.Usage;
import io.trackyard.process.CommandRunner;
import io.trackyard.reservation.WaitFile;
import io.trackyard.runfiles.TaskRecord;
import io.trackyard.session.Session;
import io.trackyard.session.SessionEnd;
import io.trackyard.session.SessionRequest;
import io.trackyard.session.Sessions;
import io.trackyard.spending.Overspending;
import io.trackyard.verify.BugScan;
import io.trackyard.verify.Checks;
import io.trackyard.verify.Secrets;
import io.trackyard.voice.SessionQuestion;
import io.trackyard.voice.Voices;
import java.io.IOException;
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
    private final Agent agent;
    private final AgentDesk desk;
    private final Conversations conversations;
    private final Speaking speaking;
    private final TreePreparation tree;
    private final Spending spending;
    private final FailureBook failures;
    private final Admission admission;
    private final OtherTasks others;

    TaskAttempt(
            TaskBench bench,
            Sessions sessions,
            CommandRunner runner,
            Voices voices,
            Accounts accounts,
            Pulse pulse,
            InstantSource time) {
        this.bench = bench;
        this.sessions = sessions;
        this.checks = new Checks(
                runner,
                bench.run().repository().commonDirectory(),
                bench.run().plan().policy().containment());
        this.bugScan = new BugScan(runner);
        this.pulse = pulse;
        this.time = time;
        this.agent = Clients.of(bench.agent());
        this.desk = new AgentDesk(agent, bench.files().directory()).confinedFor(bench.run());
        this.conversations = new Conversations(bench, agent, desk.home());
        this.speaking = new Speaking(bench, agent, voices);
        this.tree = new TreePreparation(bench, time);
        this.spending = Spending.ofPhase(bench.run(), bench.request().track().phase(), agent, accounts.bills(), time);
        this.failures = new FailureBook(bench, spending, time);
        this.admission = bench.admission(accounts, time);
        this.others = new OtherTasks(bench.run(), accounts.bills());
    }

    /** How an attempt came out. */
    sealed interface Outcome {
        /** Verified and committed. */
        record Verified(TaskVerdict verdict) implements Outcome {}

        /** It ended by the task's fault, and is booked; {@code last}: whether there is no other one. */
        record Failed(AttemptLedger ledger, String reason, boolean last) implements Outcome {}

        /** Something else ended it. */
        record Interrupted(AttemptLedger ledger, AgentVerdict cause) implements Outcome {}
    }

    /** {@code task}: what is known of the attempts before. */
    Outcome carryOut(TaskRecord task) throws IOException, InterruptedException {
        boolean begun = sessions.find(bench.files().directory()).isPresent();
        TaskRecord prepared = begun ? task : tree.prepare(task);
        RefGuard refs = new RefGuard(bench);
        if (!begun) {
            Optional<AgentVerdict> hindrance = hindrance(prepared.ledger());
            if (hindrance.isPresent()) {
                return new Outcome.Interrupted(prepared.ledger(), hindrance.get());
            }
            Optional<Outcome> found = foundGood(prepared);
            if (found.isPresent()) {
                return found.get();
            }
            Optional<Overspending> spent = spending.beforeStart(bench.payer(prepared.ledger()));
            if (spent.isPresent()) {
                return refuse(prepared, spent.get());
            }
            refs.look();
        } else {
            speaking.goOn();
        }
        say(prepared.ledger(), TaskBeat.Stage.RUNNING, KeptWork.SESSION);
        Session session = admission.session(begun, prepared.ledger(), () -> session(prepared, begun));
        KeptWork work = new KeptWork(bench, session, prepared.ledger(), pulse, time);
        SessionEnd end = watch(session, prepared, work);
        Snapshot kept = work.keep();
        Optional<Usage> used = conversations.used(session);
        spending.close(end, used);
        TaskRecord counted =
                used.map(all -> prepared.counted(session.id(), all)).orElse(prepared);
        AttemptLedger ledger = work.ledger().join(counted.ledger());
        if (work.isGone()) {
            // whoever did it: what it ended in cannot be judged any more
            bench.files().write(counted.with(ledger));
            session.settle();
            return new Outcome.Interrupted(
                    ledger, new AgentVerdict.Lost("its worktree was taken away; what was kept is in its snapshots"));
        }
        Optional<String> strayed = refs.compare(session, bench.origin(ledger));
        Outcome outcome = judge(counted, ledger, session, end, kept, strayed);
        session.settle();
        speaking.end();
        desk.clear();
        return outcome;
    }

    private Session session(TaskRecord prepared, boolean begun) throws IOException, InterruptedException {
        Session session = sessions.attachOrStart(bench.files().directory(), request(prepared, begun));
        spending.begin(session, bench.payer(prepared.ledger()));
        return session;
    }

    private SessionEnd watch(Session session, TaskRecord prepared, KeptWork work) throws InterruptedException {
        Secrets secrets = Secrets.of(environment(prepared.ledger()));
        SessionQuestion asked = new SessionQuestion(session.directory());
        WaitFile waits = new WaitFile(session.directory());
        try {
            return new SessionWatch(session, pulse, work::keep, secrets, limits().stalledAfter(), time)
                    .within(bench.run().plan().policy().containment().output())
                    .every(Duration.ofSeconds(bench.run().plan().policy().snapshotSeconds()), work::keepMeanwhile)
                    .hearing(() -> work.hear(spending.warning()))
                    .paying(spending::isTooMuch)
                    .endingWhen(() -> asked.isAsked() || waits.isWaiting())
                    .await();
        } finally {
            // whatever stops the watching: the next session may have to go on with it
            conversations.remember(session, prepared);
        }
    }

    /** What another program has found good needs no session where it passes here; else one goes on from it. */
    private Optional<Outcome> foundGood(TaskRecord task) {
        boolean isFirst = task.booked() == null && bench.request().errand() == Errand.WORK;
        boolean isGood = Optional.ofNullable(bench.task().earlier())
                .filter(EarlierWork::verified)
                .isPresent();
        if (!isFirst || !isGood) {
            return Optional.empty();
        }
        say(task.ledger(), TaskBeat.Stage.VERIFYING, "checks of what was verified before");
        Snapshot kept = snapshots().take(bench.worktree(), bench.origin(task.ledger()), bench.epoch());
        Finding finding = pulse.interruptibly(() -> new Evidence(bench, checks, bugScan, time)
                .judge(
                        task,
                        task.ledger(),
                        kept,
                        environment(task.ledger()),
                        bench.files().directory().file("verified-before")));
        if (!(finding instanceof Finding.Verified verified)) {
            return Optional.empty();
        }
        bench.files().write(task.verified("verified-before", verified.verdict()));
        return Optional.of(new Outcome.Verified(verified.verdict()));
    }

    /** What keeps a session from beginning: a set-up command of the task's own that fails. */
    private Optional<AgentVerdict> hindrance(AttemptLedger ledger) throws IOException {
        List<Check> commands = bench.task().setup();
        if (commands.isEmpty()) {
            return Optional.empty();
        }
        say(ledger, TaskBeat.Stage.RUNNING, "set-up");
        return pulse.interruptibly(() -> checks.firstFailure(
                        commands,
                        bench.worktree().path(),
                        environment(ledger),
                        bench.files().directory().file("setup")))
                .map(failed -> new AgentVerdict.Unstartable("its set-up failed: " + failed.line()));
    }

    private Outcome judge(
            TaskRecord task,
            AttemptLedger ledger,
            Session session,
            SessionEnd end,
            Snapshot kept,
            Optional<String> strayed) {
        Optional<AgentVerdict> wish = wish(session);
        if (wish.isPresent() && strayed.isEmpty()) {
            bench.files().write(task.with(ledger));
            return new Outcome.Interrupted(ledger, wish.get());
        }
        AgentVerdict verdict = spending.verdict(session, end, limits());
        if (verdict instanceof AgentVerdict.Outgrown || verdict instanceof AgentVerdict.Forgotten) {
            conversations.forget();
        }
        Optional<String> failed = SessionVerdict.attempt(verdict);
        if (failed.isPresent()) {
            String reason = strayed.map(words -> failed.get() + "; " + words).orElse(failed.get());
            Lacking lacking = new Lacking(reason, null, SessionVerdict.lastWords(agent, session), List.of());
            return failures.fail(task, session, kept, lacking, end);
        }
        if (!(verdict instanceof AgentVerdict.Succeeded)) {
            bench.files().write(task.with(ledger));
            return new Outcome.Interrupted(ledger, verdict);
        }
        if (strayed.isPresent()) {
            Lacking lacking = new Lacking(strayed.get(), null, List.of(), List.of());
            return failures.fail(task, session, kept, lacking, end);
        }
        say(ledger, TaskBeat.Stage.VERIFYING, "checks");
        worktrees().returnToBranch(bench.worktree(), base(task), bench.epoch(), kept);
        Finding finding = pulse.interruptibly(() -> new Evidence(bench, checks, bugScan, time)
                .judge(
                        task,
                        ledger,
                        kept,
                        environment(ledger),
                        session.directory().resolve("checks")));
        if (finding instanceof Finding.Verified verified) {
            // before the verdict: once that is booked nobody looks at the session again
            bench.files()
                    .writeClosingNote(
                            ClosingNote.of(agent.answer(session.output().file(), ClosingNote.READ_BYTES)));
            conversations.handOn();
            bench.files().write(task.verified(session.id(), verified.verdict()));
            return new Outcome.Verified(verified.verdict());
        }
        return failures.fail(task, session, kept, (Lacking) finding, end);
    }

    /** What a session ended for that cannot go on by itself: an answer, or a file of another. */
    private static Optional<AgentVerdict> wish(Session session) {
        return new SessionQuestion(session.directory())
                .read()
                .<AgentVerdict>map(AgentVerdict.Asks::new)
                .or(() -> new WaitFile(session.directory())
                        .read()
                        .map(awaited -> new AgentVerdict.Waits(awaited.held())));
    }

    /** No session is started: too much was spent before. */
    private Outcome refuse(TaskRecord task, Overspending spent) {
        if (!Spending.isOfTask(spent)) {
            return new Outcome.Interrupted(task.ledger(), Spending.verdict(spent));
        }
        Snapshot kept = snapshots().take(bench.worktree(), bench.origin(task.ledger()), bench.epoch());
        return failures.giveUp(task, kept, spent.words());
    }

    private SessionRequest request(TaskRecord prepared, boolean begun) throws IOException {
        AttemptLedger ledger = prepared.ledger();
        Conversations.Next next = conversations.next(prepared, tree);
        String prompt = prompt(next, ledger);
        if (!begun) { // else there stands what it was told
            bench.files().write("prompt.md", prompt);
        }
        int number = bench.task().limits().number(ledger.attempt());
        Optional<Agent.Voice> voice = begun ? Optional.empty() : speaking.begin(number);
        return new SessionRequest(
                desk.command(
                        bench.worktree().path(),
                        environment(ledger),
                        prompt,
                        begun,
                        new AgentDesk.Bonds(next.earlier(), voice)),
                new SessionRequest.Claim(
                        bench.epoch().number(), bench.request().track().lease(), null),
                ledger.attempt(),
                Duration.ofSeconds(limits().seconds()));
    }

    private String prompt(Conversations.Next next, AttemptLedger ledger) {
        List<String> told = new Told(bench).paragraphs();
        return next.sameTask()
                ? Prompt.goingOn(bench.task(), told, bench.files().feedback())
                : Prompt.of(
                        bench.run().plan().policy().prompt(),
                        bench.task(),
                        new PromptParts(
                                bench.changes(),
                                bench.persona(),
                                bench.run().plan().policy().gate(),
                                told,
                                others.at(bench.payer(ledger), time.instant()),
                                bench.files().feedback()));
    }

    private Map<String, String> environment(AttemptLedger ledger) {
        Map<String, String> variables = bench.run().directory().environment().variables();
        variables.put("TRACKYARD_RUN", bench.run().address().run());
        variables.put("TRACKYARD_TASK", bench.request().task());
        variables.put(
                "TRACKYARD_ATTEMPT", Integer.toString(bench.task().limits().number(ledger.attempt())));
        return variables;
    }

    private SessionLimits limits() {
        return bench.run().plan().policy().sessions().with(bench.task().limits());
    }

    private Snapshots snapshots() {
        return new Snapshots(bench.run().repository(), time);
    }

    private Worktrees worktrees() {
        return new Worktrees(bench.run().repository(), snapshots()).fencedBy(bench.fence());
    }

    private static ObjectId base(TaskRecord task) {
        return ObjectId.of(Objects.requireNonNull(task.base(), "a session runs in a prepared tree"));
    }

    private void say(AttemptLedger ledger, TaskBeat.Stage stage, String doing) {
        pulse.say(new TaskBeat(ledger, bench.request().task(), ledger.attempt(), stage, doing, time.millis()));
    }
}
