package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackyard.testing.ScratchRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Bad input and bad days that are told before anything is started. Each names what to do; nothing is changed. */
@Execution(ExecutionMode.CONCURRENT)
class BadDayIT {
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
    void everyFaultOfAPlanIsNamedWithItsLine() {
        repository.write("trackyard.yaml", """
                tasks:
                  - id: one
                    title: Write one
                    prompt: write one
                    needs: [too]
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
                .contains(
                        "trackyard.yaml:2  task \"one\"",
                        "trackyard.yaml:6  the scope",
                        "trackyard.yaml:10  task \"one\"");
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

        assertThat(refused.err()).contains("trackyard run --yes");
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
                .contains("git", "java", "temporal", "disk");
        assertThat(Files.exists(program.state())).isFalse();
    }
}
