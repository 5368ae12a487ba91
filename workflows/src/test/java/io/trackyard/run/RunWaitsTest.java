package io.trackyard.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trackyard.testing.Plans;
import io.trackyard.testing.ScriptedRun;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunWaitsTest {
    @Test
    void waitsForTheEndOfAQuotaAndChargesNothing() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a")).script("a", "quota 5h, fail, quota 5h, fail, ok")) {
            run.carryOut();

            assertThat(run.task("a").state()).isEqualTo(TaskState.INTEGRATED);
            assertThat(run.task("a").attempts()).isEqualTo(3);
            assertThat(run.took()).isBetween(Duration.ofHours(10), Duration.ofHours(11));
        }
    }

    @Test
    void startsNoOtherTrackOfTheAccountDuringItsQuota() {
        PhaseSettings oneAtATime = ScriptedRun.settings(1);
        try (ScriptedRun run =
                ScriptedRun.of(oneAtATime, Plans.phase("a c<b", "b", "d")).script("b", "quota 1h, ok")) {
            run.carryOut();

            assertThat(run.activities().calls("carryOutTask"))
                    .containsExactly(
                            "carryOutTask a WORK 1",
                            "carryOutTask b WORK 1",
                            "carryOutTask b WORK 1",
                            "carryOutTask c WORK 1",
                            "carryOutTask d WORK 1");
        }
    }

    @Test
    void startsTracksDuringTheQuotaOfAnotherAccount() {
        try (ScriptedRun run = ScriptedRun.of(ScriptedRun.settings(2), Plans.phase("a", "b", "c"))
                .script("a", "elsewhere 5h, ok")) {
            run.carryOut();

            assertThat(run.activities().calls("carryOutTask"))
                    .containsExactlyInAnyOrder(
                            "carryOutTask a WORK 1",
                            "carryOutTask b WORK 1",
                            "carryOutTask c WORK 1",
                            "carryOutTask a WORK 1");
            assertThat(run.activities().calls("carryOutTask")).endsWith("carryOutTask a WORK 1");
            assertThat(run.task("a").attempts()).isEqualTo(1);
            assertThat(run.took()).isBetween(Duration.ofHours(5), Duration.ofHours(6));
        }
    }

    @Test
    void showsAtTheTaskThatItWaitsForTheQuotaOfAnotherAccount() {
        // the session that holds keeps time from being skipped
        try (ScriptedRun run =
                ScriptedRun.of(Plans.phase("a", "b")).script("a", "hold, ok").script("b", "hold, elsewhere 1h, ok")) {
            run.start();
            run.activities().awaitHeld("a");
            run.activities().release("b");

            await().until(() -> run.progress(1).tasks().get(1).nextTry() != null);

            assertThat(run.progress(1).waitingFor()).isNull();
            assertThat(run.progress(1).tasks().get(1).nextTry().why()).contains("QUOTA");
            run.activities().release("a");
            run.result();
            assertThat(run.task("b").state()).isEqualTo(TaskState.INTEGRATED);
        }
    }

    @Test
    void showsThatItWaitsForQuotaAndUntilWhen() {
        // the session that holds keeps time from being skipped
        try (ScriptedRun run =
                ScriptedRun.of(Plans.phase("a", "b")).script("a", "hold, ok").script("b", "hold, quota 1h, ok")) {
            long earliest = run.environment().currentTimeMillis();
            run.start();
            run.activities().awaitHeld("a");
            run.activities().release("b");
            await().until(() -> "quota".equals(run.progress(1).waitingFor()));

            long latest = run.environment().currentTimeMillis();
            assertThat(Instant.ofEpochMilli(run.progress(1).waitingUntil()))
                    .isBetween(
                            Instant.ofEpochMilli(earliest).plusSeconds(3600),
                            Instant.ofEpochMilli(latest).plusSeconds(3600));
            run.awaitState(RunState.WAITING);
            assertThat(run.progress().waitingFor()).isEqualTo("quota");

            run.activities().release("a");
            run.result();
            assertThat(run.progress().state()).isEqualTo(RunState.COMPLETED);
            assertThat(run.progress().waitingFor()).isNull();
        }
    }

    @Test
    void waitsForResourcesAndChargesNothing() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a*1")).script("a", "resources 10m, resources 10m, ok")) {
            run.carryOut();

            assertThat(run.task("a").state()).isEqualTo(TaskState.INTEGRATED);
            assertThat(run.task("a").attempts()).isEqualTo(1);
        }
    }

    @Test
    void aQuotaWhoseEndIsPastIsStillWaitedForALittle() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a")).script("a", "quota -1h, quota -1h, quota -1h, ok")) {
            long before = run.environment().currentTimeMillis();
            run.carryOut();

            assertThat(run.environment().currentTimeMillis() - before).isGreaterThan(30_000);
        }
    }

    @Test
    void faultsUseUpNoAttempt() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a"))
                .script("a", "interrupted, fail, crash, hand over, interrupted, fail, interrupted, ok")) {
            run.carryOut();

            assertThat(run.task("a").state()).isEqualTo(TaskState.INTEGRATED);
            assertThat(run.task("a").attempts()).isEqualTo(3);
        }
    }

    @Test
    void aLostWorkerUsesUpNoAttempt() {
        try (ScriptedRun run =
                ScriptedRun.of(ScriptedRun.losingSoon(4), Plans.phase("a*1")).script("a", "lost, ok")) {
            run.carryOut();

            assertThat(run.task("a").state()).isEqualTo(TaskState.INTEGRATED);
            assertThat(run.task("a").attempts()).isEqualTo(1);
        }
    }

    @Test
    void abandonsATaskThatTheInfrastructureBreaksAgainAndAgain() {
        String always = "interrupted, ".repeat(PhaseSettings.FAULTS + 1) + "ok";
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a", "b")).script("a", always)) {
            run.carryOut();

            assertThat(run.task("a").state()).isEqualTo(TaskState.ABANDONED);
            assertThat(run.task("a").attempts()).isZero();
            assertThat(run.task("a").reason()).isEqualTo("the infrastructure broke it 10 times: interrupted: FAULT");
            assertThat(run.task("b").state()).isEqualTo(TaskState.INTEGRATED);
        }
    }

    @Test
    void saysWhenATaskWhoseAgentCannotBeStartedIsTriedAgain() {
        // the session that holds keeps time from being skipped
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a", "b"))
                .script("a", "hold, ok")
                .script("b", "unstarted, unstarted, unstarted, unstarted, ok")) {
            run.start();
            run.activities().awaitHeld("a");
            await().until(() -> run.progress(1).tasks().get(1).nextTry() != null);
            TaskStatus waits = run.progress(1).tasks().get(1);

            assertThat(waits.state()).isEqualTo(TaskState.RUNNING);
            assertThat(waits.nextTry().why()).isEqualTo("interrupted: SETUP");
            assertThat(waits.nextTry().unstarted()).isTrue();
            assertThat(waits.nextTry().at())
                    .isGreaterThan(run.environment().currentTimeMillis() - 10_000)
                    .isLessThan(run.environment().currentTimeMillis() + 10_000);

            run.activities().release("a");
            run.result();
            assertThat(run.task("b").nextTry()).isNull();
            assertThat(run.task("b").attempts()).isEqualTo(1);
        }
    }

    @Test
    void givesAnAgentThatCannotBeStartedUpWithinTwoMinutes() {
        String always = "unstarted, ".repeat(PhaseSettings.FAULTS + 1) + "ok";
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a")).script("a", always)) {
            run.carryOut();

            assertThat(run.task("a").state()).isEqualTo(TaskState.ABANDONED);
            assertThat(run.task("a").attempts()).isZero();
            assertThat(run.task("a").reason()).isEqualTo("tried 10 times: interrupted: SETUP");
            assertThat(run.took()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
        }
    }

    @Test
    void namesAFailureWithoutAMessageByItsType() {
        String always = "crash, ".repeat(3 * PhaseSettings.FAULTS) + "ok";
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a")).script("a", always)) {
            run.carryOut();

            assertThat(run.task("a").reason()).endsWith("java.lang.IllegalStateException");
        }
    }

    @Test
    void aSessionThatIsRefusedIsNotTriedAgain() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a")).script("a", "refuse, ok")) {
            run.carryOut();

            assertThat(run.task("a").state()).isEqualTo(TaskState.ABANDONED);
            assertThat(run.task("a").reason()).isEqualTo("a person is needed");
            assertThat(run.activities().calls("carryOutTask")).hasSize(1);
        }
    }
}
