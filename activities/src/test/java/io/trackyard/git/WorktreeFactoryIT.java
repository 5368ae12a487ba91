package io.trackyard.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many callers ask for worktrees at once, while another tool is busy in the same repository. As many as were measured:
 * {@code -Dtrackyard.worktrees=1000}.
 */
class WorktreeFactoryIT {
    private static final int WORKTREES = Integer.getInteger("trackyard.worktrees", 40);
    private static final int CALLERS = 16;

    /** What other tools do all day; each of its steps is counted. */
    private static final String OTHER_TOOL = """
            n=0; failed=0
            while [ ! -e "$1/stop" ]; do
              n=$((n+1))
              for step in "commit -q --allow-empty -m $n" "gc --auto -q" "config foreign.count $n" "branch -f foreign" \\
                  "fetch -q . +HEAD:refs/remotes/self/x" "worktree prune"; do
                git $step >>"$1/log" 2>&1 || { failed=$((failed+1)); echo "$step failed" >>"$1/log"; }
              done
            done
            echo "$n $failed" >"$1/done"
            """;

    @TempDir
    Path directory;

    private Bench bench;
    private ExecutorService callers;

    @BeforeEach
    void begin() {
        bench = new Bench(directory);
        callers = Executors.newFixedThreadPool(CALLERS);
        // one stays, so that git has worktrees to prune from the first moment
        bench.open("first");
    }

    @AfterEach
    void close() {
        callers.shutdownNow();
        bench.close();
    }

    @Test
    void failsNobodyWhileAnotherToolIsBusy() throws Exception {
        Path notes = Files.createDirectories(directory.resolve("other-tool"));
        Process other = otherTool(notes);
        long begun = System.nanoTime();
        List<String> broken = new ArrayList<>();
        try {
            List<Future<Worktree>> asked = new ArrayList<>();
            for (int number = 0; number < WORKTREES; number++) {
                asked.add(callers.submit(opening("t" + number)));
            }
            for (Future<Worktree> each : asked) {
                Worktree made = each.get(10, TimeUnit.MINUTES);
                if (!isWhole(made)) {
                    broken.add(made.path().toString());
                }
            }
        } finally {
            Files.createFile(notes.resolve("stop"));
            assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        System.out.printf(
                "%d worktrees for %d callers in %d ms; rounds and failures of the other tool: %s",
                WORKTREES,
                CALLERS,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun),
                Files.readString(notes.resolve("done")));

        assertThat(broken).isEmpty();
        assertThat(Files.readString(notes.resolve("done")))
                .as("the other tool was busy")
                .doesNotStartWith("0 ");
        assertThat(bench.scratch.git("worktree", "list").lines()).hasSize(WORKTREES + 2);
        assertThat(bench.scratch.git("fsck", "--no-dangling")).doesNotContain("error", "missing");
    }

    private Callable<Worktree> opening(String track) {
        return () -> bench.open(track);
    }

    private boolean isWhole(Worktree made) {
        return bench.git(made, "status", "--porcelain").isEmpty()
                && bench.git(made, "symbolic-ref", "HEAD")
                        .equals(made.ownBranch().value())
                && Files.exists(made.path().resolve("src/a.txt"));
    }

    private Process otherTool(Path notes) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", OTHER_TOOL, "other-tool", notes.toString())
                .directory(bench.scratch.path().toFile());
        builder.environment().clear();
        builder.environment().putAll(bench.scratch.environment());
        return builder.start();
    }
}
