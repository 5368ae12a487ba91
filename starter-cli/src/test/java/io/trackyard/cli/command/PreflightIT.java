package io.trackyard.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.cli.Surroundings;
import io.trackyard.display.Dispatch;
import io.trackyard.git.Repository;
import io.trackyard.git.StatusEntry;
import io.trackyard.problem.Problem;
import io.trackyard.problem.Remedy;
import io.trackyard.reading.PlanReader;
import io.trackyard.reading.PlanRequest;
import io.trackyard.reading.Selection;
import io.trackyard.source.AgentChoice;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.Settings;
import io.trackyard.source.Settings.Limits;
import io.trackyard.source.Settings.Rules;
import io.trackyard.testing.ScratchRepository;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightIT {
    @TempDir
    Path directory;

    private ScratchRepository scratch;

    @BeforeEach
    void begin() {
        scratch = ScratchRepository.in(directory.resolve("repository"));
        scratch.write(".planning/phases/01-a/01-01-PLAN.md", "---\nwave: 1\n---\n");
        scratch.commit("Plan");
    }

    @Test
    void findsAllThatIsThere() throws IOException {
        program("claude", "#!/bin/sh\n[ \"$*\" = --version ] && echo '2.1.210 (Claude Code)'\n");
        scratch.write(".claude/agents/maxvision-executor.md", "x").write("go.mod", "module x\n");
        scratch.commit("An agent");

        assertThat(lines("claude -p --agent maxvision-executor"))
                .containsExactly(
                        "OK the agent's program claude: 2.1.210 (Claude Code)",
                        "OK the agent maxvision-executor",
                        "OK a clean tree",
                        "OK a gate: go build ./...; go test ./...");
    }

    @Test
    void namesAllThatIsMissing() {
        scratch.write("new.txt", "x");

        assertThat(lines("no-such-program --agent x"))
                .containsExactly(
                        "MISSING the agent's program no-such-program: not on PATH",
                        "MISSING a clean tree: no session sees new.txt",
                        "MISSING a gate: nothing was found that builds or tests this project");
        assertThat(lines(null)).contains("MISSING an agent: none is named");
    }

    @Test
    void anAgentInTheRepositoryHasToBeCommitted() {
        scratch.write("tools/agent.sh", "x");

        assertThat(lines("./tools/agent.sh --fast"))
                .contains("MISSING the agent's program ./tools/agent.sh: not committed");
        assertThat(refusal("tools/agent.sh")).satisfies(problem -> {
            assertThat(problem.what()).contains("'tools/agent.sh' is found in no worktree");
            assertThat(problem.remedies())
                    .extracting(Remedy::command)
                    .contains("git add -f -- tools/agent.sh && git commit -m 'Add the agent' -- tools/agent.sh");
            assertThat(problem.remedies())
                    .extracting(Remedy::effect)
                    .contains("or name it by its whole path: " + scratch.path().resolve("tools/agent.sh"));
        });
        assertThat(refusal("../agent.sh").remedies())
                .extracting(Remedy::effect)
                .containsExactly("there is no ../agent.sh here either: name another program");

        scratch.commit("An agent");

        assertThat(lines("./tools/agent.sh --fast")).contains("OK the agent's program ./tools/agent.sh");
        assertThat(lines("exec ./elsewhere")).contains("OK the agent's program exec");
    }

    @Test
    void whatASetUpMayMakeIsNotLookedFor() {
        scratch.write("trackyard.yaml", "setup: {copy: [agent.sh]}\n");

        assertThat(lines("./agent.sh")).contains("OK the agent's program ./agent.sh");
    }

    private Problem refusal(String command) {
        try (Repository repository = scratch.open()) {
            return AgentProgram.uncommitted(command, repository).orElseThrow();
        }
    }

    @Test
    void looksForAnAgentInTheHomeDirectoryToo() throws IOException {
        program("claude", "#!/bin/sh\nexit 1\n");
        assertThat(lines("claude --agent=executor -p"))
                .contains(
                        "OK the agent's program claude: its version is not known",
                        "MISSING the agent executor: no .claude/agents/executor.md here or in HOME");

        Path home = Path.of(scratch.environment().get("HOME"));
        Files.createDirectories(home.resolve(".claude/agents"));
        Files.writeString(home.resolve(".claude/agents/executor.md"), "x");

        assertThat(lines("claude --agent=executor -p")).contains("OK the agent executor");
    }

    @Test
    void asksOnlyKnownClientsForTheirVersion() throws IOException {
        program("agent", "#!/bin/sh\necho called >>\"$HOME/called\"\n");

        assertThat(lines("agent --version")).contains("OK the agent's program agent");
        assertThat(Path.of(scratch.environment().get("HOME")).resolve("called")).doesNotExist();
    }

    private List<String> lines(@Nullable String agent) {
        Map<String, String> environment = new HashMap<>(scratch.environment());
        environment.put("PATH", directory.resolve("bin") + ":" + environment.get("PATH"));
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        Surroundings around = new Surroundings(
                environment,
                scratch.path(),
                directory,
                nowhere,
                nowhere,
                InputStream.nullInputStream(),
                new Surroundings.Terminal(false, false, false),
                scratch.time());
        AgentChoice choice = agent == null ? AgentChoice.NONE : AgentChoice.ofCommand(agent);
        try (Repository repository = scratch.open()) {
            PlanRequest request = new PlanRequest(
                    scratch.path(),
                    Optional.empty(),
                    Selection.ALL,
                    KnownTasks.NONE,
                    List::of,
                    Settings.of(Rules.NONE, Limits.NONE, choice));
            Dispatch dispatch = new Preflight(repository, around)
                    .of(
                            new PlanReader(time -> {}, InstantSource.system(), Map.of()).read(request),
                            repository.dirtyFiles().stream()
                                    .map(StatusEntry::path)
                                    .toList());
            return dispatch.findings().stream()
                    .map(finding -> finding.word() + " " + finding.what())
                    .toList();
        }
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.createDirectories(directory.resolve("bin")).resolve(name);
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
