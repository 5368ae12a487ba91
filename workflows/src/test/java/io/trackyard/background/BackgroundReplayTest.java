package io.trackyard.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.workflow.Workflow;
import io.trackyard.testing.Replay;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replays the histories that {@link BackgroundRecorderTest} recorded. */
class BackgroundReplayTest {
    static List<Path> histories() throws IOException, URISyntaxException {
        Path directory = Path.of(Objects.requireNonNull(BackgroundReplayTest.class.getResource("/background-histories"))
                .toURI());
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    void recordedHistoriesReplay(Path file) throws Exception {
        Replay.of(read(file), CoordinatorWorkflowImpl.class, BackgroundWorkflowImpl.class);
    }

    @Test
    void everyRecordedOneIsThere() throws Exception {
        assertThat(histories())
                .extracting(file -> file.getFileName().toString().replaceFirst("-.*", ""))
                .contains(Stream.of(RecordedBackground.values())
                        .map(tasks -> tasks.name().toLowerCase(Locale.ROOT))
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("histories")
    void aChangedWorkflowDoesNotReplay(Path file) throws IOException {
        WorkflowExecutionHistory history = read(file);

        assertThatThrownBy(() -> Replay.of(history, ChangedCoordinator.class, ChangedBackground.class))
                .hasStackTraceContaining("NonDeterministic");
    }

    /** No retry is Temporal's own policy: what the server was told. */
    @Test
    void everySessionIsScheduledWithOneAttempt() throws Exception {
        int sessions = 0;
        for (Path file : histories()) {
            for (HistoryEvent event : read(file).getEvents()) {
                var scheduled = event.getActivityTaskScheduledEventAttributes();
                if (scheduled.getActivityType().getName().equals("carryOutBackground")) {
                    assertThat(scheduled.getRetryPolicy().getMaximumAttempts())
                            .as("%s, event %d", file.getFileName(), event.getEventId())
                            .isEqualTo(1);
                    sessions++;
                }
            }
        }
        assertThat(sessions).isGreaterThan(5);
    }

    /** With the id it had, since the ids of children are made from it. */
    private static WorkflowExecutionHistory read(Path file) throws IOException {
        boolean coordinator = file.getFileName().toString().endsWith("-coordinator.json");
        String id = ScriptedBackground.COORDINATOR;
        return WorkflowExecutionHistory.fromJson(
                Files.readString(file), coordinator ? id : BackgroundIds.task(id, "a"));
    }

    /** Waits before it begins: a command that no history holds. */
    public static final class ChangedBackground implements BackgroundWorkflow {
        @Override
        public BackgroundOutcome carryOut(BackgroundInput input) {
            Workflow.sleep(Duration.ofSeconds(1));
            return new BackgroundWorkflowImpl().carryOut(input);
        }
    }

    /** Waits before it begins. */
    public static final class ChangedCoordinator implements CoordinatorWorkflow {
        @Override
        public void coordinate(CoordinatorInput input) {
            Workflow.sleep(Duration.ofSeconds(1));
        }

        @Override
        public void submit(Submission submission) {}

        @Override
        public void cancel(Cancellation cancellation) {}

        @Override
        public void ended(BackgroundOutcome outcome) {}

        @Override
        public void mirror() {}

        @Override
        public BackgroundProgress progress() {
            return BackgroundProgress.IDLE;
        }
    }
}
