package io.trackyard.calibration;

import io.trackyard.account.Account;
import io.trackyard.account.Accounts;
import io.trackyard.agent.Agent;
import io.trackyard.agent.AgentVerdict;
import io.trackyard.agent.clients.Clients;
import io.trackyard.attempt.Admission;
import io.trackyard.attempt.AgentDesk;
import io.trackyard.attempt.HostResources;
import io.trackyard.attempt.Pulse;
import io.trackyard.attempt.SessionVerdict;
import io.trackyard.attempt.SessionWatch;
import io.trackyard.attempt.Spending;
import io.trackyard.git.Epoch;
import io.trackyard.git.ObjectId;
import io.trackyard.git.RunBranch;
import io.trackyard.git.Worktree;
import io.trackyard.integration.QueueWorktree;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.policy.SessionLimits;
import io.trackyard.runfiles.CalibrationRecord;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.session.Session;
import io.trackyard.session.SessionEnd;
import io.trackyard.session.SessionRequest;
import io.trackyard.session.Sessions;
import io.trackyard.spending.Bill.Payer;
import io.trackyard.verify.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An agent that looks at a phase, in a session as that of a task. What it changes is kept in a snapshot and put away; an
 * answer that cannot be read is asked for once more.
 */
final class AgentCalibrator {
    private static final int MOST_ASKED = 2;

    /** An answer of the most issues, each with a page of text. */
    private static final int MOST_BYTES = 512 * 1024;

    private final OpenRun run;
    private final CalibrationPlace place;
    private final QueueWorktree queue;
    private final Sessions sessions;
    private final Pulse pulse;
    private final InstantSource time;
    private final Agent agent;
    private final AgentDesk desk;
    private final SessionLimits limits;
    private final Admission admission;
    private final Spending spending;

    AgentCalibrator(
            CalibrationPlace place,
            QueueWorktree queue,
            Sessions sessions,
            Accounts accounts,
            Pulse pulse,
            InstantSource time) {
        this.run = place.run();
        this.place = place;
        this.queue = queue;
        this.sessions = sessions;
        this.pulse = pulse;
        this.time = time;
        this.agent = Clients.of(run.plan().policy().agent());
        this.desk = new AgentDesk(agent, place.files().directory()).confinedFor(run);
        this.limits = run.plan().policy().sessions();
        this.admission = new Admission(
                accounts,
                Account.of(run.plan().policy().agent()),
                run.plan().policy().resources(),
                time);
        this.spending = Spending.ofPhase(run, place.phase(), agent, accounts.bills(), time);
    }

    /** Asks until there is an answer, or none can be had; {@code before}: what is known of this round. */
    CalibrationRecord ask(CalibrationRecord before, ObjectId tip, Epoch epoch)
            throws IOException, InterruptedException {
        CalibrationRecord record = before;
        while (!record.done()) {
            record = askOnce(record, tip, epoch);
        }
        return record;
    }

    private CalibrationRecord askOnce(CalibrationRecord record, ObjectId tip, Epoch epoch)
            throws IOException, InterruptedException {
        Optional<Session> left = sessions.find(place.files().directory());
        if (left.isPresent() && left.get().id().equals(record.booked())) {
            left.get().settle();
            left = Optional.empty();
        }
        if (left.isEmpty()) {
            refuseWithoutResources();
            spending.demand(payer(record));
        }
        Worktree worktree = left.isEmpty() ? queue.at(run, tip, epoch) : queue.asLeft(run, tip);
        boolean lives = left.isPresent();
        Session session = admission.session(lives, AttemptLedger.none(), () -> session(record, worktree, epoch, lives));
        SessionEnd end = new SessionWatch(
                        session,
                        pulse,
                        () -> queue.keep(run, worktree, epoch),
                        Secrets.of(place.environment(Map.of())),
                        limits.stalledAfter(),
                        time)
                .within(run.plan().policy().containment().output())
                .paying(spending::isTooMuch)
                .await();
        queue.at(run, tip, epoch);
        spending.close(session, end);
        CalibrationRecord after = judge(record, session, spending.verdict(session, end, limits));
        place.files().write(after);
        session.settle();
        desk.clear();
        return after;
    }

    private Session session(CalibrationRecord record, Worktree worktree, Epoch epoch, boolean lives)
            throws IOException, InterruptedException {
        Session session = sessions.attachOrStart(place.files().directory(), request(record, worktree, epoch, lives));
        spending.begin(session, payer(record));
        return session;
    }

    private Payer payer(CalibrationRecord record) {
        return Payer.ofCalibration(
                run.address().repository(), run.address().run(), place.phase(), place.round(), record.asked() + 1);
    }

    private CalibrationRecord judge(CalibrationRecord record, Session session, AgentVerdict verdict)
            throws IOException {
        Optional<String> failed = SessionVerdict.attempt(verdict);
        if (failed.isPresent()) {
            return unanswered(record, session, "was not given: " + failed.get());
        }
        if (verdict instanceof AgentVerdict.Succeeded) {
            try {
                CalibrationAnswer answer =
                        CalibrationAnswer.ofAgent(agent.answer(session.output().file(), MOST_BYTES));
                return record.answered(session.id(), answer.issues(), answer.lines());
            } catch (CalibrationAnswer.Unreadable unreadable) {
                return unanswered(record, session, Objects.requireNonNull(unreadable.getMessage()));
            }
        }
        session.settle();
        throw admission.interrupted(AttemptLedger.none(), verdict);
    }

    private static CalibrationRecord unanswered(CalibrationRecord record, Session session, String why) {
        boolean isLast = record.asked() + 1 >= MOST_ASKED;
        return record.unanswered(session.id(), isLast ? "the agent's answer " + why : why, isLast);
    }

    private SessionRequest request(CalibrationRecord record, Worktree worktree, Epoch epoch, boolean lives)
            throws IOException {
        String prompt = CalibrationPrompt.of(run, place.phase(), integrated(), Optional.ofNullable(record.unclear()));
        Files.writeString(place.files().directory().file("prompt.md"), prompt);
        return new SessionRequest(
                desk.command(worktree.path(), place.environment(Map.of()), prompt, lives),
                new SessionRequest.Claim(epoch.number(), 0, null),
                record.asked() + 1,
                Duration.ofSeconds(limits.seconds()));
    }

    private Set<String> integrated() {
        return new RunBranch(run.repository(), run.address().run())
                .commitsSince(ObjectId.of(run.plan().base())).stream()
                        .map(commit -> commit.trailers().task())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
    }

    private void refuseWithoutResources() {
        new HostResources(run.directory().path())
                .demand(run.plan().policy().resources(), AttemptLedger.none(), time.instant());
    }
}
