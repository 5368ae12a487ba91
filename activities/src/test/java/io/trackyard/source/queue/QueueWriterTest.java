package io.trackyard.source.queue;

import static io.trackyard.activity.TaskNews.Kind.ABANDONED;
import static io.trackyard.activity.TaskNews.Kind.CLAIMED;
import static io.trackyard.activity.TaskNews.Kind.INTEGRATED;
import static io.trackyard.activity.TaskNews.Kind.RELEASED;
import static io.trackyard.activity.TaskNews.Kind.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackyard.activity.TaskNews;
import io.trackyard.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What news make of the files of a queue. */
class QueueWriterTest {
    private static final String ITEM = "# A\n\n**Status**: pending\n**Priority**: high\n\n## Status: not this\n";

    @TempDir
    Path repository;

    private QueueFiles files;

    @BeforeEach
    void begin() {
        files = new QueueFiles(repository);
    }

    @ParameterizedTest
    @CsvSource({
        "pending, CLAIMED, in_progress",
        "pending, INTEGRATED, completed",
        "pending, ABANDONED, blocked",
        "pending, SKIPPED, blocked",
        "pending, RELEASED, pending",
        "in_progress, CLAIMED, in_progress",
        "in_progress, INTEGRATED, completed",
        "in_progress, ABANDONED, blocked",
        "in_progress, SKIPPED, in_progress",
        "in_progress, RELEASED, pending",
        "completed, CLAIMED, completed",
        "completed, INTEGRATED, completed",
        "completed, ABANDONED, completed",
        "completed, SKIPPED, completed",
        "completed, RELEASED, completed",
        "blocked, CLAIMED, in_progress",
        "blocked, INTEGRATED, blocked",
        "blocked, ABANDONED, blocked",
        "blocked, SKIPPED, blocked",
        "blocked, RELEASED, blocked"
    })
    void renamesUnlessAnotherToolHasGoneFurther(String before, TaskNews.Kind news, String after) {
        files.write("001-" + before + "-a.md", "# A\n\n**Status**: " + before + "\n");

        files.tell(news, "001", "why").tell(news, "001", "why");

        assertThat(files.names()).containsExactly("001-" + after + "-a.md");
        assertThat(files.read("001-" + after + "-a.md")).contains("**Status**: " + after + "\n");
    }

    @Test
    void keepsTheStatusInTheBodyEqualAndAllElseAsItIs() {
        files.write("001-pending-a.md", ITEM);

        files.tell(CLAIMED, "001", "");

        assertThat(files.read("001-in_progress-a.md")).isEqualTo(ITEM.replace(": pending", ": in_progress"));
    }

    @Test
    void saysInTheBodyWhyAnItemIsBlockedAndTakesThatBackLater() {
        files.write("001-pending-a.md", ITEM);

        files.tell(CLAIMED, "001", "").tell(ABANDONED, "001", "2 tests\nfail").tell(ABANDONED, "001", "again");

        assertThat(files.read("001-blocked-a.md"))
                .isEqualTo(
                        ITEM.replace(
                                ": pending\n",
                                ": blocked\n**BlockedReason**: given up after 3 attempts: 2 tests fail (trackyard/swift-otter)\n"));

        files.tell(INTEGRATED, "001", "");

        assertThat(files.read("001-completed-a.md")).isEqualTo(ITEM.replace(": pending", ": completed"));
    }

    @Test
    void doesNotClaimAgainWhatTheSameRunHasGivenUp() {
        files.write("001-pending-a.md", ITEM);

        files.tell(ABANDONED, "001", "x").tell(CLAIMED, "001", "");

        assertThat(files.names()).containsExactly("001-blocked-a.md");
    }

    @Test
    void keepsTheEndsOfLinesAndAByteOrderMark() {
        files.write("001-pending-a.md", "\uFEFF# A\r\n\r\n- Status: pending  \r\n- Priority: low\r\n");

        files.tell(SKIPPED, "001", "needs 002");

        assertThat(files.read("001-blocked-a.md"))
                .isEqualTo("\uFEFF# A\r\n\r\n- Status: blocked  \r\n- BlockedReason: left out: needs 002"
                        + " (trackyard/swift-otter)\r\n- Priority: low\r\n");
    }

    @Test
    void givesAnItemWithoutAStatusNoneButAReason() {
        files.write("001-pending-a.md", "# A").write("002-pending-b.md", "Words.\n");

        files.tell(SKIPPED, "001", "x").tell(SKIPPED, "002", "y").tell(SKIPPED, "003", "gone");

        assertThat(files.read("001-blocked-a.md"))
                .isEqualTo("# A\n**BlockedReason**: left out: x (trackyard/swift-otter)");
        assertThat(files.read("002-blocked-b.md"))
                .isEqualTo("**BlockedReason**: left out: y (trackyard/swift-otter)\nWords.\n");
    }

    @Test
    void finishesABodyThatADeathLeftBehind() {
        files.write("001-completed-a.md", ITEM).write("002-blocked-b.md", ITEM);

        files.tell(INTEGRATED, "001", "").tell(ABANDONED, "002", "x");

        assertThat(files.read("001-completed-a.md")).contains("**Status**: completed\n");
        assertThat(files.read("002-blocked-b.md")).contains("**Status**: blocked\n**BlockedReason**: given up");
    }

    @Test
    void overwritesNothingThatIsThereAlready() throws IOException {
        files.write("001-pending-a.md", ITEM);
        Files.createDirectory(files.path("001-in_progress-a.md"));

        assertThatThrownBy(() -> files.tell(CLAIMED, "001", "")).isInstanceOf(ProblemException.class);

        assertThat(files.read("001-pending-a.md")).isEqualTo(ITEM);
    }

    @Test
    void leavesAloneWhatHasBecomeTwoItems() {
        files.write("001-pending-a.md", ITEM).write("001-blocked-b.md", ITEM);

        files.tell(CLAIMED, "001", "");

        assertThat(files.names()).containsExactly("001-blocked-b.md", "001-pending-a.md");
    }

    @Test
    void comesOutTheSameHoweverOftenTheNewsCome() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<TaskNews.Kind> ends = List.of(INTEGRATED, ABANDONED, RELEASED);
        TaskNews.Kind end = ends.get(random.nextInt(ends.size()));
        files.write("001-pending-a.md", ITEM).tell(CLAIMED, "001", "").tell(end, "001", "x");
        String name = files.names().get(0);
        String once = files.read(name);

        for (int again = random.nextInt(4); again >= 0; again--) {
            files.tell(CLAIMED, "001", "").tell(end, "001", "x");
        }

        assertThat(files.names()).as("seed %d", seed).containsExactly(name);
        assertThat(files.read(name)).as("seed %d", seed).isEqualTo(once);
    }

    @Test
    void namesTheDirectoryItWritesTo() {
        files.write("001-pending-a.md", ITEM);

        assertThat(files.source().writer().orElseThrow().paths()).containsExactly(".agent/queue");
    }
}
