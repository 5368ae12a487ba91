package io.trackyard.background.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackyard.account.Account;
import io.trackyard.activity.Interruption;
import io.trackyard.activity.Interruption.Cause;
import io.trackyard.attempt.Pulse.Word;
import io.trackyard.background.BackgroundStatus;
import io.trackyard.plan.Changes;
import io.trackyard.policy.Budget;
import io.trackyard.policy.Budget.Per;
import io.trackyard.policy.Budget.Then;
import io.trackyard.policy.ClientTerms.Client;
import io.trackyard.policy.Resources;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.testing.ClaudeLines;
import io.trackyard.testing.ScratchRepository;
import io.trackyard.testing.ScriptedAgent;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Background tasks share their account's quota, room and budgets with all other sessions of the host. */
class BackgroundSpendingIT {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    private Path temporary;

    private ScratchRepository scratch;
    private ScriptedAgent agent;
    private ScratchHost host;

    @BeforeEach
    void begin() throws Exception {
        scratch = ScratchRepository.in(temporary);
        agent = ScriptedAgent.in(temporary.resolve("agent"));
        host = new ScratchHost(temporary.resolve("state"), scratch);
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void leavesAnAccountAloneWhoseQuotaIsUsedUp() throws Exception {
        BackgroundFiles files = launch("find");
        host.accounts
                .pausesOf(new Account(account(), false))
                .begin(account(), host.time.instant().plus(MINUTE));

        assertThat(host.interruption(files).cause()).isEqualTo(Cause.QUOTA);
        assertThat(agent.starts()).as("no session for nothing").isEmpty();

        host.time.advance(MINUTE);
        assertThat(host.carryOut(files).status()).isEqualTo(BackgroundStatus.COMPLETED);
    }

    @Test
    void hasItsAccountLeftAloneWhereItMeetsTheQuota() throws Exception {
        agent.says("retry-after: 60").endsWith(75);

        assertThat(host.interruption(launch("find")).cause()).isEqualTo(Cause.QUOTA);
        assertThat(host.accounts.pausesOf(new Account(account(), false)).of(account(), host.time.instant()))
                .contains(host.time.instant().plus(MINUTE));
    }

    @Test
    void waitsForRoomAndIsCountedItself() throws Exception {
        agent.waitsFor("go").endsWell();
        host.wanting(new Resources(0, 0, null, 1));
        BackgroundFiles first = launch("first");
        BackgroundFiles second = launch("second");
        host.pulse.answers(Word.DETACH);
        assertThatThrownBy(() -> host.carryOut(first)).hasMessage("DETACH");
        host.pulse.answers(Word.GO_ON);

        Interruption told = host.interruption(second);

        assertThat(told.cause()).isEqualTo(Cause.RESOURCES);
        assertThat(told.message()).isEqualTo("1 sessions run on this host, limits.hostSessions is 1");
        agent.receives("go");
        assertThat(host.carryOut(first).status()).isEqualTo(BackgroundStatus.COMPLETED);
        assertThat(host.carryOut(second).status()).isEqualTo(BackgroundStatus.COMPLETED);
        assertThat(agent.starts()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"DAY, today's budget is spent", "ACCOUNT, today's budget of the account"})
    void endsASessionThatSpendsABudgetAndStartsNoOtherBeforeTomorrow(Per per, String words) throws Exception {
        host.pulse.meanwhile(() -> host.time.advance(BETWEEN_LOOKS));
        host.speaking(Client.CLAUDE).spending(tokens(per));
        agent.says(ClaudeLines.uses()).runs("sleep 1000");
        BackgroundFiles files = launch("find");

        Interruption told = host.interruption(files);

        assertThat(told.cause()).isEqualTo(Cause.QUOTA);
        assertThat(told.message()).startsWith(words).endsWith(": 1,050 of 1,000 tokens");
        assertThat(ProcessIdentity.of(agent.starts().get(0))).isEmpty();
        assertThat(host.interruption(files).message()).isEqualTo(told.message());
        assertThat(agent.starts()).hasSize(1);

        host.time.advance(Duration.ofDays(1));
        looks();
        assertThat(host.carryOut(files).status()).isEqualTo(BackgroundStatus.COMPLETED);
    }

    @Test
    void isCountedForTheDayThoughNothingBoundsItself() throws Exception {
        looks();
        host.speaking(Client.CLAUDE);
        host.carryOut(launch("free"));

        BackgroundFiles bound = host.spending(tokens(Per.DAY)).launch("bound", account(), Changes.NONE, scratch.path());

        assertThat(host.interruption(bound).message()).isEqualTo("today's budget is spent: 1,050 of 1,000 tokens");
    }

    @Test
    void paysForNothingThatIsOfARun() throws Exception {
        looks();
        host.speaking(Client.CLAUDE).spending(tokens(Per.RUN), tokens(Per.TASK));

        assertThat(host.carryOut(launch("one")).status()).isEqualTo(BackgroundStatus.COMPLETED);
        assertThat(host.carryOut(launch("two")).status()).isEqualTo(BackgroundStatus.COMPLETED);
    }

    @Test
    void readsACardThatKnowsOfNoBudgets() {
        BackgroundFiles files = launch("find");

        assertThat(files.path().resolve("task.json")).content().doesNotContain("budgets");
        assertThat(files.card().work().budgets()).isEmpty();
    }

    @Test
    void isBoundAsBeforeWhereItIsLaunchedAgain() {
        BackgroundFiles files = host.spending(tokens(Per.DAY)).launch("find", account(), Changes.NONE, scratch.path());

        host.again(files);

        assertThat(files.card().work().budgets()).containsExactly(tokens(Per.DAY));
    }

    private static Budget tokens(Per per) {
        return new Budget(per, Then.STOP, 1_000L, null, null, null);
    }

    /** Uses up a budget, and ends by itself before a second look at that. */
    private void looks() throws Exception {
        host.pulse.meanwhile(() -> {});
        agent = ScriptedAgent.in(temporary.resolve("agent"))
                .says(ClaudeLines.begins())
                .says(ClaudeLines.uses())
                .says(ClaudeLines.succeeds("found"))
                .endsWell();
    }

    private BackgroundFiles launch(String id) {
        return host.launch(id, account(), Changes.NONE, scratch.path());
    }

    private String account() {
        return agent.executable().toString();
    }
}
