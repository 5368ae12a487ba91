package io.trackyard.session;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.process.Command;
import io.trackyard.process.CommandRunner;
import io.trackyard.process.Fence;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.process.Sweep;
import io.trackyard.process.Tag;
import io.trackyard.session.SessionRecord.Holder;
import io.trackyard.session.SessionRecord.Place;
import io.trackyard.session.SessionRecord.Progress;
import io.trackyard.session.SessionRecord.Stage;
import io.trackyard.session.SessionRecord.Term;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        long epoch = request.claim().epoch();
        Fence fence = guard.fence(epoch);
        SessionDirectory open;
        try (ExclusiveHold hold = ExclusiveHold.take(guard, LOCK_LIMIT, start(id, request))
                .orElseThrow(() -> new FencedException("somebody else is at the task's session"))) {
            if (hold.standing() != epoch) {
                throw new FencedException("epoch %d was overtaken by %d".formatted(epoch, hold.standing()));
            }
            Optional<SessionDirectory> found = openOne(task);
            if (found.isEmpty()) {
                return start(task, id, request, hold, fence);
            }
            open = found.get();
        }
        return attach(open, request.claim(), fence);
    }

    /** The session of the task that is not settled, without becoming its holder; it is not fenced. */
    public Optional<Session> find(TaskDirectory task) throws IOException {
        return find(task, Fence.open());
    }

    /** The same for whoever has taken this epoch: it lets the session alone when it is overtaken. */
    public Optional<Session> find(TaskDirectory task, long epoch) throws IOException {
        return find(task, Guard.of(task.path(), runner).fence(epoch));
    }

    private Optional<Session> find(TaskDirectory task, Fence fence) throws IOException {
        List<SessionDirectory> unsettled = unsettled(task);
        for (SessionDirectory directory : unsettled) {
            if (stage(directory) != Stage.INTENDED) {
                return Optional.of(session(directory, fence));
            }
        }
        return unsettled.stream().findFirst().map(directory -> session(directory, fence));
    }

    /**
     * The newest first. More than one where a worker was overtaken in the moment before its start: its intent lies above
     * the session that lives.
     */
    private static List<SessionDirectory> unsettled(TaskDirectory task) throws IOException {
        List<SessionDirectory> found = new ArrayList<>();
        for (SessionDirectory directory : task.newestFirst()) {
            if (directory
                    .read()
                    .filter(record -> record.stage() != Stage.SETTLED)
                    .isPresent()) {
                found.add(directory);
            }
        }
        return found;
    }

    private static Stage stage(SessionDirectory directory) throws IOException {
        return directory.read().orElseThrow().stage();
    }

    private Session session(SessionDirectory directory, Fence fence) {
        try {
            return new Session(directory.read().orElseThrow().id(), directory, poller, fence);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Optional<SessionDirectory> openOne(TaskDirectory task) throws IOException, InterruptedException {
        for (SessionDirectory directory : unsettled(task)) {
            SessionRecord record = directory.read().orElseThrow();
            if (record.stage() != Stage.INTENDED || awaitAgent(directory, record)) {
                return Optional.of(directory);
            }
            // an intent whose start nobody saw to its end, and which came to no agent
            Sweep.of(record.tag()).endAll();
            directory.write(record.ending(EndReason.ORPHANED).settled(), Fence.open());
        }
        return Optional.empty();
    }

    private Session attach(SessionDirectory directory, SessionRequest.Claim claim, Fence fence) throws IOException {
        SessionRecord record = directory.read().orElseThrow();
        SessionRecord begun = record.stage() == Stage.INTENDED
                ? record.started(
                        directory.supervisor().orElse(null), directory.agent().orElse(null))
                : record;
        directory.write(begun.heldBy(new Holder(claim, ProcessIdentity.ofThisProcess())), fence);
        return new Session(record.id(), directory, poller, fence);
    }

    private Session start(TaskDirectory task, String id, SessionRequest request, ExclusiveHold hold, Fence fence)
            throws IOException, InterruptedException {
        SessionDirectory fresh = task.next();
        fresh.prepare(request.agent().input());
        Instant now = time.instant();
        SessionRecord intent = new SessionRecord(
                SessionRecord.SCHEMA,
                id,
                new Place(host, request.agent().directory().toString()),
                new Term(
                        request.attempt(),
                        now.toEpochMilli(),
                        now.plus(request.deadline()).toEpochMilli()),
                new Holder(request.claim(), ProcessIdentity.ofThisProcess()),
                Progress.INTENDED);
        fresh.write(intent, Fence.open());
        if (!hold.act(fresh.path().toString()) || !awaitAgent(fresh, intent)) {
            Sweep.of(intent.tag()).endAll();
            fresh.write(intent.settled(), Fence.open());
            throw Problem.of(Fault.ENVIRONMENT, "session-not-started")
                    .what("No agent could be started in %s", request.agent().directory())
                    .why("what there is to know is in %s", fresh.path().resolve("supervisor.log"))
                    .exception();
        }
        fresh.write(
                intent.started(fresh.supervisor().orElse(null), fresh.agent().orElse(null)), fence);
        return new Session(id, fresh, poller, fence);
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
                Script.START.text(),
                Tag.ofSession(id).entry(),
                ProcessIdentity.ofThisProcess().pidNamespace()));
        arguments.addAll(request.agent().arguments());
        return request.agent().withArguments(arguments);
    }
}
