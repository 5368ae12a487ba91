package io.trackyard.background.host;

import io.temporal.testing.TestActivityEnvironment;
import io.trackyard.attempt.FakePulse;
import io.trackyard.background.BackgroundEnd;
import io.trackyard.background.BackgroundOutcome;
import io.trackyard.background.BackgroundRecordActivities;
import io.trackyard.background.host.BackgroundCard.Submission;
import io.trackyard.background.host.BackgroundCard.Work;
import io.trackyard.git.Repository;
import io.trackyard.notify.Notifier.Notice;
import io.trackyard.plan.Changes;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.Resources;
import io.trackyard.process.CommandRunner;
import io.trackyard.runfiles.RunEnvironment;
import io.trackyard.session.SessionPoller;
import io.trackyard.session.Sessions;
import io.trackyard.testing.ImpatientClock;
import io.trackyard.testing.ScratchRepository;
import io.trackyard.testing.SettableTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A host with background tasks and one worker. A second one over the same directory takes over when the first is dead. */
final class ScratchHost implements AutoCloseable {
    private static final int SECONDS = 60;

    final FakePulse pulse = new FakePulse();
    final SettableTime time = new SettableTime(ScratchRepository.NOW);
    final List<String> notices = new ArrayList<>();
    /** Signs of life of the short work, one for each call that gives any. */
    final AtomicInteger beats = new AtomicInteger();

    final BackgroundRecordActivities records;
    final BackgroundDirectory directory;
    final Sessions sessions;
    private final SessionPoller poller = new SessionPoller();
    private final ImpatientClock clock = new ImpatientClock();
    private final TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
    private final ScratchRepository scratch;
    private final Workplaces workplaces;
    private final BackgroundCarrier carrier;

    ScratchHost(Path state, ScratchRepository scratch) {
        CommandRunner runner = new CommandRunner();
        this.scratch = scratch;
        this.directory = BackgroundDirectory.of(state);
        this.sessions = new Sessions("host-1", runner, poller, time);
        this.workplaces = new Workplaces(runner, scratch.environment(), time);
        this.carrier = new BackgroundCarrier(sessions, workplaces, time);
        environment.registerActivitiesImplementations(
                new BackgroundRecordActivitiesImpl(directory, sessions, workplaces, this::hear, clock, time));
        environment.setActivityHeartbeatListener(Void.class, nothing -> beats.incrementAndGet());
        this.records = environment.newActivityStub(BackgroundRecordActivities.class);
    }

    /** Launches a task whose session works in the repository, or, for one that reads, in any directory. */
    BackgroundFiles launch(String id, String agent, Changes changes, Path where) {
        boolean created = directory.create(card(id, agent, changes, where), "Do " + id, environment());
        if (!created) {
            throw new AssertionError("there is a task " + id + " already");
        }
        return directory.demand(id);
    }

    BackgroundCard card(String id, String agent, Changes changes, Path where) {
        Work work = new Work(
                "kind",
                where.toString(),
                changes == Changes.NONE ? null : head(),
                AgentSettings.ofCommand(agent, List.of()),
                "model-1",
                null,
                changes,
                SECONDS,
                0,
                new Resources(0, 0));
        return new BackgroundCard(1, id, 1, "Do " + id, work, new Submission(0, "ada@host", true, null));
    }

    /** Launches it again from what is checked out now. */
    void again(BackgroundFiles files) {
        BackgroundCard before = files.card();
        @Nullable String base = before.work().isEditing() ? head() : null;
        directory.launchAgain(before.launchedAgain(base, before.submission()), environment());
    }

    LaunchOutcome carryOut(BackgroundFiles files) throws Exception {
        return carrier.carryOut(files, files.card().launch(), pulse);
    }

    /** As the activity does it, with what its person is told. */
    BackgroundOutcome end(BackgroundFiles files, @Nullable String error) {
        BackgroundCard card = files.card();
        return records.end(new BackgroundEnd(1, card.id(), card.launch(), error, false));
    }

    private void hear(Notice notice) {
        notices.add(notice.text());
    }

    private String head() {
        try (Repository repository = scratch.open()) {
            return repository.head().hex();
        }
    }

    private RunEnvironment environment() {
        return RunEnvironment.of(scratch.environment(), List.of());
    }

    @Override
    public void close() {
        environment.close();
        clock.shutdownNow();
        workplaces.close();
        poller.close();
    }
}
