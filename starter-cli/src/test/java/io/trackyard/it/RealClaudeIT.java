package io.trackyard.it;

import static io.trackyard.it.WritingTasks.conversations;
import static io.trackyard.it.WritingTasks.filesThatHold;
import static io.trackyard.it.WritingTasks.right;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.provider.FakeModelServer;
import io.trackyard.provider.RealClient;
import io.trackyard.provider.Reply;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.YardTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The real Claude Code carries out a plan in which whatever can go wrong with it does; only its provider is a fake. */
@YardTest
class RealClaudeIT {
    /** Long enough not to be over before the client has read of it: it would ask again by itself. */
    private static final Duration QUOTA = Duration.ofSeconds(10);

    private static final String TOKEN = "no-token-of-anybody";
    private static final WritingTasks TASKS = new WritingTasks("plain", "mistaken", "limited", "denied", "killed");

    @Test
    void aPlanIsCarriedOutThroughAQuotaADenialAMistakeAndAKill(TestYard yard) throws IOException, InterruptedException {
        Path claude = RealClient.claude();
        try (FakeModelServer provider = FakeModelServer.start()) {
            script(provider);
            yard.withVariable("ANTHROPIC_BASE_URL", provider.address())
                    .withVariable("CLAUDE_CODE_OAUTH_TOKEN", TOKEN)
                    .withPlan(plan(claude));

            yard.trackyard("run", "--yes").succeeds();

            TASKS.areDone(yard);
            assertThat(TASKS.failures(yard)).containsExactly(0, 1, 0, 1, 0);
            assertThat(conversations(provider, "mistaken"))
                    .allSatisfy(
                            asked -> assertThat(asked.newest()).contains("Feedback from attempt 1", "grep -qx right"));
            assertThat(conversations(provider, "denied"))
                    .allSatisfy(asked -> assertThat(asked.newest()).contains("was not allowed: Write"));
            assertThat(conversations(provider, "limited")).isNotEmpty();
            assertThat(conversations(provider, "killed")).isNotEmpty();
            assertThat(yard.status().path("tasks"))
                    .allSatisfy(task ->
                            assertThat(task.at("/used/microDollars").asLong()).isPositive());
            assertThat(yard.trackyard("status").succeeds().out()).containsPattern(" ·\\s+\\$\\d+\\.\\d\\d\\R");
            assertThat(yard.trackyard("logs", "plain").succeeds().out())
                    .contains("\n> Write plain.txt\n", "\nDone.\nended: 2 turns, the conversation has cost $0.01\n");
            assertThat(yard.trackyard("logs", "plain", "--raw").succeeds().out())
                    .contains("\"type\":\"result\"");
            assertThat(filesThatHold(yard.state(), TOKEN))
                    .containsExactly(yard.runDirectory().resolve("environment.json"));
        }
    }

    private static void script(FakeModelServer provider) {
        provider.when("# Write plain").then(right("plain"));
        provider.when("# Write mistaken").then(new Reply.Writes("mistaken.txt", "wrong\n"));
        provider.when("# Write limited").first(Reply.outOfQuotaFor(QUOTA));
        provider.when("# Write denied").then(new Reply.Writes("../denied.txt", "right\n"));
        provider.when("# Write killed").then(new Reply.Runs("kill -9 ${CLAUDE_PID:-$PPID}"));
        TASKS.areRightOnceMore(provider);
        provider.when("# Write mistaken, once more").then(new Reply.Runs("echo right >mistaken.txt"));
    }

    private static String plan(Path claude) {
        return """
                agent:
                  client: claude
                  command: %s
                  environment: [CLAUDE_CODE_OAUTH_TOKEN]
                %s""".formatted(claude, TASKS.yaml());
    }
}
