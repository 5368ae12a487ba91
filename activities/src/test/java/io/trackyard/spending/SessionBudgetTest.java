package io.trackyard.spending;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.policy.Budget;
import io.trackyard.policy.Budget.Per;
import io.trackyard.policy.Budget.Then;
import io.trackyard.policy.Usage;
import io.trackyard.spending.Bill.Payer;
import io.trackyard.testing.SettableTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionBudgetTest {
    private static final Payer MINE = new Payer("repo", "calm-otter", 2, "T1", 0, 1);
    private static final Payer CALIBRATION = Payer.ofCalibration("repo", "calm-otter", 2, 1, 1);
    private static final String ACCOUNT = "claude";

    private final SettableTime time = new SettableTime(Instant.parse("2026-11-29T12:00:00Z"));

    @TempDir
    private Path directory;

    private Bills bills;

    @BeforeEach
    void open() {
        bills = new Bills(directory, ZoneOffset.UTC, session -> !session.equals(Path.of("gone")));
    }

    @ParameterizedTest
    @CsvSource({
        "ATTEMPT, 100",
        "TASK, 300", // and of its other attempt
        "PHASE, 3900", // and of another task of the phase, and of its calibration
        "RUN, 4700", // and of another phase
        "DAY, 14300", // and of another run and of background tasks today, whoever's account
        "ACCOUNT, 12700"
    })
    void sumsUpWhatIsPaidOutOfTheSameBudget(Per per, long spent) {
        ended("s1", MINE, ACCOUNT, tokens(100));
        ended("s2", new Payer("repo", "calm-otter", 2, "T1", 0, 2), ACCOUNT, tokens(200));
        ended("s3", new Payer("repo", "calm-otter", 2, "T2", 0, 1), ACCOUNT, tokens(400));
        ended("s4", new Payer("repo", "calm-otter", 1, "T0", 0, 1), ACCOUNT, tokens(800));
        ended("s5", new Payer("repo", "other", 2, "T1", 0, 1), ACCOUNT, tokens(1600));
        ended("s6", new Payer("else", "calm-otter", 2, "T1", 0, 1), "codex", tokens(1600));
        ended("s7", CALIBRATION, ACCOUNT, tokens(3200));
        ended("s8", Payer.ofBackground("T1", 1), ACCOUNT, tokens(6400));

        assertThat(budget(tokens(per, spent)).look().spent()).isPresent();
        assertThat(budget(tokens(per, spent + 1)).look().spent()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ATTEMPT, false", "TASK, false", "PHASE, true", "RUN, true", "DAY, true", "ACCOUNT, true"})
    void aCalibrationIsPaidByItsPhaseAndByNoTask(Per per, boolean isPaid) {
        ended("s1", CALIBRATION, ACCOUNT, tokens(100));

        assertThat(budget(CALIBRATION, tokens(per, 100)).beforeStart().isPresent())
                .isEqualTo(isPaid);
    }

    @ParameterizedTest
    @CsvSource({"ATTEMPT, false", "TASK, false", "PHASE, false", "RUN, false", "DAY, true", "ACCOUNT, true"})
    void aBackgroundTaskIsPaidByTheDayAndTheAccountAlone(Per per, boolean isPaid) {
        Payer background = Payer.ofBackground("search-1", 1);
        ended("s1", background, ACCOUNT, tokens(100));

        assertThat(budget(background, tokens(per, 100)).beforeStart().isPresent())
                .isEqualTo(isPaid);
    }

    @Test
    void beginsAnewAtMidnight() {
        ended("s1", MINE, ACCOUNT, tokens(100));
        time.advance(Duration.ofHours(12));

        assertThat(budget(tokens(Per.DAY, 100)).beforeStart()).isEmpty();
        assertThat(budget(tokens(Per.ACCOUNT, 100)).beforeStart()).isEmpty();
        assertThat(budget(tokens(Per.RUN, 100)).beforeStart())
                .as("a run does not")
                .isPresent();
    }

    @Test
    void saysWhichBudgetItIsAndUntilWhen() {
        ended("s1", MINE, ACCOUNT, new Usage(1_234_000, 0, 5_030_000L));

        Overspending today = budget(new Budget(Per.ACCOUNT, Then.STOP, 1_000_000L, 5_000_000L, null, null))
                .beforeStart()
                .orElseThrow();

        assertThat(today.words())
                .isEqualTo(
                        "today's budget of the account claude is spent: 1,234,000 of 1,000,000 tokens, $5.03 of $5.00");
        assertThat(today.until()).contains(Instant.parse("2026-11-30T00:00:00Z"));
    }

    /** Claude Code names money at the end of a session only. */
    @Test
    void takesALiveSessionThatNamesNoMoneyForAsDearAsThoseBeforeIt() {
        ended("s1", new Payer("repo", "other", 1, "X", 0, 1), ACCOUNT, new Usage(900, 100, 2_000_000L));
        ended("s2", new Payer("repo", "other", 1, "Y", 0, 1), "codex", new Usage(1, 0, 9_000_000L));
        live("s3", MINE, new Usage(400, 100, null));

        assertThat(budget(dollars(1)).look().spent()).as("$2 for 1,000 tokens").isPresent();
        assertThat(budget(dollars(1).times(2)).look().spent()).isEmpty();

        ended("s3", MINE, ACCOUNT, new Usage(400, 100, null));
        assertThat(budget(dollars(1)).look().spent()).as("what never named any").isEmpty();
    }

    @Test
    void countsTheTimeOfASessionThatRuns() {
        live("s1", MINE, null);
        Budget minute = new Budget(Per.TASK, Then.STOP, null, null, 60L, null);
        time.advance(Duration.ofSeconds(59));
        assertThat(budget(minute).look().spent()).isEmpty();
        time.advance(Duration.ofSeconds(1));
        assertThat(budget(minute).look().spent().orElseThrow().words())
                .isEqualTo("the budget of the task is spent: 60 of 60 s of sessions");
    }

    /** As the session of a run that was terminated. */
    @Test
    void countsNoTimeOfASessionThatDiedUnwatched() {
        bills.write(Bill.opened("s1", "gone", MINE, ACCOUNT, time.millis()).at(time.millis() + 5_000, null, false));
        time.advance(Duration.ofHours(1));

        assertThat(budget(new Budget(Per.TASK, Then.STOP, null, null, 6L, null))
                        .look()
                        .spent())
                .isEmpty();
        assertThat(budget(new Budget(Per.TASK, Then.STOP, null, null, 5L, null))
                        .look()
                        .spent())
                .isPresent();
    }

    @Test
    void endsNoSessionThatWasAllowedByTheirNumber() {
        live("s1", MINE, null);
        Budget one = new Budget(Per.RUN, Then.STOP, null, null, null, 1L);

        assertThat(budget(one).look().spent()).isEmpty();
        assertThat(budget(one).beforeStart()).isPresent();
    }

    @Test
    void warnsAndEndsNothing() {
        ended("s1", MINE, ACCOUNT, tokens(100));
        Budget warning = new Budget(Per.RUN, Then.WARN, 100L, null, null, null);

        assertThat(budget(warning).beforeStart()).isEmpty();
        assertThat(budget(warning).look().warning()).contains("the budget of the run is spent: 100 of 100 tokens");
    }

    @Test
    void hasAsMuchAgainForEachTimeThatAPersonSaidSo() {
        ended("s1", MINE, ACCOUNT, tokens(250));
        Budget hundred = tokens(Per.RUN, 100);

        assertThat(granted(hundred, 1, 0).beforeStart()).isPresent();
        assertThat(granted(hundred, 2, 0).beforeStart()).isEmpty();
        assertThat(granted(tokens(Per.PHASE, 100), 2, 1).beforeStart())
                .as("in another phase")
                .isPresent();
        assertThat(granted(tokens(Per.ATTEMPT, 100), 2, 2).beforeStart()).isPresent();
    }

    @Test
    void seesWhatAnotherWorkerHasWrittenMeanwhile() {
        Bills other = new Bills(directory, ZoneOffset.UTC);
        SessionBudget budget = budget(tokens(Per.RUN, 100));
        assertThat(budget.beforeStart()).isEmpty();

        other.write(Bill.opened("s1", "gone", MINE, ACCOUNT, time.millis()).at(time.millis(), tokens(99), false));
        assertThat(budget.beforeStart()).isEmpty();
        other.write(Bill.opened("s1", "gone", MINE, ACCOUNT, time.millis()).at(time.millis(), tokens(100), false));
        assertThat(budget.beforeStart()).as("the newest counts, and once").isPresent();
        assertThat(budget(tokens(Per.RUN, 101)).beforeStart()).isEmpty();
    }

    private SessionBudget budget(Budget budget) {
        return granted(budget, 0, 0);
    }

    private SessionBudget budget(Payer payer, Budget budget) {
        SessionBudget.Terms terms = new SessionBudget.Terms(List.of(budget), 0, 0, time.millis());
        return new SessionBudget(bills, payer, ACCOUNT, terms, time);
    }

    private SessionBudget granted(Budget budget, int grants, int ofPhase) {
        Instant begun = Instant.parse("2026-11-28T08:00:00Z");
        SessionBudget.Terms terms = new SessionBudget.Terms(List.of(budget), grants, ofPhase, begun.toEpochMilli());
        return new SessionBudget(bills, MINE, ACCOUNT, terms, time);
    }

    private void ended(String session, Payer payer, String account, @Nullable Usage used) {
        bills.write(Bill.opened(session, "gone", payer, account, time.millis()).at(time.millis(), used, true));
    }

    private void live(String session, Payer payer, @Nullable Usage used) {
        bills.write(Bill.opened(session, "there", payer, ACCOUNT, time.millis()).at(time.millis(), used, false));
    }

    private static Usage tokens(long all) {
        return new Usage(all, 0, null);
    }

    private static Budget tokens(Per per, long most) {
        return new Budget(per, Then.STOP, most, null, null, null);
    }

    private static Budget dollars(int most) {
        return new Budget(Per.RUN, Then.STOP, null, most * 1_000_000L, null, null);
    }
}
