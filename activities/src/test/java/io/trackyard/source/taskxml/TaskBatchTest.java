package io.trackyard.source.taskxml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.plan.Check;
import io.trackyard.plan.EarlierWork;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.source.taskxml.BatchResult.Failure;
import io.trackyard.source.taskxml.BatchResult.Kind;
import io.trackyard.source.taskxml.BatchResult.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskBatchTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-10T12:00:00Z"));
    private static final Failure FAILURE =
            Failure.of("make test (exit 1)", List.of(Check.of("make test")), "make test (exit 1): 1 failed");

    @TempDir
    Path repository;

    private TasksFixture fixture;
    private TaskBatch batch;

    @BeforeEach
    void begin() {
        fixture = new TasksFixture(repository).planned("1-foundation: L1-001 L1-002 L1-003");
        batch = new TaskBatch(
                repository, fixture.path(""), new TaskBatch.Call("1-foundation", 2, Path.of("/w")), time -> {}, CLOCK);
    }

    @Test
    void leavesWhatIsVerifiedToBeMergedInTheOrderOfTheBatch() throws IOException {
        batch.enter(List.of(verified("L1-002", 1), verified("L1-001", 1)));

        JsonNode state = state();
        assertThat(state.at("/worktree_dir").asText()).isEqualTo("/w");
        assertThat(state.at("/status").asText()).isEqualTo("in_progress");
        assertThat(state.at("/current_batch").asInt()).isEqualTo(2);
        assertThat(state.at("/merge_queue").toString())
                .isEqualTo("[{\"task_id\":\"L1-002\",\"priority\":1,\"status\":\"ready\","
                        + "\"verified_at\":\"2026-01-10T12:00:00Z\"},"
                        + "{\"task_id\":\"L1-001\",\"priority\":2,\"status\":\"ready\","
                        + "\"verified_at\":\"2026-01-10T12:00:00Z\"}]");
        assertThat(state.at("/tasks/L1-001/status").asText()).isEqualTo("verified");
        assertThat(state.at("/tasks/L1-001/branch").asText()).isEqualTo("worktree-L1-001");
        assertThat(state.at("/worktrees/L1-001/path").asText()).isEqualTo("/w/L1-001");
        assertThat(batch.ready()).isEqualTo(2);
        assertThat(batch.standing(TaskId.of("L1-001"))).isEqualTo(new TaskBatch.Standing(0, false, true));
        assertThat(ExecuteStateSchema.complaintsOf(fixture.read("execute-state.json")))
                .isEmpty();
    }

    @Test
    void keepsWhatTheNextTryIsToBeTold() {
        batch.enter(List.of(failed(Kind.FAILED, "L1-001", 1)));

        Task next = fixture.tasks().get(0);
        assertThat(next.earlier()).isEqualTo(new EarlierWork("worktree-L1-001", "/w/L1-001"));
        assertThat(next.prompt()).contains("attempt 1: make test: make test (exit 1)", "make test (exit 1): 1 failed");
        assertThat(batch.standing(TaskId.of("L1-001"))).isEqualTo(new TaskBatch.Standing(1, false, false));
        assertThat(batch.ready()).isZero();

        batch.enter(List.of(verified("L1-001", 2)));

        assertThat(fixture.read("execute-state.json")).contains("\"type\": \"fix\"", "\"failed\": []");
        assertThat(ExecuteStateSchema.complaintsOf(fixture.read("execute-state.json")))
                .isEmpty();
    }

    @Test
    void namesWhatIsAbandoned() throws IOException {
        batch.enter(List.of(failed(Kind.ABANDONED, "L1-001", 5)));

        assertThat(state().at("/abandoned/0").asText()).isEqualTo("L1-001");
        assertThat(state().at("/metrics/tasks_abandoned").asInt()).isEqualTo(1);
        assertThat(batch.standing(TaskId.of("L1-001"))).isEqualTo(new TaskBatch.Standing(5, true, false));
        assertThat(ExecuteStateSchema.complaintsOf(fixture.read("execute-state.json")))
                .isEmpty();
    }

    @Test
    void entersNothingOfATaskThatHadNoAttempt() throws IOException {
        batch.enter(List.of(new BatchResult("L1-003", "", Kind.FAILED, 0, null, FAILURE)));

        assertThat(state().at("/tasks/L1-003/status").asText()).isEqualTo("pending");
    }

    @ParameterizedTest
    @CsvSource({
        "make test (exit 1), verification_failed, make test",
        "make test (took longer than 300 s), verification_failed, make test",
        "its session took longer than 600 s, timeout, ",
        "conflicts: conflicts with the run's branch in a, merge_conflict, ",
        "its session ended with exit code 3, implementation_error, "
    })
    void tellsByTheReasonWhatFailed(String reason, String type, String step) {
        Failure failure = Failure.of(reason, List.of(Check.of("true"), Check.of("make test")), reason);

        assertThat(failure.type()).isEqualTo(type);
        assertThat(failure.step()).isEqualTo(step);
    }

    private static BatchResult verified(String id, int attempt) {
        return new BatchResult(id, "Task", Kind.VERIFIED, attempt, place(id), null);
    }

    private static BatchResult failed(Kind kind, String id, int attempt) {
        return new BatchResult(id, "Task", kind, attempt, place(id), FAILURE);
    }

    private static Place place(String id) {
        return new Place("/w/" + id, "worktree-" + id, "abc1234");
    }

    private JsonNode state() throws IOException {
        return new ObjectMapper().readTree(fixture.read("execute-state.json"));
    }
}
