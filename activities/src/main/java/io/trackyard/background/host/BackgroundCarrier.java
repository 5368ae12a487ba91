package io.trackyard.background.host;

import io.trackyard.account.Accounts;
import io.trackyard.activity.TaskBeat;
import io.trackyard.agent.Agent;
import io.trackyard.agent.AgentVerdict;
import io.trackyard.attempt.Pulse;
import io.trackyard.attempt.SessionVerdict;
import io.trackyard.attempt.SessionWatch;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.problem.ProblemException;
import io.trackyard.session.EndReason;
import io.trackyard.session.Session;
import io.trackyard.session.SessionEnd;
import io.trackyard.session.SessionRequest;
import io.trackyard.session.Sessions;
import io.trackyard.verify.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Carries a launch out, from its session to its outcome. Whatever died before is picked up: a session that lives is
 * re-attached to, one that ended unwatched is collected, and an outcome that is recorded already is the answer.
 */
final class BackgroundCarrier {
    private final Sessions sessions;
    private final Workplaces workplaces;
    private final Accounts accounts;
    private final InstantSource time;

    BackgroundCarrier(Sessions sessions, Workplaces workplaces, Accounts accounts, InstantSource time) {
        this.sessions = sessions;
        this.workplaces = workplaces;
        this.accounts = accounts;
        this.time = time;
    }

    LaunchOutcome carryOut(BackgroundFiles files, int launch, Pulse pulse) throws IOException, InterruptedException {
        Optional<Session> left = sessions.find(files.sessions());
        Optional<LaunchOutcome> before = files.outcome(launch);
        if (before.isPresent()) {
            left.ifPresent(Session::settle);
            return before.get();
        }
        LaunchAccount account = new LaunchAccount(files, launch, accounts, time);
        if (left.isEmpty()) {
            account.demand();
        }
        Workplace place = workplaces.takeOver(files);
        if (left.isEmpty()) {
            place.prepare(launch);
        }
        pulse.say(beat(files, launch, TaskBeat.Stage.RUNNING, "session"));
        boolean lives = left.isPresent();
        Session session =
                account.session(lives, () -> sessions.attachOrStart(files.sessions(), request(files, place, lives)));
        SessionEnd end = new SessionWatch(
                        session,
                        pulse,
                        place::keep,
                        Secrets.of(files.environment().variables()),
                        files.card().work().limits().stalledAfter(),
                        time)
                .paying(account::isTooMuch)
                .await();
        place.keep();
        AgentVerdict verdict = account.close(session, end);
        Optional<Finding> finding = judge(launch, place, verdict);
        if (finding.isEmpty()) {
            session.settle(); // the next one starts afresh
            throw account.interrupted(verdict);
        }
        LaunchOutcome outcome = record(files, launch, Optional.of(session), finding.get());
        session.settle();
        AgentCommand.desk(files).clear();
        return outcome;
    }

    /** Sees to it that nothing of a launch lives any more, and that it has an outcome: the error, where it left none. */
    LaunchOutcome end(BackgroundFiles files, int launch, String error) throws IOException, InterruptedException {
        Optional<Session> left = sessions.find(files.sessions());
        if (left.isEmpty() && files.seenBefore(launch).isEmpty()) {
            return files.outcome(launch).orElseGet(() -> record(files, launch, left, Finding.failed(error)));
        }
        try {
            Workplace place = workplaces.takeOver(files);
            LaunchOutcome outcome = end(files, launch, left, place, error);
            place.close();
            return outcome;
        } catch (ProblemException placeIsGone) {
            return end(files, launch, left, Workplace.GONE, error);
        }
    }

    private LaunchOutcome end(
            BackgroundFiles files, int launch, Optional<Session> left, Workplace place, String error) {
        // one that still runs was never told to end: its worker died before the word could reach it
        left.ifPresent(session -> session.end(EndReason.CANCELLED, SessionWatch.GRACE, place::keep));
        LaunchOutcome outcome = files.outcome(launch)
                .orElseGet(() ->
                        record(files, launch, left, place.lookAtFailed(launch).because(error)));
        left.ifPresent(Session::settle);
        return outcome;
    }

    /** Empty where it is nobody's fault how the session ended. */
    private static Optional<Finding> judge(int launch, Workplace place, AgentVerdict verdict) {
        return verdict instanceof AgentVerdict.Succeeded
                ? Optional.of(place.judge(launch))
                : SessionVerdict.attempt(verdict)
                        .map(reason -> place.lookAtFailed(launch).because(reason));
    }

    private LaunchOutcome record(BackgroundFiles files, int launch, Optional<Session> session, Finding finding) {
        session.ifPresent(found -> files.writeResult(
                result(AgentCommand.agent(files.card().work()), found.output().file())));
        long started = session.map(found -> found.record().term().startedAt()).orElse(0L);
        return files.write(LaunchOutcome.of(launch, finding, started, time.millis()));
    }

    /** Of a protocol what was said in it. */
    private static String result(Agent agent, Path output) {
        return agent.speaksProtocol() ? agent.answer(output, ResultTail.BYTES) + "\n" : ResultTail.of(output);
    }

    private SessionRequest request(BackgroundFiles files, Workplace place, boolean lives) throws IOException {
        BackgroundCard card = files.card();
        return new SessionRequest(
                AgentCommand.of(files, place.path(), lives),
                new SessionRequest.Claim(place.epoch(), 0, null),
                card.launch(),
                Duration.ofSeconds(card.work().seconds()));
    }

    TaskBeat beat(BackgroundFiles files, int launch, TaskBeat.Stage stage, String doing) {
        return new TaskBeat(AttemptLedger.none(), files.card().id(), launch, stage, doing, time.millis());
    }
}
