package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.testing.ScratchRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on runs, against a real server. */
class RunCommandIT {
    /** Room for a machine that builds other things meanwhile. */
    private static final Duration LIMIT = Duration.ofSeconds(120);

    private static final String WRITES_A_FILE =
            "cat >/dev/null; mkdir -p $TRACKYARD_TASK; echo done >$TRACKYARD_TASK/file; echo said";
    private static final String NEVER_ENDS = "cat >/dev/null; exec sleep 600";

    @TempDir
    static Path home;

    private static ProgramRunner program;

    @BeforeAll
    static void startAServer() {
        program = ProgramRunner.at(home);
        program.run("server", "start").exits(0);
    }

    @AfterAll
    static void endWorkerAndServer() {
        program.close();
    }

    @Test
    void anAttachedRunPrintsOneDocumentAndAllCommandsKnowTheRun() {
        ProgramRunner here = program.in(project("attached"));

        JsonNode status = here.run("run", "--yes", "--json", "--agent-command", WRITES_A_FILE)
                .exits(0)
                .document("status");

        String run = status.get("run").asText();
        assertThat(status.get("state").asText()).isEqualTo("completed");
        assertThat(here.run("list", "--json")
                        .exits(0)
                        .document("list")
                        .get("runs")
                        .findValuesAsText("run"))
                .contains(run);
        assertThat(here.run("list").exits(0).out()).contains(run, "completed");
        assertThat(here.run("wait", run, "--json")
                        .exits(0)
                        .document("status")
                        .get("run")
                        .asText())
                .isEqualTo(run);
        JsonNode logs = here.run("logs", "one", "--json").exits(0).document("logs");
        assertThat(logs.get("output").toString()).isEqualTo("[\"said\"]");
        assertThat(here.run("logs", "--follow", "one").exits(0).out()).isEqualTo("said\n");
        assertThat(here.run("pause").exits(2).err()).contains("is completed");
        JsonNode landed = here.run("land", "--json").exits(0).document("landing");
        assertThat(landed.get("moved").asBoolean()).isTrue();
        assertThat(status.at("/ending/landed").asBoolean()).isFalse();
        assertThat(here.run("status").exits(0).out()).contains("landed on main").doesNotContain("trackyard land");
        assertThat(here.run("run", "--yes", "--agent-command", WRITES_A_FILE)
                        .exits(0)
                        .out())
                .contains("Nothing to do.");
    }

    @Test
    void withoutATerminalTheRunIsToldInLinesAndSummedUp() {
        ProgramRunner here = program.in(project("lines"));

        Answer told = here.run("run", "--yes", "--agent-command", WRITES_A_FILE).exits(0);

        assertThat(told.err()).containsSubsequence("run ", "started · http://", "integrated");
        assertThat(told.out()).contains("1 of 1 integrated", "trackyard land");
    }

    @Test
    void quietPrintsTheOutcomeAlone() {
        ProgramRunner here = program.in(project("quiet"));

        assertThat(here.run("run", "--yes", "-q", "--agent-command", WRITES_A_FILE)
                        .exits(0)
                        .err())
                .isEmpty();
    }

    @Test
    void aSecondRunOfTheSameSourceIsRefusedWithTheFirstOnesName() {
        ProgramRunner here = program.in(project("second"));
        String run = detached(here);

        Answer refused = here.run("run", "--yes", "--agent-command", NEVER_ENDS).exits(2);

        assertThat(refused.err()).contains("run " + run, "trackyard watch " + run, "trackyard cancel " + run);
        assertThat(here.run("wait", "--timeout", "1s").exits(5).out()).isEmpty();
        assertThat(here.run("land").exits(2).err()).contains("is not over yet");
        here.run("cancel", run).exits(0);
        here.run("wait", run, "--timeout", "60s").exits(4);
    }

    @Test
    void anInterruptLeavesTheRunAliveAndSaysHowToComeBack() {
        ProgramRunner here = program.in(project("interrupted"));
        Started attached =
                here.behind(ProgramRunner.INTERRUPTIBLE).start("run", "--yes", "--agent-command", NEVER_ENDS);
        await().atMost(LIMIT).untilAsserted(() -> assertThat(attached.said()).contains("attempt 1 started"));

        attached.signal("INT");

        Answer left = attached.answer().exits(130);
        assertThat(left.err()).contains("goes on. Come back with: trackyard watch ");
        assertThat(here.run("status", "--json")
                        .exits(0)
                        .document("status")
                        .get("state")
                        .asText())
                .isEqualTo("running");
        here.run("cancel").exits(0);
        here.run("watch", "--json").exits(4).document("status");
    }

