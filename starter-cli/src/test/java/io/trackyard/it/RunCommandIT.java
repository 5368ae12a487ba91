package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackyard.git.Repository;
import io.trackyard.launch.RunName;
import io.trackyard.runfiles.RunDirectory;
import io.trackyard.testing.ScratchRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Commands on runs, against a real server that they share: each test has a repository of its own. */
@Execution(ExecutionMode.CONCURRENT)
class RunCommandIT {
    /** Room for a machine that builds other things meanwhile. */
    private static final Duration LIMIT = Duration.ofSeconds(120);

    @TempDir
    static Path home;

    private static ProgramRunner program;

    @BeforeAll
    static void startAServer() {
        program = ProgramRunner.withServerAt(home);
    }

    @AfterAll
    static void endWorkerAndServer() {
        program.close();
    }

    @Test
    void anAttachedRunPrintsOneDocumentAndAllCommandsKnowTheRun() {
        ProgramRunner here = program.in(project("attached"));

        JsonNode status = here.run("run", "--yes", "--json", "--agent-command", OneTask.AGENT)
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
        assertThat(here.run("logs", "--raw", "one").exits(0).out()).isEqualTo("said\n");
        Answer unknown = here.run("logs", "oen", "--json").exits(2);
        assertThat(unknown.document("error").at("/error/code").asText()).isEqualTo("unknown-task");
        assertThat(unknown.document("error").at("/error/suggestion").asText())
                .isEqualTo("did you mean \"one\"?; the tasks of run %s are one".formatted(run));
        assertThat(here.run("logs").exits(2).err()).contains("a task is to be named", "run " + run + " are one");
        assertThat(here.run("pause").exits(2).err()).contains("is completed");
        JsonNode report = here.run("report", "--json").exits(0).document("report");
        JsonNode task = report.at("/phases/0/tracks/0/tasks/0");
        assertThat(task.at("/sessions/0/result").asText()).isEqualTo("verified");
        assertThat(task.at("/sessions/0/exit").asInt(-1)).isZero();
        assertThat(task.at("/integrated/commit")).isEqualTo(report.at("/commits/0/commit"));
        assertThat(task.at("/integrated/size/files").asInt()).isPositive();
        assertThat(report.at("/branch/size")).isEqualTo(task.at("/integrated/size"));
        assertThat(here.run("report").exits(0).out())
                .startsWith("# Run **" + run + "**")
                .contains("1 of 1 task integrated", "`git log --first-parent --stat ", "not landed on `main`");
        assertThat(here.run("report", "--html").exits(0).out())
                .startsWith("<!DOCTYPE html>")
                .contains("</html>");
        here.run("report", "--html", "--json").exits(2);
        assertThat(here.run("review", "one", "--json")
                        .exits(0)
                        .document("review")
                        .get("task"))
                .isEqualTo(task);
        assertThat(here.run("review", "oen").exits(2).err()).contains("Did you mean \"one\"?");
        JsonNode landed = here.run("land", "--json").exits(0).document("landing");
        assertThat(landed.get("moved").asBoolean()).isTrue();
        assertThat(status.at("/ending/landed").asBoolean()).isFalse();
        assertThat(here.run("status").exits(0).out()).contains("landed on main").doesNotContain("trackyard land");
        assertThat(here.run("run", "--yes", "--agent-command", OneTask.AGENT)
                        .exits(0)
                        .out())
                .contains("Nothing to do.");
    }

    @Test
    void withoutATerminalTheRunIsToldInLinesAndSummedUp() {
        ProgramRunner here = program.in(project("lines"));

        Answer told = here.run("run", "--yes", "--agent-command", OneTask.AGENT).exits(0);

        assertThat(told.err()).containsSubsequence("run ", "started · http://", "integrated");
        assertThat(told.out()).contains("1 of 1 integrated", "trackyard land");
    }

    @Test
    void fromElsewhereTheSummaryLeadsToTheRepository() {
        Path project = project("elsewhere");

        Answer told = program.run("run", "--repo", project.toString(), "--yes", "--agent-command", OneTask.AGENT)
                .exits(0);

        assertThat(told.out()).containsSubsequence("cd " + project + "\n", "trackyard land ");
    }

