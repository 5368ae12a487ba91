package io.trackyard.session;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.process.Command;
import io.trackyard.process.CommandRunner;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.process.Sweep;
import io.trackyard.process.Tag;
import io.trackyard.session.SessionRecord.Holder;
import io.trackyard.session.SessionRecord.Place;
import io.trackyard.session.SessionRecord.Progress;
import io.trackyard.session.SessionRecord.Stage;
import io.trackyard.session.SessionRecord.Term;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Attaches to the session of a task, or starts one; never a second beside it. */
public final class Sessions {
    /** Longer than {@link #START_LIMIT}: a second caller waits for the first one's start. */
    private static final Duration LOCK_LIMIT = Duration.ofSeconds(15);

    private static final Duration START_LIMIT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(3);

    /** Identifying an agent takes some 10 ms. */
    private static final int LOOKS_FOR_AGENT = 20;

    /**
     * Nothing is left of a start that so many looks in a row did not see. One proves nothing: a process that is just
     * executing another program has no environment for a moment, and one forked during the look is not in it. Looks are
     * counted, not time: this process may have been held up for as long.
     */
    private static final int LOOKS_WITHOUT_TRACE = 5;

    private final String host;
    private final CommandRunner runner;
    private final SessionPoller poller;
    private final InstantSource time;

    /**
     * @param host the id of this machine
     * @param poller shared by all sessions of this process
     */
    public Sessions(String host, CommandRunner runner, SessionPoller poller, InstantSource time) {
        this.host = host;
        this.runner = runner;
        this.poller = poller;
        this.time = time;
    }

    /**
     * The session of the task that is not settled, whether it runs, ended while nobody watched, or is being ended (then
     * its record says why, and the caller ends it again); the record names the caller as its holder from now on. Only
     * where there is none, a new one is started.
     *
     * @throws FencedException when the claim's epoch does not stand: somebody else answers for the task
     * @throws io.trackyard.problem.ProblemException when no agent can be started on this machine
     * @throws InterruptedException when this thread is interrupted; the next call finds what was started
     */
    public Session attachOrStart(TaskDirectory task, SessionRequest request) throws IOException, InterruptedException {
        String id = UUID.randomUUID().toString();
        Guard guard = Guard.of(task.path(), runner);
        try (ExclusiveHold hold = ExclusiveHold.take(guard, LOCK_LIMIT, start(id, request))
                .orElseThrow(() -> new FencedException("somebody else is at the task's session"))) {
            long epoch = request.claim().epoch();
            if (hold.standing() != epoch) {
                throw new FencedException("epoch %d was overtaken by %d".formatted(epoch, hold.standing()));
            }
            Optional<SessionDirectory> open = openOne(task);
            return open.isPresent() ? attach(open.get(), request.claim()) : start(task, id, request, hold);
        }
    }

    /** The session of the task that is not settled, without becoming its holder. */
    public Optional<Session> find(TaskDirectory task) throws IOException {
        Optional<SessionDirectory> latest = task.latest();
        Optional<SessionRecord> record = latest.isPresent() ? latest.get().read() : Optional.empty();
        return record.filter(found -> found.stage() != Stage.SETTLED)
                .map(found -> new Session(found.id(), latest.orElseThrow(), poller));
    }

    private Optional<SessionDirectory> openOne(TaskDirectory task) throws IOException, InterruptedException {
        Optional<SessionDirectory> latest = task.latest();
        if (latest.isEmpty()) {
            return Optional.empty();
        }
        SessionDirectory directory = latest.get();
        Optional<SessionRecord> record = directory.read();
        if (record.isEmpty() || record.get().stage() == Stage.SETTLED) {
            return Optional.empty();
        }
        return record.get().stage() != Stage.INTENDED || adopt(directory, record.get()) ? latest : Optional.empty();
    }

    /** Whether an intent whose start nobody saw to its end came to an agent; if not, what there is of it is ended. */
    private static boolean adopt(SessionDirectory directory, SessionRecord record)
            throws IOException, InterruptedException {
        if (awaitAgent(directory, record)) {
            directory.write(record.started(
                    directory.supervisor().orElse(null), directory.agent().orElse(null)));
            return true;
        }
        Sweep.of(record.tag()).endAll();
        directory.write(record.ending(EndReason.ORPHANED).settled());
        return false;
    }

    private Session attach(SessionDirectory directory, SessionRequest.Claim claim) throws IOException {
        SessionRecord record = directory.read().orElseThrow();
        directory.write(record.heldBy(new Holder(claim, ProcessIdentity.ofThisProcess())));
        return new Session(record.id(), directory, poller);
    }

    private Session start(TaskDirectory task, String id, SessionRequest request, ExclusiveHold hold)
            throws IOException, InterruptedException {
        SessionDirectory fresh = task.next();
        fresh.prepare(request.agent().input());
        Instant now = time.instant();
        SessionRecord intent = fresh.write(new SessionRecord(
                SessionRecord.SCHEMA,
                id,
                new Place(host, request.agent().directory().toString()),
                new Term(
                        request.attempt(),
                        now.toEpochMilli(),
                        now.plus(request.deadline()).toEpochMilli()),
                new Holder(request.claim(), ProcessIdentity.ofThisProcess()),
                Progress.INTENDED));
        if (!hold.act(fresh.path().toString()) || !awaitAgent(fresh, intent)) {
            Sweep.of(intent.tag()).endAll();
            fresh.write(intent.settled());
            throw Problem.of(Fault.ENVIRONMENT, "session-not-started")
                    .what("No agent could be started in %s", request.agent().directory())
                    .why("what there is to know is in %s", fresh.path().resolve("supervisor.log"))
                    .exception();
        }
        fresh.write(
                intent.started(fresh.supervisor().orElse(null), fresh.agent().orElse(null)));
        return new Session(id, fresh, poller);
    }

    /** Waits for the agent to be identified; false where nothing of the session is left that could still do that. */
    private static boolean awaitAgent(SessionDirectory directory, SessionRecord record)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        Sweep everything = Sweep.of(record.tag());
        int empty = 0;
        for (int looks = 1; directory.agent().isEmpty(); looks++) {
            // to look whether anything is left costs as much as the start itself: it is asked only when that takes long
            if (looks % LOOKS_FOR_AGENT == 0) {
                empty = everything.find().isEmpty() ? empty + 1 : 0;
            }
            if (empty == LOOKS_WITHOUT_TRACE || System.nanoTime() > deadline) {
                return directory.agent().isPresent();
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
        return true;
    }

    private static Command start(String id, SessionRequest request) {
        List<String> arguments = new ArrayList<>(List.of(
                "sh", "-c", Script.START.text(), "start", Tag.ofSession(id).entry()));
        arguments.addAll(request.agent().arguments());
        return request.agent().withArguments(arguments);
    }
}
