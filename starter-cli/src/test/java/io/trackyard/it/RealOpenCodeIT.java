package io.trackyard.it;

import static io.trackyard.it.WritingTasks.conversations;
import static io.trackyard.it.WritingTasks.filesThatHold;
import static io.trackyard.it.WritingTasks.right;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.provider.FakeModelServer;
import io.trackyard.provider.OpenCodeConfiguration;
import io.trackyard.provider.RealClient;
import io.trackyard.provider.Reply;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.YardTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real OpenCode carries out a plan in which whatever can go wrong with it does; only its provider is a fake. */
@Tag("further-clients")
@YardTest
class RealOpenCodeIT {
    private static final Duration QUOTA = Duration.ofSeconds(5);

    /** It asks five times more by itself, for a minute and more. */
    private static final int ASKED = 6;

    /** The client is slow to begin. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private static final String TOKEN = "no-token-of-anybody";
    private static final WritingTasks TASKS = new WritingTasks("plain", "mistaken", "limited", "denied", "killed");

    @TempDir
    private Path configuration;

    @Test
    void aPlanIsCarriedOutThroughAQuotaADenialAMistakeAndAKill(TestYard yard) throws IOException, InterruptedException {
        Path openCode = RealClient.openCode();
        try (FakeModelServer provider = FakeModelServer.start()) {
            script(provider);
            yard.withVariable("FAKE_KEY", TOKEN)
                    .withVariable(
                            "OPENCODE_CONFIG",
                            OpenCodeConfiguration.in(configuration, provider.address(), "FAKE_KEY")
                                    .toString())
                    .withPlan(plan(openCode));

            yard.start("run", "--yes").await(LIMIT).succeeds();

            TASKS.areDone(yard);
            assertThat(TASKS.failures(yard)).containsExactly(0, 1, 0, 1, 0);
            assertThat(conversations(provider, "mistaken"))
                    .allSatisfy(
                            asked -> assertThat(asked.newest()).contains("Feedback from attempt 1", "grep -qx right"));
            assertThat(conversations(provider, "denied"))
                    .allSatisfy(asked -> assertThat(asked.newest()).contains("was not allowed: write: ../denied.txt"));
            assertThat(conversations(provider, "limited")).isNotEmpty();
            assertThat(conversations(provider, "killed")).isNotEmpty();
            assertThat(yard.status().path("tasks"))
                    .allSatisfy(task ->
                            assertThat(task.at("/used/microDollars").asLong()).isPositive());
            assertThat(yard.trackyard("logs", "plain").succeeds().out())
                    .contains("> write: plain.txt\n", "\nDone.\nended\n");
            assertThat(filesThatHold(yard.state(), TOKEN))
                    .containsExactly(yard.runDirectory().resolve("environment.json"));
        }
    }

    private static void script(FakeModelServer provider) {
        provider.when("# Write plain").then(right("plain"));
        provider.when("# Write mistaken").then(new Reply.Writes("mistaken.txt", "wrong\n"));
        provider.when("# Write limited").first(Reply.times(ASKED, Reply.outOfQuotaFor(QUOTA)));
        provider.when("# Write denied").then(new Reply.Writes("../denied.txt", "right\n"));
        provider.when("# Write killed").then(new Reply.Runs("kill -9 $PPID"));
        TASKS.areRightOnceMore(provider);
        provider.when("# Write mistaken, once more").then(new Reply.Runs("echo right >mistaken.txt"));
    }

    private static String plan(Path openCode) {
        return """
                agent:
                  client: opencode
                  command: %s
                  model: %s
                  environment: [FAKE_KEY]
                %s""".formatted(openCode, OpenCodeConfiguration.MODEL, TASKS.yaml());
    }
}
