package io.trackyard.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackyard.account.Account;
import io.trackyard.activity.Interruption;
import io.trackyard.activity.Interruption.Cause;
import io.trackyard.attempt.Pulse;
import io.trackyard.policy.Budget;
import io.trackyard.policy.Budget.Per;
import io.trackyard.policy.Budget.Then;
import io.trackyard.policy.ClientTerms.Client;
import io.trackyard.policy.Resources;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.testing.ClaudeLines;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Calibrating agents share their account's quota, room and budgets with all other sessions of the host. */
class CalibrationSpendingIT extends ScriptedCalibration {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void leavesAnAccountAloneWhoseQuotaIsUsedUp() throws Exception {
        begin();
        agent.says(CalibratingWorker.WELL).endsWell();
        run.accounts()
                .pausesOf(new Account(account(), false))
                .begin(account(), worker.time.instant().plus(MINUTE));

        assertThat(worker.interruption(1).cause()).isEqualTo(Cause.QUOTA);
        assertThat(agent.starts()).as("no session for nothing").isEmpty();

        worker.time.advance(MINUTE);
        assertThat(worker.calibrate(1).passed()).isTrue();
    }

    @Test
    void hasItsAccountLeftAloneWhereItMeetsTheQuota() throws Exception {
        begin();
        agent.says("retry-after: 60").endsWith(75);

        assertThat(worker.interruption(1).cause()).isEqualTo(Cause.QUOTA);
        assertThat(run.accounts().pausesOf(new Account(account(), false)).of(account(), worker.time.instant()))
                .contains(worker.time.instant().plus(MINUTE));
    }

    @Test
    void waitsForRoomAndIsCountedItself() throws Exception {
        draft.wanting(new Resources(0, 0, 1, null));
        begin();
        agent.waitsFor("go").says(CalibratingWorker.WELL).endsWell();
        worker.pulse.answers(Pulse.Word.DETACH);
        assertThatThrownBy(() -> worker.calibrate(1)).hasMessage("DETACH");
        worker.pulse.answers(Pulse.Word.GO_ON);

        Interruption told = worker.interruption(2);

        assertThat(told.cause()).isEqualTo(Cause.RESOURCES);
        assertThat(told.message()).startsWith("1 sessions of the account");
        agent.receives("go");
        assertThat(worker.calibrate(1).passed())
                .as("what runs already needs no room")
                .isTrue();
        assertThat(worker.calibrate(2).passed()).isTrue();
        assertThat(agent.starts()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "PHASE, BUDGET, the budget of phase 1 is spent",
        "RUN, BUDGET, the budget of the run is spent",
        "DAY, QUOTA, today's budget is spent",
        "ACCOUNT, QUOTA, today's budget of the account"
    })
    void endsASessionThatSpendsABudgetAndStartsNoOther(Per per, Cause cause, String words) throws Exception {
        begin(per);
        agent.says(ClaudeLines.uses()).runs("sleep 1000");

        Interruption told = worker.interruption(1);

        assertThat(told.cause()).isEqualTo(cause);
        assertThat(told.message()).startsWith(words).endsWith(": 1,050 of 1,000 tokens");
        assertThat(ProcessIdentity.of(agent.starts().get(0))).isEmpty();
        assertThat(worker.files(1).read().orElseThrow().asked())
                .as("it is no answer")
                .isZero();

        assertThat(worker.interruption(1).message()).isEqualTo(told.message());
        assertThat(agent.starts()).hasSize(1);
    }

    @Test
    void looksOnceAPersonAllowedTheRunAsMuchAgain() throws Exception {
        begin(Per.RUN);
        looks();
        worker.calibrate(1);
        assertThat(worker.interruption(2).cause()).isEqualTo(Cause.BUDGET);

        assertThat(worker.calibrate(2, 1).passed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Per.class,
            names = {"ATTEMPT", "TASK"})
    void isNoAttemptAtATask(Per per) throws Exception {
        begin(per);
        looks();

        assertThat(worker.calibrate(1).passed()).isTrue();
        assertThat(worker.calibrate(2).passed()).isTrue();
    }

    /** Uses up a budget, and ends by itself before a second look at that. */
    private void looks() throws IOException {
        worker.pulse.meanwhile(() -> {});
        agent.says(ClaudeLines.begins())
                .says(ClaudeLines.uses())
                .says(ClaudeLines.succeeds(CalibratingWorker.WELL))
                .endsWell();
    }

    private String account() {
        return agent.executable().toString();
    }

    private void begin(Per per) {
        draft.speaking(Client.CLAUDE).spending(new Budget(per, Then.STOP, 1_000L, null, null, null));
        begin();
        worker.pulse.meanwhile(() -> worker.time.advance(BETWEEN_LOOKS));
    }

    private void begin() {
        begin(draft.calibrated(true));
    }
}