    @Test
    void quietPrintsTheOutcomeAlone() {
        ProgramRunner here = program.in(project("quiet"));

        assertThat(here.run("run", "--yes", "-q", "--agent-command", OneTask.AGENT)
                        .exits(0)
                        .err())
                .isEmpty();
    }

    @Test
    void aSecondRunOfTheSameSourceIsRefusedWithTheFirstOnesName() {
        ProgramRunner here = program.in(project("second"));
        String run = detached(here);

        Answer refused =
                here.run("run", "--yes", "--agent-command", OneTask.NEVER_ENDS).exits(2);

        assertThat(refused.err()).contains("run " + run, "trackyard watch " + run, "trackyard cancel " + run);
        Answer late = here.run("wait", "--timeout", "1s").exits(5);
        assertThat(late.out()).isEmpty();
        assertThat(late.err()).contains("run %s goes on: the time was up".formatted(run));
        assertThat(here.run("land").exits(2).err()).contains("is not over yet");
        here.run("cancel", run).exits(0);
        here.run("wait", run, "--timeout", "60s").exits(4);
    }

    @Test
    void anInterruptLeavesTheRunAliveAndSaysHowToComeBack() {
        ProgramRunner here = program.in(project("interrupted"));
        Started attached =
                here.behind(ProgramRunner.INTERRUPTIBLE).start("run", "--yes", "--agent-command", OneTask.NEVER_ENDS);
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
        Started attached = here.behind(ProgramRunner.INTERRUPTIBLE)
                .start("run", "--yes", "--json", "--agent-command", OneTask.NEVER_ENDS);
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
        ScratchRepository repository = OneTask.in(home.resolve("blocked"));
        ProgramRunner here = program.in(repository.path());
        repository.git("branch", "trackyard");

        Answer refused =
                here.run("run", "--yes", "--agent-command", OneTask.AGENT).exits(2);

        assertThat(refused.err()).contains("git branch -m trackyard");
        repository.git("branch", "-m", "trackyard", "mine");
        here.run("run", "--yes", "--agent-command", OneTask.AGENT).exits(0);
    }

    /** Every name of two words is taken: by a branch, by the plan of a run whose branch was deleted, or by files of one. */
    @Test
    void aRunTakesNoNameThatIsTakenByABranchAPlanOrFiles() throws IOException {
        ScratchRepository repository = OneTask.in(home.resolve("named"));
        ProgramRunner here = program.in(repository.path());
        Path runs;
        try (Repository opened = repository.open()) {
            runs = RunDirectory.of(here.state(), opened.id(), "any").path().getParent();
        }
        List<String> names = names();
        String commit = repository.git("rev-parse", "HEAD");
        List<String> refs = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            switch (i % 3) {
                case 0 -> refs.add("%s refs/heads/trackyard/%s%n".formatted(commit, names.get(i)));
                case 1 -> refs.add("%s refs/trackyard/runs/%s/plan/1%n".formatted(commit, names.get(i)));
                default -> ScratchRepository.write(runs, names.get(i) + "/worktrees/1-1.A/mine", "mine");
            }
        }
        Files.writeString(repository.path().resolve(".git/packed-refs"), String.join("", refs));
        String before = repository.git("for-each-ref");

        String run = here.run("run", "--yes", "--json", "--agent-command", OneTask.AGENT)
                .exits(0)
                .document("status")
                .get("run")
                .asText();

        assertThat(run).matches("[a-z]+-[0-9]+");
        assertThat(repository.git("for-each-ref").lines())
                .containsAll(before.lines().toList());
        assertThat(names.stream().filter(name -> Files.exists(runs.resolve(name))))
                .hasSize(names.size() / 3)
                .allSatisfy(name -> assertThat(runs.resolve(name).resolve("worktrees/1-1.A/mine"))
                        .hasContent("mine"));
    }

    /** All names of two words, found by asking for names until no new one comes. */
    private static List<String> names() {
        Random random = new Random(1);
        Set<String> names = new TreeSet<>();
        for (int misses = 0; misses < 50_000; misses++) {
            misses = names.add(RunName.choose(random, name -> false)) ? 0 : misses;
        }
        return List.copyOf(names);
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
        return here.run("run", "--yes", "--detach", "--json", "--agent-command", OneTask.NEVER_ENDS)
                .exits(0)
                .document("status")
                .get("run")
                .asText();
    }

    private static Path project(String name) {
        return OneTask.in(home.resolve(name)).path();
    }
}
