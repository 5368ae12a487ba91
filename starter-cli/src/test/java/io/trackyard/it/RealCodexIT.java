package io.trackyard.it;

import static io.trackyard.it.WritingTasks.conversations;
import static io.trackyard.it.WritingTasks.filesThatHold;
import static io.trackyard.it.WritingTasks.read;
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

/** The real Codex carries out a plan in which whatever can go wrong with it does; only its provider is a fake. */
@YardTest
class RealCodexIT {
    /** The client tells the minute in which it ends. */
    private static final Duration QUOTA = Duration.ofSeconds(5);

    /** It asks five times more by itself. */
    private static final int ASKED = 6;

    private static final String TOKEN = "no-token-of-anybody";
    private static final WritingTasks TASKS =
            new WritingTasks("plain", "mistaken", "limited", "denied", "cut", "killed");

    @Test
    void aPlanIsCarriedOutThroughAQuotaADenialAMistakeACutAndAKill(TestYard yard)
            throws IOException, InterruptedException {
        Path codex = RealClient.codex();
        try (FakeModelServer provider = FakeModelServer.start()) {
            script(provider);
            yard.withVariable("CODEX_API_KEY", TOKEN).withPlan(plan(codex, provider));

            yard.trackyard("run", "--yes").succeeds();

            TASKS.areDone(yard);
            assertThat(TASKS.failures(yard)).containsExactly(0, 1, 0, 1, 0, 0);
            assertThat(conversations(provider, "mistaken"))
                    .allSatisfy(
                            asked -> assertThat(asked.newest()).contains("Feedback from attempt 1", "grep -qx right"));
            assertThat(conversations(provider, "denied"))
                    .allSatisfy(asked -> assertThat(asked.newest()).contains("was not allowed: patch rejected"));
            assertThat(conversations(provider, "limited")).isNotEmpty();
            assertThat(conversations(provider, "cut")).isNotEmpty();
            assertThat(conversations(provider, "killed")).isNotEmpty();
            // each asked twice, and the one that was mistaken twice more in the same conversation
            assertThat(yard.status("plain").path("used").toString()).isEqualTo(used(2_000, 100));
            assertThat(yard.status("mistaken").path("used").toString()).isEqualTo(used(4_000, 200));
            assertThat(yard.status("killed").path("used").toString()).isEqualTo(used(2_000, 100));
            assertThat(filesThatHold(yard.state(), TOKEN))
                    .containsExactly(yard.runDirectory().resolve("environment.json"));
        }
    }

    private static String used(int input, int output) {
        return "{\"input\":%d,\"output\":%d}".formatted(input, output);
    }

    private static void script(FakeModelServer provider) {
        provider.when("# Write plain").then(new Reply.Runs("echo right$CODEX_API_KEY >plain.txt")); // not to be seen
        provider.when("# Write mistaken").then(new Reply.Writes("mistaken.txt", "wrong\n"));
        provider.when("# Write limited").first(Reply.outOfQuotaFor(QUOTA));
        provider.when("# Write denied").then(new Reply.Writes("../denied.txt", "right\n"));
        provider.when("# Write cut").first(Reply.times(ASKED, new Reply.BreaksOff()));
        provider.when("# Write killed").first(new Reply.Decided(RealCodexIT::kill));
        TASKS.areRightOnceMore(provider);
        provider.when("# Write mistaken, once more").then(new Reply.Runs("echo right >mistaken.txt"));
    }

    /** Its sandbox lets no command of its own see it. */
    private static Reply kill() {
        ProcessHandle.allProcesses().filter(RealCodexIT::isOfKilledTask).forEach(ProcessHandle::destroyForcibly);
        return new Reply.Hangs();
    }

    private static boolean isOfKilledTask(ProcessHandle process) {
        String words = read(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        return words.contains("/bin/codex\0exec\0")
                && read(Path.of("/proc", Long.toString(process.pid()), "environ"))
                        .contains("TRACKYARD_TASK=killed\0");
    }

    private static String plan(Path codex, FakeModelServer provider) {
        return """
                agent:
                  client: codex
                  command: %s
                  environment: [CODEX_API_KEY]
                  arguments:
                    - -c
                    - openai_base_url="%s/v1"
                    - -c
                    - sandbox_workspace_write.exclude_slash_tmp=true  # the worktrees of this test lie there
                %s""".formatted(codex, provider.address(), TASKS.yaml());
    }
}
