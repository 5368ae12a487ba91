package io.trackyard.source.taskxml;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.plan.Check;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.TaskLimits;
import io.trackyard.plan.Tried;
import io.trackyard.policy.BatchCall;
import io.trackyard.policy.FailedAttempt.Type;
import io.trackyard.problem.Problem;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.SourceContent;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskXmlBatchTest {
    @TempDir
    Path repository;

    private TasksFixture fixture;

    @BeforeEach
    void begin() {
        fixture = new TasksFixture(repository).planned("0-setup: L0-001", "1-foundation: L1-001 L1-002<L1-001 L1-003");
    }

    @Test
    void takesTheTasksThatAreNamedWithOneAttemptEachAndLeavesTheOrderOfLayersToWhoeverAsks() {
        fixture.write(
                "execute-state.json",
                "{\"tasks\": {\"L1-003\": {\"status\": \"failed\", \"attempts\": 2,"
                        + "\"errors\": [{\"attempt\": 2, \"step\": \"make test\", \"message\": \"1 failed\"}]}}}");

        List<Task> tasks = read("L1-003", "L1-001", "L1-002").tasks().tasks();

        assertThat(tasks).extracting(task -> task.id().text()).containsExactly("L1-003", "L1-001", "L1-002");
        assertThat(tasks).extracting(task -> task.group().label()).containsOnly("layer 1-foundation, batch 4");
        assertThat(tasks.get(0).limits())
                .isEqualTo(new TaskLimits(1, null, null, new Tried(2, "make test", "1 failed")));
        assertThat(tasks.get(0).limits().number(1)).isEqualTo(3);
        assertThat(tasks.get(1).limits()).isEqualTo(new TaskLimits(1, null));
    }

    @Test
    void refusesEveryTaskThatCannotBeCarriedOut() {
        fixture.write("execute-state.json", "{\"tasks\": {\"L1-003\": {\"status\": \"abandoned\", \"attempts\": 5}}}");

        assertThat(read("L9-001", "L1-002", "L1-003").faults())
                .extracting(Problem::what)
                .containsExactly(
                        "--task-ids L9-001: no task has this id",
                        "L1-002 needs L1-001, which is not merged yet",
                        "L1-003 cannot be carried out: abandoned after 5 attempts (--take L1-003 to try again)");
        assertThat(read("L9-001").faults().get(0).why())
                .isEqualTo("the tasks of layer 1-foundation are: L1-001, L1-002, L1-003");
    }

    @Test
    void leavesOutWhatIsVerifiedOrMerged() {
        fixture.write("execute-state.json", """
                {"tasks": {"L1-001": {"status": "completed"}, "L1-003": {"status": "verified", "attempts": 1}}}
                """);

        SourceContent content = read("L1-001", "L1-002", "L1-003");

        assertThat(content.faults()).isEmpty();
        assertThat(content.tasks().tasks()).extracting(task -> task.id().text()).containsExactly("L1-002");
    }

    @ParameterizedTest
    @CsvSource({
        "make test (exit 1), VERIFICATION_FAILED, make test",
        "make test (took longer than 300 s), VERIFICATION_FAILED, make test",
        "its session took longer than 600 s, TIMEOUT, ",
        "conflicts: conflicts with the run's branch in a, MERGE_CONFLICT, ",
        "its session ended with exit code 3, IMPLEMENTATION_ERROR, "
    })
    void tellsByTheReasonWhatFailed(String reason, Type type, String step) {
        assertThat(ErrorKind.of(reason, List.of(Check.of("true"), Check.of("make test"))))
                .isEqualTo(new ErrorKind(type, step));
    }

    private SourceContent read(String... ids) {
        BatchCall call = new BatchCall(
                "1-foundation", 4, "/w", Stream.of(ids).map(TaskId::of).toList());
        return fixture.source().batch(call).orElseThrow().read(KnownTasks.NONE);
    }
}
