package io.trackyard.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.temporal.client.WorkflowStub;
import io.trackyard.activity.LandingChoice;
import io.trackyard.connection.Connection;
import io.trackyard.connection.RunClient;
import io.trackyard.connection.RunListing;
import io.trackyard.connection.RunReader;
import io.trackyard.connection.RunSnapshot;
import io.trackyard.git.ActiveRuns;
import io.trackyard.git.LandingResult;
import io.trackyard.git.Repository;
import io.trackyard.policy.FrozenPlan;
import io.trackyard.problem.ProblemException;
import io.trackyard.reading.PlanReader;
import io.trackyard.reading.PlanRequest;
import io.trackyard.run.RunState;
import io.trackyard.run.TaskState;
import io.trackyard.run.TaskStatus;
import io.trackyard.runfiles.FrozenPlans;
import io.trackyard.runfiles.RunCard;
import io.trackyard.runfiles.RunDirectory;
import io.trackyard.runfiles.RunEnvironment;
import io.trackyard.testing.ScratchRepository;
import io.trackyard.testing.TestServer;
import io.trackyard.worker.HostQueues;
import io.trackyard.worker.TestWorker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on a real server, started and looked at as the commands do it. */
class RunLaunchIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String PLAN = """
            agent: 'until [ -e "$HOME/go" ]; do sleep 0.1; done; echo "$TRACKYARD_TASK" >"$TRACKYARD_TASK.txt"'
            limits: {minFreeMemory: 0MiB, minFreeDisk: 0MiB}
            tasks:
              - {id: T1, title: First, prompt: one, scope: [T1.txt], verify: test -s T1.txt}
              - {id: T2, title: Second, prompt: two, scope: [T2.txt], verify: test -s T2.txt}
            """;

    @TempDir
    private Path directory;

    private Path state;
    private TestServer server;
    private Connection connection;
    private ScratchRepository scratch;
    private Repository repository;

    @BeforeEach
    void start() {
        state = directory.resolve("runs");
        server = TestServer.start(directory.resolve("server"));
        connection = server.connect();
        scratch = ScratchRepository.in(directory);
        scratch.write("trackyard.yaml", PLAN).commit("Plan");
        repository = scratch.open();
    }

    @AfterEach
    void stop() {
        repository.close();
        connection.close();
        server.close();
    }

    @Test
    void carriesAPlanToALandedBranchWithoutTouchingAnythingElse() {
        Map<String, String> before = scratch.belongings();
        try (TestWorker worker = TestWorker.start(connection, state, scratch.environment())) {
            RunCard card = launch(worker.queues()).start(order(), scratch.environment(), connection.address());

            await().atMost(LIMIT).until(() -> read(card).doing().size() == 2);
            RunSnapshot running = read(card);
            scratch.write("../home/go", "");
            untyped(card).getResult(Object.class);
            RunSnapshot ended = read(card);

            assertThat(running.state()).isEqualTo(RunState.RUNNING);
            assertThat(running.doing()).containsOnlyKeys("T1", "T2");
            assertThat(states(running)).isEqualTo(Map.of("T1", TaskState.RUNNING, "T2", TaskState.RUNNING));
            assertThat(running.tracks()).containsEntry("1 A", "T1.txt").containsEntry("1 B", "T2.txt");
            assertThat(ended.state()).isEqualTo(RunState.COMPLETED);
            assertThat(states(ended)).isEqualTo(Map.of("T1", TaskState.INTEGRATED, "T2", TaskState.INTEGRATED));
            assertThat(ended.doing()).isEmpty();
            assertThat(scratch.belongings()).isEqualTo(before);
            assertThat(new ActiveRuns(repository).holder(ended.source())).isEmpty();
            assertThat(new RunListing(connection.client()).newest(5))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.state()).isEqualTo(RunState.COMPLETED))
                    .satisfies(entry ->
                            assertThat(entry.run()).isEqualTo(card.run().run()));

            assertThat(isLanded(ended)).isFalse();
            LandingResult landed = new RunLander(state, scratch.environment(), InstantSource.system())
                    .land(card.run(), LandingChoice.FAST_FORWARD)
                    .result();
            assertThat(landed.target().shortName()).isEqualTo("main");
            assertThat(scratch.path().resolve("T2.txt")).hasContent("T2\n");
            assertThat(isLanded(ended)).isTrue();
            scratch.git("branch", "-D", ended.branch());
            assertThat(isLanded(ended)).isTrue();
            scratch.git("reset", "-q", "--hard", ended.base());
            assertThat(isLanded(ended)).isFalse();
        }
    }

    @Test
    void knowsWhatTheTracksOfALargePhaseWaitFor() {
        scratch.write("trackyard.yaml", PLAN.replaceFirst("agent: .*", "agent: exec ./no-such-agent"));
        RunOrder flat = order();
        RunOrder large = new RunOrder(flat.plan(), flat.policy(), flat.landing(), 1);
        try (TestWorker worker = TestWorker.start(connection, state, scratch.environment())) {
            RunCard card = launch(worker.queues()).start(large, scratch.environment(), connection.address());

            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(read(card).tasks())
                            .extracting(TaskStatus::nextTry)
                            .doesNotContainNull()
                            .allSatisfy(next -> assertThat(next.unstarted()).isTrue()));
            untyped(card).terminate("the test is over");
        }
    }

    @Test
    void takesWhatTheAgentOfATaskNeedsOutOfTheShell() {
        scratch.write("trackyard.yaml", PLAN.replace("id: T2,", "id: T2, agent: claude,"));
        Map<String, String> shell = new TreeMap<>(scratch.environment());
        shell.putAll(Map.of("CLAUDE_CONFIG_DIR", "/home/ada/claude", "ANTHROPIC_API_KEY", "nobody's"));

        RunCard card = launch(new HostQueues("nobody")).start(order(), shell, connection.address());
        untyped(card).terminate("the test is over");

        Path kept = RunDirectory.of(state, repository.id(), card.run().run()).environmentFile();
        assertThat(RunEnvironment.read(kept).variables())
                .containsEntry("CLAUDE_CONFIG_DIR", "/home/ada/claude")
                .doesNotContainKey("ANTHROPIC_API_KEY");
    }

    @Test
    void refusesASourceThatAnotherRunWorksOnUntilThatOneIsOver() {
        RunLaunch launch = launch(new HostQueues("nobody"));
        RunCard first = launch.start(order(), scratch.environment(), connection.address());

        ProblemException refused = catchThrowableOfType(
                ProblemException.class, () -> launch.start(order(), scratch.environment(), connection.address()));
        untyped(first).terminate("by a person, in the Web UI");
        RunCard second = launch.start(order(), scratch.environment(), connection.address());

        assertThat(refused.problem().code()).isEqualTo("source-in-use");
        assertThat(refused).hasMessageContaining(first.run().run());
        assertThat(RunLaunch.find(state, repository, Optional.of(first.run().run())))
                .contains(first);
        assertThat(second.run().run()).isNotEqualTo(first.run().run());
        untyped(second).terminate("the test is over");
    }

    @Test
    void letsOneOfManyStartsAtTheSameMomentHaveTheSource() {
        RunLaunch launch = launch(new HostQueues("nobody"));

        List<RunCard> started = IntStream.range(0, 4)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> launch.start(order(), scratch.environment(), connection.address())))
                .toList()
                .stream()
                .flatMap(start ->
                        start.handle((card, refused) -> Stream.ofNullable(card)).join())
                .toList();

        assertThat(started).hasSize(1);
        untyped(started.get(0)).terminate("the test is over");
    }

    @Test
    void startsOverARunThatDiedBeforeTheServerHeardOfIt() {
        String source = new PlanReader(time -> {}, InstantSource.system(), Map.of())
                .read(PlanRequest.of(scratch.path()))
                .source();
        new ActiveRuns(repository).claim(source, "dead-before");

        RunCard card = launch(new HostQueues("nobody")).start(order(), scratch.environment(), connection.address());

        assertThat(new ActiveRuns(repository).holder(source))
                .contains(card.run().run());
        untyped(card).terminate("the test is over");
    }

    @Test
    void freezesThePlanAndNoVariableOfTheShellThatIsNotAllowed() {
        RunCard card = launch(new HostQueues("nobody"))
                .start(order(), Map.of("PATH", "/bin", "TOKEN", "secret"), connection.address());

        FrozenPlan plan = new FrozenPlans().read(repository, card.run().plan());
        assertThat(plan.run()).isEqualTo(card.run().run());
        assertThat(plan.base()).isEqualTo(repository.head().hex());
        assertThat(plan.target()).isEqualTo("main");
        assertThat(plan.tasks()).hasSize(2);
        Path kept = state.resolve("repositories/%s/runs/%s/environment.json"
                .formatted(repository.id(), card.run().run()));
        assertThat(kept).hasContent("{\"PATH\":\"/bin\"}");
        untyped(card).terminate("the test is over");
    }

    private boolean isLanded(RunSnapshot ended) {
        return LandedWork.in(repository, ended).ending().orElseThrow().landed();
    }

    private RunLaunch launch(HostQueues queues) {
        return new RunLaunch(repository, client(), queues, state, InstantSource.system());
    }

    private RunOrder order() {
        var reading = new PlanReader(time -> {}, InstantSource.system(), Map.of()).read(PlanRequest.of(scratch.path()));
        return RunOrder.of(reading, reading.policy(), LandingChoice.NONE);
    }

    private RunClient client() {
        return new RunClient(connection.client(), HostQueues.SHARED, "ada@host", InstantSource.system());
    }

    private RunSnapshot read(RunCard card) {
        FrozenPlan plan = new FrozenPlans().read(repository, card.run().plan());
        return new RunReader(client(), connection.client().getOptions().getDataConverter(), "http://127.0.0.1/")
                .read(card.workflow(), plan);
    }

    private static Map<String, TaskState> states(RunSnapshot snapshot) {
        return snapshot.tasks().stream().collect(Collectors.toMap(TaskStatus::id, TaskStatus::state));
    }

    private WorkflowStub untyped(RunCard card) {
        return connection.client().newUntypedWorkflowStub(card.workflow());
    }
}
