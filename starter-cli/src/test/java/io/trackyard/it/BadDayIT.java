package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackyard.testing.ScratchRepository;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input and bad days that are told before anything is started. Each names what to do; nothing is changed. */
@Execution(ExecutionMode.CONCURRENT)
class BadDayIT {
    /** Two servers that look for free ports from the same pair on would find the same. */
    private static final String USUAL_PORTS = "the ports that a server takes by itself";

    @TempDir
    Path directory;

    private ProgramRunner program;
    private ScratchRepository repository;

    @BeforeEach
    void makeARepositoryWithAPlan() {
        repository = OneTask.in(directory.resolve("project"));
        program = ProgramRunner.at(directory).in(repository.path());
    }

    @Test
    void aDirectoryThatIsNoRepositoryIsRefused() {
        Answer refused = program.in(directory).run("plan").exits(2);

        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("git init");
    }

    @Test
    void aRepositoryWithoutACommitIsRefused() throws IOException {
        Path fresh = ScratchRepository.empty(directory.resolve("fresh")).path();

        assertThat(program.in(fresh).run("run", "--yes").exits(2).err()).contains("no commit", "git commit");
    }

    @Test
    void whatIsNotCommittedIsNamedInThePlan() {
        repository.write("src/a.txt", "changed").write("new.txt", "new");

        assertThat(program.run("plan").exits(0).out()).contains("not committed", "src/a.txt", "new.txt");
    }

    @Test
    void whatTrackyardItselfReadsNeedsNoCommit() {
        repository.git("rm", "-q", "--cached", "trackyard.yaml");
        repository.commit("No plan");

        assertThat(program.run("plan").exits(0).out()).doesNotContain("not committed");
    }

    @Test
    void aPlanEndsWithTheWholeCommandThatCarriesItOut() {
        Path above = repository.path().getParent();

        Answer agentless = program.run("plan").exits(0);
        Answer whole = program.in(above)
                .run("plan", "--repo", "project", "--task", "one", "--sequential", "--agent-command", "sh -c true")
                .exits(0);

        assertThat(agentless.out()).endsWith("Next: trackyard run --agent-command 'COMMAND'\n");
        assertThat(whole.out())
                .endsWith("trackyard run --repo project --task one --sequential --agent-command 'sh -c true'\n");
    }

    @Test
    void everyFaultOfAPlanIsNamedWithItsLine() {
        repository.write("trackyard.yaml", """
                tasks:
                  - id: one
                    title: Write one
                    prompt: write one
                    needs:
                      - two
                      - too
                  - id: two
                    title: Write two
                    prompt: write two
                    scope: [../elsewhere]
                  - id: one
                    title: Again
                    prompt: again
                """);

        Answer told = program.run("run", "--yes").exits(2);
        Answer document = program.run("plan", "--json").exits(2);

        assertThat(told.err())
                .contains("3 faults, nothing was started", "did you mean \"two\"?")
                .containsSubsequence(
                        "trackyard.yaml:7  task \"one\" needs \"too\"",
                        "trackyard.yaml:11  the scope",
                        "trackyard.yaml:12  task \"one\"");
        JsonNode problems = document.document("plan").get("problems");
        assertThat(problems.findValuesAsText("severity")).hasSizeGreaterThan(2).containsOnly("error");
        assertThat(problems.findValuesAsText("file")).containsOnly("trackyard.yaml");
        assertThat(problems.findValues("line"))
                .allSatisfy(line -> assertThat(line.asInt()).isPositive());
    }

    @Test
    void aFileThatIsNoYamlIsNamedWithItsLine() {
        repository.write("trackyard.yaml", "tasks:\n  - id: one\n   title: x\n");

        assertThat(program.run("plan").exits(2).err()).contains("trackyard.yaml:3");
    }

    @Test
    void aCycleIsShownAsOne() {
        repository.write("trackyard.yaml", """
                tasks:
                  - {id: one, title: One, prompt: one, needs: [two]}
                  - {id: two, title: Two, prompt: two, needs: [one]}
                """);

        assertThat(program.run("plan").exits(2).err()).containsPattern("one → two → one|two → one → two");
    }

    @Test
    void anAgentThatIsNotThereIsAWarningForAPlanAndARefusalForARun() {
        String[] plan = {"plan", "--agent-command", "no-such-agent --fast"};

        Answer warned = program.run(plan).exits(0);
        Answer refused = program.run("run", "--yes", "--agent-command", "no-such-agent --fast")
                .exits(2);

        assertThat(warned.out()).contains("'no-such-agent' is not on PATH");
        assertThat(refused.err()).contains("'no-such-agent' is not on PATH", "--agent-command");
        assertThat(Files.exists(program.state())).isFalse();
    }

    @Test
    void withoutATerminalARunNeedsAYes() {
        Answer refused = program.run("run", "--agent-command", "true").exits(2);

        assertThat(refused.err()).contains("trackyard run --agent-command true --yes");
        assertThat(Files.exists(program.state())).isFalse();
    }

    @Test
    void nothingToDoIsNoMistakeAndSaysWhatIsHeld() {
        repository.write(".beads/issues.jsonl", """
                {"id":"b-1","title":"An epic","issue_type":"epic","status":"open","priority":1}
                """);
        repository.git("rm", "-q", "trackyard.yaml");

        Answer nothing = program.run("run", "--yes", "--agent-command", "true").exits(0);

        assertThat(nothing.out()).contains("Nothing to do.", "held", "b-1", "epic");
    }

