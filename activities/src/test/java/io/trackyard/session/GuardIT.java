package io.trackyard.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.trackyard.problem.ProblemException;
import io.trackyard.process.Command;
import io.trackyard.process.CommandResult;
import io.trackyard.process.CommandRunner;
import io.trackyard.testing.InPidNamespace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@InPidNamespace
class GuardIT {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    @TempDir
    Path directory;

    private Guard guard;

    @BeforeEach
    void takeTheFirstEpoch() throws Exception {
        guard = Guard.of(directory, new CommandRunner());
        guard.takeOver(standing -> 1);
    }

    @Test
    void runsAnActOfTheStandingEpochAndKeepsItsExitCode() {
        CommandResult result = guard.run(1, Command.shell("echo acted; exit 75"));

        assertThat(result.exitCode()).isEqualTo(75);
        assertThat(result.stdout()).isEqualTo("acted\n");
    }

    @Test
    void refusesAnActOfAnEpochThatWasOvertaken() throws Exception {
        guard.takeOver(standing -> standing + 1);

        assertThatThrownBy(() -> guard.run(1, touch("acted"))).isInstanceOf(FencedException.class);

        assertThat(directory.resolve("acted")).doesNotExist();
        assertThat(guard.run(2, touch("acted")).succeeded()).isTrue();
    }

    @Test
    void neverLowersTheEpoch() {
        assertThatThrownBy(() -> guard.takeOver(standing -> standing)).isInstanceOf(IllegalStateException.class);

        assertThat(guard.run(1, Command.of("true")).succeeded()).isTrue();
    }

    @Test
    void saysWhenItIsBrokenInsteadOfActing() throws Exception {
        Files.delete(directory.resolve("epoch.lock"));

        assertThatThrownBy(() -> guard.run(1, touch("acted"))).isInstanceOf(ProblemException.class);

        assertThat(directory.resolve("acted")).doesNotExist();
    }

    /** As on macOS, which does not ship it. */
    @Test
    void locksWithPerlWhereFlockIsMissing() throws Exception {
        Path programs = Files.createDirectory(directory.resolve("programs"));
        for (String name : List.of("sh", "perl", "touch")) {
            Files.createSymbolicLink(programs.resolve(name), Path.of("/usr/bin", name));
        }
        Command act = touch("acted").withVariable("PATH", programs.toString());

        try (ExclusiveHold held = ExclusiveHold.take(
                        guard, LIMIT, touchUnderIt("acted").withVariable("PATH", programs.toString()))
                .orElseThrow()) {
            assertThat(held.standing()).isEqualTo(1);
            assertThatThrownBy(() -> guard.run(1, act)).isInstanceOf(FencedException.class);
        }

        assertThat(guard.run(1, act).succeeded()).isTrue();
        assertThat(directory.resolve("acted")).exists();
    }

    @Test
    void leavesNoVerdictBehind() {
        guard.run(1, Command.of("true"));

        assertThat(directory).isDirectoryNotContaining("glob:**verdict*");
    }

    @Test
    void takesOverFromAnActThatNeverEnds() throws Exception {
        CompletableFuture<CommandResult> act = CompletableFuture.supplyAsync(() -> guard.run(
                1, Command.shell("touch begun; sleep 300; touch acted").in(directory)));
        await().until(() -> Files.exists(directory.resolve("begun")));

        assertThat(guard.takeOver(standing -> standing + 1)).isEqualTo(2);

        assertThat(act.get().exitCode()).isEqualTo(137);
        assertThat(directory.resolve("acted")).doesNotExist();
    }

    @Test
    void doesNotActForADecisionThatWasOvertaken() throws Exception {
        try (ExclusiveHold frozen =
                ExclusiveHold.take(guard, LIMIT, touchUnderIt("acted")).orElseThrow()) {
            guard.takeOver(standing -> standing + 1);

            assertThatThrownBy(() -> frozen.act("late")).isInstanceOf(FencedException.class);
        }

        assertThat(directory.resolve("acted")).doesNotExist();
    }

    @Test
    void keepsEverybodyElseOutWhileItIsHeld() throws Exception {
        try (ExclusiveHold held =
                ExclusiveHold.take(guard, LIMIT, touchUnderIt("acted")).orElseThrow()) {
            assertThat(held.standing()).isEqualTo(1);
            assertThatThrownBy(() -> guard.run(1, Command.of("true"))).isInstanceOf(FencedException.class);
            assertThat(held.act("now")).isTrue();
        }

        assertThat(directory.resolve("acted")).exists();
        assertThat(guard.run(1, Command.of("true")).succeeded()).isTrue();
    }

    private Command touch(String name) {
        return Command.of("touch", directory.resolve(name).toString());
    }

    private Command touchUnderIt(String name) {
        return Command.of("touch \"$1\"", directory.resolve(name).toString());
    }
}