    @Test
    void anInterruptWithJsonPrintsTheStatusAsItStands() {
        ProgramRunner here = program.in(project("interrupted-json"));
        Started attached = here.behind(INTERRUPTIBLE).start("run", "--yes", "--json", "--agent-command", NEVER_ENDS);
        await().atMost(LIMIT).untilAsserted(() -> assertThat(attached.said()).contains("attempt 1 started"));

        attached.signal("INT");

        JsonNode left = attached.answer().exits(130).document("status");
        assertThat(left.get("state").asText()).isEqualTo("running");
        assertThat(left.at("/tasks/0/state").asText()).isEqualTo("running");
        here.run("cancel").exits(0);
        here.run("wait", "--timeout", "60s").exits(4);
    }

    @Test
    void anAgentThatCannotBeStartedIsToldAtOnceWithWhatToDo() {
        ProgramRunner here = program.in(project("unstarted"));
        here.run("run", "--yes", "--detach", "--agent-command", "exec ./no-such-agent")
                .exits(0);

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(here.run("status").exits(0).out())
                        .contains("exit 127", "no-such-agent", "next try", "--agent-command"));
        Answer watched = here.run("watch").exits(1);

        assertThat(watched.err()).contains("exit 127", "next try in", "agent: in trackyard.yaml", "one  abandoned");
        assertThat(watched.out()).contains("tried 10 times: the agent cannot be started (exit 127)");
    }

    @Test
    void aBranchNamedTrackyardIsInTheWay() {
        ScratchRepository repository = repository("blocked");
        ProgramRunner here = program.in(repository.path());
        repository.git("branch", "trackyard");

        Answer refused =
                here.run("run", "--yes", "--agent-command", WRITES_A_FILE).exits(2);

        assertThat(refused.err()).contains("git branch -m trackyard");
        repository.git("branch", "-m", "trackyard", "mine");
        here.run("run", "--yes", "--agent-command", WRITES_A_FILE).exits(0);
    }

    @Test
    void aServerThatWasStartedAnewGetsAWorkerThatIsQuickToAsk() {
        ProgramRunner here = program.in(project("restarted"));
        detached(here);
        long before = worker(here);
        here.run("server", "stop").exits(0);
        here.run("server", "start").exits(0);

        here.run("status").exits(0);

        assertThat(worker(here)).isNotEqualTo(before);
        here.run("cancel").exits(0);
        here.run("wait", "--timeout", "60s").exits(4);
    }

    @Test
    void aRunThatIsOverIsReadWithoutAWorker() {
        ProgramRunner here = program.in(project("over"));
        here.run("run", "--yes", "-q", "--agent-command", WRITES_A_FILE).exits(0);
        JsonNode told = here.run("status", "--json").exits(0).document("status");
        here.run("worker", "--stop").exits(0);
        here.run("server", "stop").exits(0);

        assertThat(here.run("status", "--json").exits(0).document("status")).isEqualTo(told);
        assertThat(here.run("watch").exits(0).out()).contains("1 of 1 integrated");
        here.run("wait").exits(0);
        assertThat(here.run("resume").exits(0).err()).contains("is completed");
        here.run("list").exits(0);
        assertThat(here.run("worker", "--stop", "--json")
                        .exits(0)
                        .document("worker")
                        .get("condition")
                        .asText())
                .isEqualTo("absent");
    }

    /** The process of the worker that serves. */
    private static long worker(ProgramRunner here) {
        try (Stream<Path> records = Files.walk(here.state().resolve("workers"))) {
            Path record = records.filter(file -> file.endsWith("worker.json"))
                    .findFirst()
                    .orElseThrow();
            return new ObjectMapper()
                    .readTree(record.toFile())
                    .get("identity")
                    .get("pid")
                    .asLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theServerIsADocumentToo() {
        assertThat(program.run("server", "--json")
                        .exits(0)
                        .document("server")
                        .get("condition")
                        .asText())
                .isEqualTo("running");
    }

    private static String detached(ProgramRunner here) {
        return here.run("run", "--yes", "--detach", "--json", "--agent-command", NEVER_ENDS)
                .exits(0)
                .document("status")
                .get("run")
                .asText();
    }

    private static Path project(String name) {
        return repository(name).path();
    }

    private static ScratchRepository repository(String name) {
        ScratchRepository repository = ScratchRepository.in(home.resolve(name));
        repository.write("trackyard.yaml", """
                tasks:
                  - {id: one, title: Write one, prompt: write one, scope: ['one/**']}
                """);
        repository.commit("A plan");
        return repository;
    }
}