    @Test
    void aServerThatDoesNotAnswerIsNamedWithTwoWaysOut() {
        ProgramRunner elsewhere = program.with("TEMPORAL_ADDRESS", "127.0.0.1:9");

        Answer refused = elsewhere.run("list").exits(3);
        Answer document = elsewhere.run("list", "--json").exits(3);

        assertThat(refused.err()).contains("cannot reach Temporal at 127.0.0.1:9", "connection refused", "(exit 3)");
        assertThat(document.document("error").at("/error/code").asText()).isEqualTo("server-unreachable");
    }

    @Test
    void aDiskWithoutRoomIsNamedAndNothingIsLost() throws IOException {
        ProgramRunner full = program.behind(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                "mount -t tmpfs -o size=64k tmpfs \"$0\" && dd if=/dev/zero of=\"$0/ballast\" bs=1k 2>/dev/null; exec \"$@\"",
                directory.resolve("state").toString());
        Files.createDirectories(directory.resolve("state"));
        assumeThat(full.run("version").status()).isZero();
        String before = repository.git("for-each-ref");

        Answer refused = full.run("run", "--yes", "--agent-command", "true").exits(7);

        assertThat(refused.err()).contains("there is no room", "trackyard doctor");
        assertThat(repository.git("for-each-ref")).isEqualTo(before);
    }

    @Test
    void aDatabaseThatIsNoneIsNamedAndLeftAsItIs() throws IOException {
        Path database =
                Files.createDirectories(program.state().resolve("server")).resolve("temporal-1.32.db");
        Files.writeString(database, "a letter to a friend");

        Answer refused = program.run("run", "--yes", "--agent-command", "true").exits(7);

        assertThat(refused.err()).contains(database.toString());
        assertThat(database).hasContent("a letter to a friend");
    }

    @Test
    @ResourceLock(USUAL_PORTS)
    void aDatabaseOfAnotherServerVersionIsLeftAsItIsAndTheAdviceWorksWhenItIsPasted() throws Exception {
        ProgramRunner here =
                program.with("XDG_STATE_HOME", directory.resolve("my state").toString());
        Path server = Files.createDirectories(directory.resolve("my state/trackyard/server"));
        Path database = server.resolve("temporal-1.32.db");
        String content = "SQLite format 3\0 with the tables of server 1.29: tabletasks_v2";
        Files.writeString(database, content);
        Files.writeString(server.resolve("temporal-1.32.db-wal"), "its log");

        Answer refused = here.run("run", "--yes", "--agent-command", "true").exits(7);
        Answer document = here.run("list", "--json").exits(7);

        assertThat(refused.err()).contains("was not made by Temporal server 1.32", "it was left as it is");
        assertThat(database).hasContent(content);
        JsonNode error = document.document("error").get("error");
        assertThat(error.get("code").asText()).isEqualTo("foreign-database");
        try {
            String command = error.get("suggestion").asText().replaceFirst("^[^:]*: ", "");
            assertThat(new ProcessBuilder("sh", "-c", command).start().waitFor())
                    .as(command)
                    .isZero();
            here.run("server", "start").exits(0);
            assertThat(server.resolve("temporal-1.32.db.aside")).hasContent(content);
            assertThat(server.resolve("temporal-1.32.db.aside-wal")).hasContent("its log");
        } finally {
            here.close();
        }
    }

    /** Of each of the two usual ports: another program has it. */
    @ParameterizedTest
    @ResourceLock(USUAL_PORTS)
    @ValueSource(ints = {7233, 8233})
    void aPortThatIsTakenIsPassedOverForTheNextFreePair(int taken) throws IOException {
        try (ServerSocket other = new ServerSocket()) {
            listen(other, taken);

            JsonNode server = program.run("server", "start", "--json").exits(0).document("server");

            int port = Integer.parseInt(server.get("address").asText().replaceFirst(".*:", ""));
            assertThat(port).isGreaterThan(7233);
            assertThat(server.get("ui").asText()).endsWith(":" + (port + 1000));
            program.run("list").exits(0);
        } finally {
            program.close();
        }
    }

    private static void listen(ServerSocket socket, int port) {
        try {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException takenAlready) {
            // by another program on this machine: as good
        }
    }

    @Test
    void aRunThatIsUnknownIsAnsweredWithTheNextStep() {
        assertThat(program.run("status").exits(2).err()).contains("nothing was run in", "trackyard run");
        assertThat(program.run("status", "--json")
                        .exits(2)
                        .document("error")
                        .at("/error/code")
                        .asText())
                .isEqualTo("no-run");
    }

    @Test
    void aHomeThatIsMissingIsNamed() {
        ProgramRunner homeless = program.with("HOME", "").with("XDG_STATE_HOME", "");

        assertThat(homeless.run("list").exits(7).err()).contains("Set HOME");
        homeless.run("version").exits(0);
    }

    @Test
    void doctorStartsNothing() {
        Answer looked = program.run("doctor", "--json").exits(0);

        assertThat(looked.document("doctor").get("findings").findValuesAsText("subject"))
                .contains("git", "java", "temporal", "worker", "disk");
        assertThat(Files.exists(program.state())).isFalse();
    }
}
