package io.trackyard.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributes;
import io.trackyard.config.Directories;
import io.trackyard.connection.Connection;
import io.trackyard.connection.ServerProbe;
import io.trackyard.connection.ServiceLink;
import io.trackyard.problem.Fault;
import io.trackyard.problem.ProblemException;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.run.SearchKeys;
import io.trackyard.server.ServerStatus.Condition;
import io.trackyard.testing.TestServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevServerIT {

    @TempDir
    private Path directory;

    @Test
    void startsOnceIsFoundAgainAndStops() {
        try (TestServer test = TestServer.in(directory)) {
            assertThat(test.server().status().condition()).isEqualTo(Condition.STOPPED);

            ServerState started = test.server().findOrStart();

            assertThat(started.version().serverMinor()).isEqualTo("1.32");
            assertThat(started.database()).endsWith("temporal-1.32.db");
            assertThat(test.server().findOrStart()).isEqualTo(started);
            assertThat(test.server().status()).isEqualTo(new ServerStatus(Condition.RUNNING, started));

            assertThat(test.server().stop()).isTrue();
            assertThat(started.process().isAlive()).isFalse();
            assertThat(test.server().status()).isEqualTo(new ServerStatus(Condition.STOPPED, started));
            assertThat(test.server().stop()).isFalse();
        }
    }

    @Test
    void isPreparedForRuns() {
        try (TestServer test = TestServer.start(directory)) {
            assertThat(retention(test)).isEqualTo(DevServer.RETENTION);
            assertThat(searchAttributes(test)).containsAll(searchKeys());
        }
    }

    @Test
    void registersSearchAttributesOnADatabaseMadeWithoutThem() throws IOException {
        try (TestServer test = TestServer.in(directory)) {
            startWithoutSearchAttributes(test);

            assertThat(searchAttributes(test)).containsAll(searchKeys());
            assertThat(retention(test)).isEqualTo(DevServer.RETENTION);
        }
    }

    @Test
    void twoThreadsThatRaceEndWithOneServer() {
        try (TestServer one = TestServer.in(directory);
                TestServer other = TestServer.in(directory)) {
            CompletableFuture<ServerState> first =
                    CompletableFuture.supplyAsync(() -> one.server().findOrStart());
            CompletableFuture<ServerState> second =
                    CompletableFuture.supplyAsync(() -> other.server().findOrStart());

            assertThat(first.join()).isEqualTo(second.join());
        }
    }

    @Test
    void twoProcessesThatRaceEndWithOneServer() throws Exception {
        try (TestServer test = TestServer.in(directory)) {
            List<Process> racers = new ArrayList<>();
            for (int racer = 0; racer < 2; racer++) {
                racers.add(new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                StartingProgram.class.getName(),
                                directory.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
            }

            List<String> pids = new ArrayList<>();
            for (Process racer : racers) {
                pids.add(new String(racer.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
                assertThat(racer.waitFor(1, TimeUnit.MINUTES)).isTrue();
            }

            assertThat(pids).containsOnly(String.valueOf(test.state().process().pid()));
        }
    }

    @Test
    void goesOnWhereItWasAfterAKill() {
        try (TestServer test = TestServer.start(directory)) {
            ServerState killed = test.state();
            startWorkflow(test, "survivor");

            kill(killed.process());
            ServerState restarted = test.server().findOrStart();

            assertThat(restarted.process()).isNotEqualTo(killed.process());
            assertThat(restarted.ports()).isEqualTo(killed.ports());
            try (Connection connection = test.connect()) {
                WorkflowStub survivor = connection.client().newUntypedWorkflowStub("survivor");
                assertThat(survivor.describe().getTypedSearchAttributes().get(SearchKeys.RUN))
                        .isEqualTo("run-1");
            }
        }
    }

    @Test
    void takesTheNextPortsWhenTheUsualAreTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                TestServer test = TestServer.in(directory, PortPair.at(taken.getLocalPort()))) {
            ServerState started = test.server().findOrStart();

            assertThat(started.ports().grpc()).isGreaterThan(taken.getLocalPort());
            assertThat(ServerProbe.answers(started.address(), Duration.ofSeconds(5)))
                    .isTrue();
        }
    }

    @Test
    void takesOverAServerWhoseStateFileIsLost() throws IOException {
        try (TestServer test = TestServer.start(directory)) {
            ServerState started = test.state();
            Files.delete(own().resolve("server.json"));

            ServerState found = test.server().findOrStart();

            assertThat(found.process()).isEqualTo(started.process());
            assertThat(found.ports()).isEqualTo(started.ports());
            assertThat(found.version()).isEqualTo(started.version());
        }
    }

    @Test
    void refusesAFileThatIsNoDatabaseAndLeavesItAsItIs() throws IOException {
        Path database = Directories.create(own()).resolve("temporal-1.32.db");
        Files.writeString(database, "notes of mine");
        try (TestServer test = TestServer.in(directory)) {
            ProblemException refused = catchThrowableOfType(
                    ProblemException.class, () -> test.server().findOrStart());

            assertThat(refused.problem().code()).isEqualTo("foreign-database");
            assertThat(refused.problem().fault()).isEqualTo(Fault.ENVIRONMENT);
            assertThat(database).hasContent("notes of mine");
        }
    }

    @Test
    void beginsAnewWhereTheMakingOfADatabaseWasCutShort() throws IOException {
        Path database = Directories.create(own()).resolve("temporal-1.32.db");
        Files.writeString(database, "");
        Files.createFile(own().resolve("temporal-1.32.db.unfinished"));
        try (TestServer test = TestServer.in(directory)) {
            test.server().findOrStart();

            try (var files = Files.list(own())) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .anyMatch(name -> name.startsWith("temporal-1.32.db.unfinished-"))
                        .doesNotContain("temporal-1.32.db.unfinished");
            }
        }
    }

    @Test
    void showsTheLastWordsOfAServerThatEndsAtOnce() throws IOException {
        Path cache = directory.resolve("cache");
        Path program = Directories.create(cache.resolve("temporal/1.9.1")).resolve("temporal");
        Files.writeString(program, "#!/bin/sh\necho 'Error: the disk is full'\nexit 1\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Programs programs = new Programs(System.getenv());
        SetupLog log = new WriterSetupLog(new PrintWriter(System.err, true));
        Platform platform = Platform.of("Linux", "amd64");
        ServerLaunch launch = new ServerLaunch(
                own(),
                BinarySources.of(cache, programs, platform, log),
                programs,
                TestServer.freePorts(),
                log,
                InstantSource.system());

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new DevServer(own(), launch).findOrStart())
                .satisfies(died -> {
                    assertThat(died.problem().code()).isEqualTo("server-died");
                    assertThat(died.problem().why()).contains("Error: the disk is full");
                });
    }

    private Path own() {
        return directory.resolve("state/trackyard/server");
    }

    /** As a person might have made it by hand. */
    private void startWithoutSearchAttributes(TestServer test) throws IOException {
        Path database = Directories.create(own()).resolve("temporal-1.32.db");
        Programs programs = new Programs(test.environment());
        TemporalBinary binary = new BinaryCache(
                        Directories.of(test.environment()).cache().resolve("temporal"))
                .binary(TemporalBinary.WANTED);
        PortPair ports = TestServer.freePorts().orNextFree();
        List<String> words = new DevServerCommand(binary, database, ports).words();
        List<String> bare = words.subList(0, words.indexOf("--search-attribute"));
        ProcessIdentity server = programs.startDetached(bare, directory.resolve("bare.log"));
        Awaitility.await().until(() -> ServerProbe.answers("127.0.0.1:" + ports.grpc(), Duration.ofSeconds(1)));
        server.end(Duration.ofSeconds(10));
    }

    private static void startWorkflow(TestServer test, String id) {
        try (Connection connection = test.connect()) {
            connection
                    .client()
                    .newUntypedWorkflowStub(
                            "Waiting",
                            WorkflowOptions.newBuilder()
                                    .setWorkflowId(id)
                                    .setTaskQueue("nobody-listens")
                                    .setTypedSearchAttributes(SearchAttributes.newBuilder()
                                            .set(SearchKeys.RUN, "run-1")
                                            .build())
                                    .build())
                    .start();
        }
    }

    private static void kill(ProcessIdentity process) {
        ProcessHandle.of(process.pid()).orElseThrow().destroyForcibly();
        Awaitility.await().until(() -> !process.isAlive());
    }

    private static List<String> searchKeys() {
        return SearchKeys.all().stream().map(key -> key.getName()).toList();
    }

    private static Iterable<String> searchAttributes(TestServer test) {
        try (ServiceLink link = ServiceLink.open(test.state().address())) {
            return OperatorServiceGrpc.newBlockingStub(link.stubs().getRawChannel())
                    .listSearchAttributes(ListSearchAttributesRequest.newBuilder()
                            .setNamespace("default")
                            .build())
                    .getCustomAttributesMap()
                    .keySet();
        }
    }

    private static Duration retention(TestServer test) {
        try (ServiceLink link = ServiceLink.open(test.state().address())) {
            return Duration.ofSeconds(link.stubs()
                    .blockingStub()
                    .describeNamespace(DescribeNamespaceRequest.newBuilder()
                            .setNamespace("default")
                            .build())
                    .getConfig()
                    .getWorkflowExecutionRetentionTtl()
                    .getSeconds());
        }
    }
}
