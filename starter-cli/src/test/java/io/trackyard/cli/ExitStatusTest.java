package io.trackyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.run.RunState;
import io.trackyard.run.TaskState;
import io.trackyard.run.TaskStatus;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExitStatusTest {
    @Test
    void aRunIsDoneWhereAllOfItIsIntegrated() {
        assertThat(of(RunState.COMPLETED, TaskState.INTEGRATED)).isEqualTo(ExitStatus.DONE);
        assertThat(of(RunState.COMPLETED, TaskState.INTEGRATED, TaskState.SKIPPED))
                .isEqualTo(ExitStatus.INCOMPLETE);
    }

    @Test
    void aPausedRunWaitsForAPersonOnceNothingIsBeingCarriedOut() {
        assertThat(of(RunState.PAUSED, TaskState.INTEGRATED, TaskState.PENDING)).isEqualTo(ExitStatus.WAITING);
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNNING", "VERIFYING", "VERIFIED"})
    void aPausedRunGoesOnWhileSomethingIsBeingCarriedOut(TaskState state) {
        assertThat(of(RunState.PAUSED, state, TaskState.PENDING)).isEqualTo(ExitStatus.RUNNING);
    }

    @Test
    void aPauseHoldsNothingUpWhereNothingIsPending() {
        assertThat(of(RunState.PAUSED, TaskState.INTEGRATED)).isEqualTo(ExitStatus.RUNNING);
    }

    @Test
    void aRunThatWaitsForAQuotaWaitsForNobody() {
        assertThat(of(RunState.WAITING, TaskState.PENDING)).isEqualTo(ExitStatus.RUNNING);
    }

    @Test
    void everyCodeMeansOneThing() {
        assertThat(Stream.of(ExitStatus.values()).map(ExitStatus::code)).doesNotHaveDuplicates();
    }

    private static ExitStatus of(RunState run, TaskState... tasks) {
        List<TaskStatus> statuses = Arrays.stream(tasks)
                .map(state -> new TaskStatus("t", "T", 1, "A", state, 1, null, null, null, null))
                .toList();
        return ExitStatus.of(run, statuses);
    }
}
