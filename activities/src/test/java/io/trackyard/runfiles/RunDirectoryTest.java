package io.trackyard.runfiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.activity.RunAddress;
import io.trackyard.activity.TrackRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layout is a contract: a run is served on by a newer release, which must find all of it. */
class RunDirectoryTest {
    private static final TrackRequest TRACK =
            new TrackRequest(1, new RunAddress("/home/ada/shop", "shop-1f2e", "calm-otter", "0"), 3, 28, 2);

    @TempDir
    private Path state;

    @Test
    void keepsEachThingAtItsPlace() throws Exception {
        Path root = state.toRealPath();
        RunDirectory run = RunDirectory.of(root, "shop-1f2e", "calm-otter");
        Path home = root.resolve("repositories/shop-1f2e/runs/calm-otter");

        assertThat(run.path()).isEqualTo(home);
        assertThat(run.environmentFile()).isEqualTo(home.resolve("environment.json"));
        assertThat(run.task("bd-104").path()).isEqualTo(home.resolve("tasks/bd-104"));
        assertThat(run.worktree(TRACK)).isEqualTo(home.resolve("worktrees/2-3.AB"));
        assertThat(run.setupLogs(TRACK)).isEqualTo(home.resolve("tracks/2-3.AB"));
        assertThat(run.queueWorktree()).isEqualTo(home.resolve("worktrees/queue"));
        assertThat(run.gateLogs("bd-104")).isEqualTo(home.resolve("gate/bd-104"));
    }

    @Test
    void leavesItsPlaceForNoIdWhatever() throws Exception {
        Path root = state.toRealPath();
        RunDirectory run = RunDirectory.of(root, "../..", "..");

        assertThat(run.path().startsWith(root)).isTrue();
        assertThat(run.path().normalize()).isEqualTo(run.path());
        assertThat(run.task("../../x").path().getParent()).isEqualTo(run.path().resolve("tasks"));
        assertThat(run.gateLogs("a/b").getParent()).isEqualTo(run.path().resolve("gate"));
    }
}
