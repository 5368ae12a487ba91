package io.trackyard.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.workflow.Workflow;
import io.trackyard.activity.LoadPhase;
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

/** Replays the histories that {@link HistoryRecorderTest} recorded. */
class ReplayTest {
    static List<Path> histories() throws IOException, URISyntaxException {
        Path directory = Path.of(Objects.requireNonNull(ReplayTest.class.getResource("/histories"))
                .toURI());
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    void recordedHistoriesReplay(Path file) throws Exception {
        Replay.of(read(file), RunWorkflowImpl.class, PhaseWorkflowImpl.class);
    }

    @Test
    void everyRecordedRunIsThere() throws Exception {
        assertThat(histories())
                .extracting(file -> file.getFileName().toString().replaceFirst("-.*", ""))
                .contains(Stream.of(RecordedRun.values())
                        .map(run -> run.name().toLowerCase(Locale.ROOT))
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("histories")
    void aChangedWorkflowDoesNotReplay(Path file) throws IOException {
        WorkflowExecutionHistory history = read(file);

        assertThatThrownBy(() -> Replay.of(history, ChangedRunWorkflow.class, ChangedPhaseWorkflow.class))
                .hasStackTraceContaining("NonDeterministic");
    }

    /** The policy is Temporal's own: what a task has left of its attempts is what the server was told. */
    @Test
    void theAttemptsThatAreLeftAreTheRetryOptions() throws Exception {
        ObjectMapper json = new ObjectMapper();
        int sessions = 0;
        for (Path file : histories()) {
            for (HistoryEvent event : read(file).getEvents()) {
                var scheduled = event.getActivityTaskScheduledEventAttributes();
                if (scheduled.getActivityType().getName().equals("carryOutTask")) {
                    JsonNode request = json.readTree(
                            scheduled.getInput().getPayloads(0).getData().toByteArray());
                    int left = request.get("limit").asInt()
                            - request.get("ledger").get("failures").asInt();
                    assertThat(scheduled.getRetryPolicy().getMaximumAttempts())
                            .as("%s, event %d", file.getFileName(), event.getEventId())
                            .isEqualTo(left);
                    sessions++;
                }
            }
        }
        assertThat(sessions).isGreaterThan(15);
    }

    @Test
    void aTaskIsScheduledWithTheAttemptsOfItsPolicy() throws Exception {
        Path plain = histories().stream()
                .filter(file -> file.endsWith("plain-phase-1.json"))
                .findFirst()
                .orElseThrow();

        assertThat(read(plain).getEvents().stream()
                        .map(HistoryEvent::getActivityTaskScheduledEventAttributes)
                        .filter(scheduled ->
                                scheduled.getActivityType().getName().equals("carryOutTask"))
                        .map(scheduled -> scheduled.getRetryPolicy().getMaximumAttempts()))
                // a; c, which has one; b with its five; and what is left of them after conflict, fault and red gate
                .containsExactlyInAnyOrder(3, 1, 5, 5, 4, 3);
    }

    /** With the id it had, since the ids of children are made from it. */
    private static WorkflowExecutionHistory read(Path file) throws IOException {
        String run = WorkflowIds.run("repository", "bright-heron");
        String whose =
                file.getFileName().toString().replaceFirst("^[a-z_]+-", "").replace(".json", "");
        String id = switch (whose.replaceFirst("-.*", "")) {
            case "run" -> run;
            case "phase" -> run + "/" + whose;
            default -> run + "/phase-1/" + whose;
        };
        return WorkflowExecutionHistory.fromJson(Files.readString(file), id);
    }

    /** Waits before it begins: a command that no history holds. */
    public static final class ChangedRunWorkflow implements RunWorkflow {
        @Override
        public void answer(Answer answer) {}

        @Override
        public RunResult carryOut(RunInput input) {
            Workflow.sleep(Duration.ofSeconds(1));
            return new RunWorkflowImpl(input).carryOut(input);
        }

        @Override
        public void pause(Command command) {}

        @Override
        public void unpause(Command command) {}

        @Override
        public void drain(Command command) {}

        @Override
        public void phaseNote(PhaseNote note) {}

        @Override
        public RunProgress progress() {
            throw new UnsupportedOperationException();
        }
    }

    /** Reads its phase in every case, and twice. */
    public static final class ChangedPhaseWorkflow implements PhaseWorkflow {
        @Override
        public void answer(Answer answer) {}

        @Override
        public PhaseResult carryOut(PhaseInput input) {
            Steps steps = new Steps(input.settings());
            for (int time = 0; time < 2; time++) {
                steps.run("Read").load(new LoadPhase(RunInput.SCHEMA, input.run(), input.phase()));
            }
            return new PhaseResult(List.of(), false, List.of(), null, null);
        }

        @Override
        public void steer(RunMode mode) {}

        @Override
        public void verified(VerifiedTask task) {}

        @Override
        public void queued(QueueAnswer answer) {}

        @Override
        public void quota(QuotaNote note) {}

        @Override
        public void account(AccountNote note) {}

        @Override
        public PhaseProgress progress() {
            throw new UnsupportedOperationException();
        }
    }
}
