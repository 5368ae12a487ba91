package io.trackyard.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trackyard.testing.Plans;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhaseTasksTest {
    @Test
    void skipsAllThatNeedsALostTaskThroughOthersToo() {
        PhaseTasks tasks =
                new PhaseTasks(2, Plans.phase("c<b", "b<a a", "d<x", "e<y"), List.of("x"), List.of(), () -> 0);
        tasks.change("a", status -> status.in(TaskState.ABANDONED));
        tasks.skipLost();

        assertThat(tasks.all())
                .extracting(TaskStatus::id, TaskStatus::state, TaskStatus::reason)
                .containsExactly(
                        tuple("c", TaskState.SKIPPED, "needs b"),
                        tuple("b", TaskState.SKIPPED, "needs a"),
                        tuple("a", TaskState.ABANDONED, null),
                        tuple("d", TaskState.SKIPPED, "needs x"),
                        tuple("e", TaskState.PENDING, null));
    }

    @Test
    void neverTakesAnOutcomeBack() {
        PhaseTasks tasks = new PhaseTasks(1, Plans.phase("a"), List.of(), List.of(), () -> 0);
        tasks.change("a", status -> status.in(TaskState.INTEGRATED));
        tasks.cancelRest("the run was cancelled");

        assertThat(tasks.of("a").state()).isEqualTo(TaskState.INTEGRATED);
        assertThat(tasks.count(TaskState.INTEGRATED)).isEqualTo(1);
        assertThat(tasks.allSettled()).isTrue();
    }

    @Test
    void cancelsOnlyPendingTasksThatNobodyWasGiven() {
        PhaseTasks tasks = new PhaseTasks(1, Plans.phase("a b c"), List.of(), List.of(), () -> 0);
        tasks.change("a", status -> status.in(TaskState.RUNNING));
        tasks.giveAway(List.of("b"));
        tasks.cancelPending("drained");

        assertThat(tasks.all())
                .extracting(TaskStatus::state)
                .containsExactly(TaskState.RUNNING, TaskState.PENDING, TaskState.CANCELLED);
    }
}
