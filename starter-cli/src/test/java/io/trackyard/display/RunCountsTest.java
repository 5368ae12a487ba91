package io.trackyard.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.connection.RunSnapshot;
import io.trackyard.policy.Budget;
import io.trackyard.policy.Budget.Per;
import io.trackyard.policy.Budget.Then;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunCountsTest {
    /** Its sessions used $4.10 and 128,000 tokens. */
    private static final RunSnapshot RUN = Pictures.doubting(List.of());

    @Test
    void saysWhatWasSpentAndOfHowMuch() {
        assertThat(RunCounts.spent(RUN)).contains("$4.10");
        assertThat(RunCounts.spent(allowed(400_000L, 50_000_000L))).contains("$4.10 of $50.00");
        assertThat(RunCounts.spent(allowed(null, 4_000_000L))).contains("$4.10, over the budget of $4.00");
        assertThat(RunCounts.spent(allowed(400_000L, null)))
                .as("what it is told in is not what is bounded")
                .contains("$4.10");
    }

    @Test
    void aProgramReadsWhatIsLeft() {
        String document = StatusJson.of(allowed(100_000L, 50_000_000L));

        DocumentSchema.of("status").accepts(document);
        assertThat(document.replaceAll("\\s", "")).contains("\"left\":{\"tokens\":0,\"microDollars\":45900000}");
        assertThat(StatusJson.of(RUN)).doesNotContain("\"left\"");
    }

    @Test
    void saysWhatWasUsedAndNotOfHowMuchWhereABudgetIsInSessionsOrTime() {
        RunSnapshot run = Pictures.allowed(RUN, new Budget(Per.RUN, Then.STOP, null, null, 1_200L, 9L));

        assertThat(RunCounts.spent(run)).contains("$4.10");
        assertThat(StatusJson.of(run)).contains("\"used\"").doesNotContain("\"left\"");
    }

    private static RunSnapshot allowed(@Nullable Long tokens, @Nullable Long microDollars) {
        return Pictures.allowed(RUN, new Budget(Per.RUN, Then.STOP, tokens, microDollars, null, null));
    }
}
