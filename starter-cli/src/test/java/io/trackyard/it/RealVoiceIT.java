package io.trackyard.it;

import static io.trackyard.it.WritingTasks.filesThatHold;
import static io.trackyard.it.WritingTasks.right;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.provider.FakeModelServer;
import io.trackyard.provider.RealClient;
import io.trackyard.provider.Reply;
import io.trackyard.testing.CommandResultAssert;
import io.trackyard.testing.InPidNamespace;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.Waiting;
import io.trackyard.testing.YardProcesses;
import io.trackyard.testing.YardTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sessions of real clients call Trackyard's own tools while they work; only their provider is a fake. */
@YardTest
@InPidNamespace(limitSeconds = 600)
class RealVoiceIT {
    private static final String TOKEN = "no-token-of-anybody";
    private static final WritingTasks TASKS = new WritingTasks("plain");

    @Test
    void claudeIsHeardAlsoByAWorkerThatDidNotStartIt(TestYard yard) throws Exception {
        Path claude = RealClient.claude();
        Gate unheard = new Gate();
        Gate again = new Gate();
        Gate last = new Gate();
        try (FakeModelServer provider = FakeModelServer.start()) {
            provider.when("# Write plain")
                    .then(
                            new Reply.Calls("mcp__trackyard__task_context", Map.of()),
                            report("mcp__trackyard__report_progress", "half of it"),
                            unheard.before(report("mcp__trackyard__report_progress", "nobody hears this")),
                            again.before(report("mcp__trackyard__report_progress", "nearly all of it")),
                            last.before(right("plain")));
            yard.withVariable("ANTHROPIC_BASE_URL", provider.address())
                    .withVariable("CLAUDE_CODE_OAUTH_TOKEN", TOKEN)
                    .withPlan("""
                            agent:
                              client: claude
                              command: %s
                              environment: [CLAUDE_CODE_OAUTH_TOKEN]
                            %s""".formatted(claude, TASKS.yaml()));

            yard.trackyard("run", "--yes", "--detach").succeeds();
            unheard.awaitReached();
            awaitHeartbeat(yard, "session: half of it");
            assertThat(provider.asked())
                    .anySatisfy(asked -> assertThat(asked.whole().toString())
                            .contains("\\\"verify\\\":[\\\"grep -qx right plain.txt\\\"]"));
            SessionServer server = SessionServer.of(yard, "plain");
            String token = server.authorization();
            assertThat(filesThatHold(yard.state(), token.substring(token.lastIndexOf('.'))))
                    .isEmpty();

            YardProcesses.kill(yard.processes().worker().orElseThrow());
            unheard.open();
            again.awaitReached();
            yard.trackyard("resume").succeeds();
            ProcessIdentity worker = yard.processes().worker().orElseThrow();
            Waiting.until(
                    "the session to be taken up",
                    () -> yard.live("plain").orElseThrow().holder().equals(worker));
            again.open();
            last.awaitReached();
            awaitHeartbeat(yard, "session: nearly all of it");
            assertThat(yard.status("plain").path("doing").asText()).isEqualTo("session: nearly all of it");
            assertThat(server.ping()).isEqualTo(200);
            last.open();

            CommandResultAssert.assertThat(yard.await()).exitsWith(0);
            TASKS.areDone(yard);
            assertThat(TASKS.failures(yard)).containsExactly(0);
            assertThat(yard.processes().worker()).contains(worker);
            assertThat(server.ping()).isEqualTo(401);
        }
    }

    @Test
    void codexIsToldOfItsTaskAndTellsHowItGetsOn(TestYard yard) throws Exception {
        Path codex = RealClient.codex();
        Gate last = new Gate();
        try (FakeModelServer provider = FakeModelServer.start()) {
            provider.when("# Write plain")
                    .then(
                            new Reply.Calls("mcp__trackyard__task_context", Map.of()),
                            report("mcp__trackyard__report_progress", "half of it"),
                            last.before(
                                    new Reply.Runs("echo right$TRACKYARD_VOICE_TOKEN >plain.txt"))); // not to be seen
            yard.withVariable("CODEX_API_KEY", TOKEN).withPlan("""
                    agent:
                      client: codex
                      command: %s
                      environment: [CODEX_API_KEY]
                      arguments:
                        - -c
                        - openai_base_url="%s/v1"
                        - -c
                        - sandbox_workspace_write.exclude_slash_tmp=true  # the worktrees of this test lie there
                        - -c
                        - mcp_servers.trackyard.required=true  # a fake model is quicker than the client is with its servers
                    %s""".formatted(codex, provider.address(), TASKS.yaml()));

            yard.trackyard("run", "--yes", "--detach").succeeds();
            last.awaitReached();
            awaitHeartbeat(yard, "session: half of it");
            assertThat(provider.asked())
                    .anySatisfy(asked -> assertThat(asked.whole().toString())
                            .contains("\\\"verify\\\":[\\\"grep -qx right plain.txt\\\"]"));
            last.open();

            CommandResultAssert.assertThat(yard.await()).exitsWith(0);
            TASKS.areDone(yard);
            assertThat(TASKS.failures(yard)).containsExactly(0);
        }
    }

