package io.trackyard.background.host;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import io.trackyard.account.Accounts;
import io.trackyard.account.HostPauses;
import io.trackyard.activity.Interruption;
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
import io.trackyard.policy.Budget;
import io.trackyard.policy.ClientTerms;
import io.trackyard.policy.ClientTerms.Client;
import io.trackyard.policy.ClientTerms.Conversation;
import io.trackyard.policy.ClientTerms.Permission;
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
    final Accounts accounts;
    private final SessionPoller poller = new SessionPoller();
    private final ImpatientClock clock = new ImpatientClock();
    private final TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
    private final ScratchRepository scratch;
    private final Workplaces workplaces;
    private final BackgroundCarrier carrier;
    private Client client = Client.COMMAND;
    private Resources wanted = new Resources(0, 0);
    private List<Budget> budgets = List.of();

    ScratchHost(Path state, ScratchRepository scratch) {
        CommandRunner runner = new CommandRunner();
        this.scratch = scratch;
        this.directory = BackgroundDirectory.of(state);
        this.sessions = new Sessions("host-1", runner, poller, time);
        this.workplaces = new Workplaces(runner, scratch.environment(), time);
        this.accounts = Accounts.of(state, new HostPauses(state.resolve("shared")));
        this.carrier = new BackgroundCarrier(sessions, workplaces, accounts, time);
        environment.registerActivitiesImplementations(
                new BackgroundRecordActivitiesImpl(directory, sessions, workplaces, accounts, this::hear, clock, time));
        environment.setActivityHeartbeatListener(Void.class, nothing -> beats.incrementAndGet());
        this.records = environment.newActivityStub(BackgroundRecordActivities.class);
    }

    /** What is launched from now on has an agent that is taken for that client, whose protocol it has to speak. */
    ScratchHost speaking(Client other) {
        client = other;
        return this;
    }

    /** What is launched from now on starts where there is that room. */
    ScratchHost wanting(Resources room) {
        wanted = room;
        return this;
    }

    /** What is launched from now on is bounded so. */
    ScratchHost spending(Budget... each) {
        budgets = List.of(each);
        return this;
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
                AgentSettings.ofCommand(agent, List.of())
                        .on(new ClientTerms(client, null, Permission.EDIT, Conversation.TASK, List.of())),
                "model-1",
                null,
                changes,
                SECONDS,
                0,
                wanted,
                budgets);
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

    /** Carries out what must end without an outcome. */
    Interruption interruption(BackgroundFiles files) {
        return catchThrowableOfType(ApplicationFailure.class, () -> carryOut(files))
                .getDetails()
                .get(Interruption.class);
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
