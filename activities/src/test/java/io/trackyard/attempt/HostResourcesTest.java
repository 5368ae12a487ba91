package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.policy.Resources;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HostResourcesTest {
    private static final long MORE_THAN_THERE_IS = 1L << 40;

    @TempDir
    private Path worktrees;

    @Test
    void lackNothingWhereNothingIsWanted() {
        assertThat(new HostResources(worktrees).shortage(new Resources(0, 0))).isEmpty();
    }

    @Test
    void nameTheDiskThatIsTooFull() {
        assertThat(new HostResources(worktrees).shortage(new Resources(0, MORE_THAN_THERE_IS)))
                .hasValueSatisfying(shortage -> assertThat(shortage)
                        .matches("\\d+ MiB free on the disk of .*, " + MORE_THAN_THERE_IS + " wanted")
                        .contains(worktrees.toString()));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void nameTheMemoryThatIsMissing() {
        assertThat(new HostResources(worktrees).shortage(new Resources(MORE_THAN_THERE_IS, 0)))
                .hasValueSatisfying(shortage ->
                        assertThat(shortage).matches("\\d+ MiB of memory free, " + MORE_THAN_THERE_IS + " wanted"));
    }
}