    @Test
    void claudeAsksThePersonAndGoesOnInItsConversationWithTheAnswer(TestYard yard) throws Exception {
        Path claude = RealClient.claude();
        try (FakeModelServer provider = FakeModelServer.start()) {
            provider.when("# Write plain")
                    .then(
                            new Reply.Runs("echo begun >plain.txt"),
                            new Reply.Calls(
                                    "mcp__trackyard__ask_human",
                                    Map.of("question", "Which word?", "choices", List.of("left", "right"))),
                            new Reply.Says("I wait for the answer."));
            provider.when("# Write plain, once more")
                    .then(new Reply.Runs("grep -q begun plain.txt && echo right >plain.txt"));
            yard.withVariable("ANTHROPIC_BASE_URL", provider.address())
                    .withVariable("CLAUDE_CODE_OAUTH_TOKEN", TOKEN)
                    .withPlan("""
                            agent:
                              client: claude
                              command: %s
                              environment: [CLAUDE_CODE_OAUTH_TOKEN]
                            %s""".formatted(claude, TASKS.yaml()));

            yard.trackyard("run", "--yes", "--detach").succeeds();
            Waiting.until(
                    "the run to ask", () -> yard.status().path("state").asText().equals("waiting"));
            JsonNode question = yard.status().path("questions").path(0);
            assertThat(question.path("kind").asText()).isEqualTo("agent");
            assertThat(question.path("text").asText()).isEqualTo("Which word?");
            assertThat(yard.processes().agents()).isEmpty();

            yard.trackyard("answer", "plain", "right").succeeds();

            CommandResultAssert.assertThat(yard.await()).exitsWith(0);
            TASKS.areDone(yard);
            assertThat(TASKS.failures(yard)).containsExactly(0);
            assertThat(WritingTasks.conversations(provider, "plain"))
                    .allSatisfy(asked -> assertThat(asked.newest())
                            .contains("## What you asked a person, answered", "Which word?", "The answer: right"));
        }
    }

    @Test
    void claudeWaitsForAFileOfAnotherTrackWithoutAProcessAndGoesOnOnceThatIsThrough(TestYard yard) throws Exception {
        Path claude = RealClient.claude();
        WritingTasks tasks = new WritingTasks("plain", "other");
        Gate wants = new Gate();
        Gate through = new Gate();
        Map<String, Object> paths = Map.of("paths", List.of("other.txt"));
        try (FakeModelServer provider = FakeModelServer.start()) {
            provider.when("# Write other").then(through.before(right("other")));
            provider.when("# Write plain")
                    .then(
                            new Reply.Runs("echo begun >plain.txt"),
                            wants.before(new Reply.Calls(
                                    "mcp__trackyard__reserve_files",
                                    Map.of("paths", List.of("other.txt"), "wait", true))),
                            new Reply.Says("I wait for it."));
            provider.when("# Write plain, once more")
                    .then(
                            new Reply.Calls("mcp__trackyard__reserve_files", paths),
                            new Reply.Runs("grep -q begun plain.txt && echo right >plain.txt"));
            yard.withVariable("ANTHROPIC_BASE_URL", provider.address())
                    .withVariable("CLAUDE_CODE_OAUTH_TOKEN", TOKEN)
                    .withPlan("""
                            outsideScope: widen
                            agent:
                              client: claude
                              command: %s
                              environment: [CLAUDE_CODE_OAUTH_TOKEN]
                            %s""".formatted(claude, tasks.yaml()));

            yard.trackyard("run", "--yes", "--detach").succeeds();
            through.awaitReached();
            wants.awaitReached();
            wants.open();
            Waiting.until("the task to wait", () -> yard.status("plain").has("waitsFor"));
            assertThat(yard.status("plain").at("/waitsFor/path").asText()).isEqualTo("other.txt");
            assertThat(yard.status("plain").at("/waitsFor/task").asText()).isEqualTo("other");
            assertThat(yard.trackyard("status").out()).contains("waiting for other.txt (held by track B) until ");
            assertThat(yard.processes().agents()).hasSize(1);
            through.open();

            CommandResultAssert.assertThat(yard.await()).exitsWith(0);
            tasks.areDone(yard);
            assertThat(tasks.failures(yard)).containsExactly(0, 0);
            assertThat(WritingTasks.conversations(provider, "plain"))
                    .allSatisfy(asked -> assertThat(asked.newest())
                            .contains("## What you waited for", "`other.txt`, which other had."));
        }
    }

    private static Reply report(String tool, String text) {
        return new Reply.Calls(tool, Map.of("text", text));
    }

    /** In the heartbeat, which is asked of the server itself: a command takes seconds on a machine that is busy. */
    private static void awaitHeartbeat(TestYard yard, String doing) {
        Waiting.until(
                "'%s' in the heartbeat".formatted(doing),
                () -> yard.temporal().session().getHeartbeatDetails().getPayloadsList().stream()
                        .anyMatch(beat -> beat.getData().toStringUtf8().contains("\"doing\":\"" + doing + "\"")));
    }
}
