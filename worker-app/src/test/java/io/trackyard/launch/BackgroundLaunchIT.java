package io.trackyard.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.trackyard.background.BackgroundStatus;
import io.trackyard.background.BackgroundTerms;
import io.trackyard.background.host.BackgroundCard;
import io.trackyard.background.host.BackgroundCard.Submission;
import io.trackyard.background.host.BackgroundCard.Work;
import io.trackyard.background.host.BackgroundDirectory;
import io.trackyard.connection.BackgroundClient;
import io.trackyard.connection.Connection;
import io.trackyard.plan.Changes;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.Resources;
import io.trackyard.problem.ProblemException;
import io.trackyard.testing.ScratchRepository;
import io.trackyard.testing.TestServer;
import io.trackyard.worker.HostQueues;
import io.trackyard.worker.TestWorker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Background tasks on a real server. */
class BackgroundLaunchIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @TempDir
    private Path temporary;

    private TestServer server;
    private Connection connection;
    private ScratchRepository scratch;
    private BackgroundDirectory directory;

    @BeforeEach
    void start() {
        server = TestServer.start(temporary.resolve("server"));
        connection = server.connect();
        scratch = ScratchRepository.in(temporary);
        directory = BackgroundDirectory.of(temporary.resolve("state"));
    }

    @AfterEach
    void stop() {
        connection.close();
        server.close();
    }

    @Test
    void noTaskIsLostHoweverOftenTheCoordinatorContinuesAsNew() {
        try (TestWorker worker = TestWorker.start(connection, temporary.resolve("state"), scratch.environment())) {
            BackgroundClient client = client(worker.queues());
            List<BackgroundOrder> orders = IntStream.range(0, 20)
                    .mapToObj(number -> order(null, Changes.NONE))
                    .toList();

            launch(client).launch(orders, 3);

            BackgroundRoll roll = new BackgroundRoll(directory, () -> client, InstantSource.system());
            await().atMost(LIMIT).until(() -> !client.isAtWork());
            assertThat(roll.all())
                    .hasSize(20)
                    .allSatisfy(task -> assertThat(task.status()).isEqualTo(BackgroundStatus.COMPLETED));
        }
    }

    @Test
    void namesWhatItLaunchesByKindAndNumber() {
        BackgroundClient client = client(new HostQueues("nobody"));

        List<BackgroundCard> cards =
                launch(client).launch(List.of(order(null, Changes.NONE), order("mine", Changes.NONE)), 5);
        List<BackgroundCard> more = launch(client).launch(List.of(order(null, Changes.NONE)), 5);

        assertThat(cards).extracting(BackgroundCard::id).containsExactly("task-1", "mine");
        assertThat(more).extracting(BackgroundCard::id).containsExactly("task-2");
        assertThat(client.isAtWork()).isTrue();
    }

    @Test
    void refusesANameThatIsTakenThatIsNoneOrWhoseBranchIsThere() {
        BackgroundClient client = client(new HostQueues("nobody"));
        scratch.git("branch", "trackyard/bg/page");
        launch(client).launch(List.of(order("mine", Changes.NONE)), 5);

        assertThat(refusal(client, order("mine", Changes.NONE))).isEqualTo("task-exists");
        assertThat(refusal(client, order("../mine", Changes.NONE))).isEqualTo("bad-name");
        assertThat(refusal(client, order("page", Changes.REQUIRED))).isEqualTo("branch-in-the-way");
        assertThat(refusal(client, order("a", Changes.NONE), order("a", Changes.NONE)))
                .isEqualTo("task-twice");
        assertThat(directory.all()).hasSize(1);
    }

    @Test
    void saysOfATaskThatNoServerKnowsThatItIsLost() {
        BackgroundClient client = client(new HostQueues("nobody"));
        launch(client).launch(List.of(order("mine", Changes.NONE)), 5);
        connection.client().newUntypedWorkflowStub("trackyard/bg/nobody").terminate("by a person");

        InstantSource later = () -> InstantSource.system().instant().plusSeconds(60);
        BackgroundSnapshot lost = new BackgroundRoll(directory, () -> client, later).task("mine");

        assertThat(lost.status()).isEqualTo(BackgroundStatus.FAILED);
        assertThat(lost.error()).contains(BackgroundSnapshot.LOST);
    }

    @Test
    void endsATaskThatRunsAlsoWhereItsCoordinatorWasTerminated() {
        try (TestWorker worker = TestWorker.start(connection, temporary.resolve("state"), scratch.environment())) {
            BackgroundClient client = client(worker.queues());
            launch(client).launch(List.of(order("mine", Changes.NONE, "sleep 300")), 5);
            BackgroundRoll roll = new BackgroundRoll(directory, () -> client, InstantSource.system());
            await().atMost(LIMIT)
                    .until(() -> directory.task("mine").orElseThrow().outcome().isEmpty()
                            && client.isOpen(roll.task("mine").card().task()));
            connection
                    .client()
                    .newUntypedWorkflowStub("trackyard/bg/" + worker.queues().host())
                    .terminate("by a person");
            assertThat(client.mirror()).isFalse();

            client.cancel(List.of("mine"));

            await().atMost(LIMIT).until(() -> roll.task("mine").status().isOver());
            assertThat(roll.task("mine").error()).contains("cancelled");
        }
    }

    private String refusal(BackgroundClient client, BackgroundOrder... orders) {
        ProblemException refused = catchThrowableOfType(
                ProblemException.class, () -> launch(client).launch(List.of(orders), 5));
        return refused.problem().code();
    }

    private BackgroundLaunch launch(BackgroundClient client) {
        Submission submission = new Submission(InstantSource.system().millis(), "ada@host", false, null);
        return new BackgroundLaunch(directory, client, scratch.environment(), submission);
    }

    /** Its coordinator continues as new after every start. */
    private BackgroundClient client(HostQueues queues) {
        return new BackgroundClient(
                connection.client(),
                HostQueues.SHARED,
                queues.host(),
                new BackgroundTerms(queues.agents(), queues.git(), 60, 10, 1));
    }

    private BackgroundOrder order(@Nullable String id, Changes changes) {
        return order(id, changes, "cat");
    }

    private BackgroundOrder order(@Nullable String id, Changes changes, String agent) {
        Work work = new Work(
                null,
                scratch.path().toString(),
                null,
                AgentSettings.ofCommand(agent, List.of()),
                null,
                null,
                changes,
                60,
                0,
                new Resources(0, 0),
                List.of());
        return new BackgroundOrder(id, "prompt", "prompt", work);
    }
}
