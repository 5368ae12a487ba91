package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.testing.CommandResultAssert;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.Waiting;
import io.trackyard.testing.YardTest;
import org.junit.jupiter.api.Test;

@YardTest
class BudgetIT {
    private static final String AGENT = """
            echo done >"$TRACKYARD_TASK.txt"
            echo '{"status":"done","in":1000,"out":50,"usd":0.25}'
            """;

    private static final String PLAN = """
            agent:
              command: sh agent.sh
              lines: {outcome: status, success: done, input: in, output: out, cost: usd}
            budgets:
              run: {tokens: 1000, dollars: 5}
            tasks:
              - id: t1
                prompt: Write t1.txt.
                scope: t1.txt
              - id: t2
                prompt: Write t2.txt.
                scope: t2.txt
                needs: t1
            """;

    @Test
    void aRunThatHasSpentItsBudgetGoesOnWhenAPersonAllowsMore(TestYard yard) throws Exception {
        yard.repository().write("agent.sh", AGENT);
        yard.withPlan(PLAN).trackyard("run", "--yes", "--detach").succeeds();

        Waiting.until(
                "the run to wait for a word on its budget",
                () -> yard.status().path("waitingFor").asText().equals("budget"));
        CommandResultAssert.assertThat(yard.await()).exitsWith(6);
        assertThat(yard.status("t1").path("state").asText()).isEqualTo("integrated");
        assertThat(yard.trackyard("answer").succeeds().out())
                .contains(
                        "whether as much may be spent again",
                        "the budget of the run is spent: 1,050 of 1,000 tokens",
                        "budget more (or stop)");
        assertThat(yard.trackyard("answer", "budget").succeeds().out()).contains("budget more (or stop)");
        assertThat(yard.trackyard("answer", "bugdet").err()).contains("Did you mean \"budget\"?");
        assertThat(yard.trackyard("answer", "bright-heron").err()).contains("there is no run \"bright-heron\" here");
        assertThat(yard.trackyard("status").succeeds().out()).contains("$0.25 of $5.00");
        assertThat(yard.status().at("/left/microDollars").asLong()).isEqualTo(4_750_000);

        yard.trackyard("answer", "budget", "more").succeeds();

        CommandResultAssert.assertThat(yard.await()).exitsWith(0);
        assertThat(yard.status("t2").path("state").asText()).isEqualTo("integrated");
        assertThat(yard.status("t2").path("attempts").asInt()).isEqualTo(1);
        assertThat(yard.status().at("/used/microDollars").asLong()).isEqualTo(500_000);
    }
}
