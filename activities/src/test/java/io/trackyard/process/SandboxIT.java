package io.trackyard.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trackyard.policy.SandboxRules;
import io.trackyard.policy.SandboxRules.Network;
import io.trackyard.problem.ProblemException;
import io.trackyard.testing.InPidNamespace;
import io.trackyard.testing.PidNamespace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@InPidNamespace
class SandboxIT {
    private static final String NETWORKS = "cut -d: -f1 /proc/net/dev | tail -n +3 | tr -d ' ' | tr '\\n' ' '";

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    private Path directory;

    private Path worktree;
    private Path repository;

    @BeforeEach
    void prepare() throws Exception {
        worktree = Files.createDirectories(directory.toRealPath().resolve("work tree"));
        repository = Files.createDirectories(directory.toRealPath().resolve("repository"));
        Files.createDirectories(repository.resolve("objects"));
        Files.createDirectories(repository.resolve("hooks"));
        Files.writeString(repository.resolve("config"), "[core]\n");
    }

    @Test
    void letsACheckWriteIntoItsWorktreeAndNowhereElse() throws Exception {
        assumeBubblewrap();
        Path home = Files.createDirectories(directory.toRealPath().resolve("home"));
        Path allowed = Files.createDirectories(home.resolve("cache"));

        CommandResult result = check(
                bwrap(Network.ON, "~/cache"),
                Command.shell("touch inside; touch /tmp/private && ls /tmp/private; touch \"$HOME/cache/x\";"
                                + " touch \"$HOME/x\"; touch \"%s/x\" /etc/x; true".formatted(repository))
                        .withVariable("HOME", home.toString()));

        assertThat(result.stdout()).isEqualTo("/tmp/private\n");
        assertThat(result.stderr().lines()).hasSize(2);
        assertThat(worktree.resolve("inside")).exists();
        assertThat(allowed.resolve("x")).exists();
        assertThat(home.toFile().list()).containsExactly("cache");
        assertThat(repository.resolve("x")).doesNotExist();
        assertThat(Path.of("/tmp/private")).doesNotExist();
    }

    @Test
    void letsASessionCommitButNotChooseWhatGitRuns() throws Exception {
        assumeBubblewrap();
        Sandbox sandbox = Sandbox.ofAgents(bwrap(Network.ON));
        Path temporary = Files.createDirectories(directory.toRealPath().resolve("tmp"));

        CommandResult result = new CommandRunner()
                .run(sandbox.confine(
                        command("touch objects/new; touch hooks/post-checkout; mv config aside; echo x >>config; touch "
                                        + worktree.toString().replace(" ", "\\ ") + "/inside; true")
                                .in(repository),
                        new Sandbox.Place(worktree, repository, true, temporary, List.of())));

        assertThat(result.stderr().lines()).hasSize(3);
        assertThat(repository.resolve("objects/new")).exists();
        assertThat(worktree.resolve("inside")).exists();
        assertThat(repository.resolve("hooks")).isEmptyDirectory();
        assertThat(repository.resolve("config")).hasContent("[core]");
    }

    @Test
    void hasNoNetworkWhereThatIsSet() throws Exception {
        assumeBubblewrap();

        assertThat(check(bwrap(Network.ON), Command.shell(NETWORKS)).stdout().split(" "))
                .containsExactlyInAnyOrder(
                        new CommandRunner().run(command(NETWORKS)).stdout().split(" "));
        assertThat(check(bwrap(Network.OFF), Command.shell(NETWORKS)).stdout()).isEqualTo("lo ");
    }

    @Test
    void needsNoSandboxToHaveNoNetwork() throws Exception {
        SandboxRules rules = new SandboxRules("none", "none", Network.OFF, List.of());
        assumeTrue(
                Sandbox.ofChecks(rules).refusal(command("true"), repository).isEmpty(),
                "neither bwrap nor unshare makes a network namespace here");

        CommandResult result = check(rules, Command.shell(NETWORKS + "; touch ../outside"));

        assertThat(result.stdout()).isEqualTo("lo ");
        assertThat(directory.resolve("outside")).exists();
    }

    @Test
    void isLeftByNothingThatWasStartedInIt() throws Exception {
        assumeBubblewrap();

        check(
                bwrap(Network.OFF),
                Command.shell("(setsid sh -c 'trap \"\" TERM; sleep 300' >/dev/null 2>&1 &); sleep 0.1"));

        // the sandbox answers when its first process ends; the kernel is then still ending the others with it
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(PidNamespace.others()).isEmpty());
    }

    @Test
    void isACommandOfAPersonsThatGetsTheCommandLine() {
        SandboxRules rules =
                new SandboxRules("none", "echo \"$TRACKYARD_WORKTREE\"; env IN=box", Network.ON, List.of());

        assertThat(check(rules, Command.shell("echo \"$IN 'a b'\"")).stdout()).isEqualTo(worktree + "\nbox 'a b'\n");
    }

    @Test
    void isRefusedWhereItCannotBeHad() throws Exception {
        Sandbox sandbox = Sandbox.ofChecks(bwrap(Network.ON));
        Path empty = Files.createDirectories(directory.resolve("bin"));
        Command like = command("true").withVariable("PATH", empty.toString());

        assertThatThrownBy(() -> sandbox.demand(like, repository))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo("no-sandbox");
                    assertThat(refused).hasMessageContaining("bwrap");
                });
    }

    @Test
    void isRefusedWhereItFails() {
        SandboxRules rules = new SandboxRules("echo no such image >&2; exit 3;", "none", Network.ON, List.of());

        assertThat(Sandbox.ofAgents(rules).refusal(command("true"), repository))
                .contains("it ended with exit code 3: no such image");
    }

    private void assumeBubblewrap() {
        assumeTrue(
                Sandbox.ofChecks(bwrap(Network.OFF))
                        .refusal(command("true"), repository)
                        .isEmpty(),
                "bubblewrap is not there, or user namespaces are refused");
    }

    private static SandboxRules bwrap(Network network, String... writable) {
        return new SandboxRules("bwrap", "bwrap", network, List.of(writable));
    }

    private Command command(String line) {
        return Command.shell(line).in(worktree).withEnvironment(Map.of("PATH", System.getenv("PATH")));
    }

    private CommandResult check(SandboxRules rules, Command command) {
        Command whole = command.in(worktree).withVariable("PATH", System.getenv("PATH"));
        return Sandbox.ofChecks(rules).run(whole, worktree, repository, new CommandRunner()::run);
    }
}
