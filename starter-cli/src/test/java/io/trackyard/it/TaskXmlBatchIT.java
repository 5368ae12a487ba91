package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.testing.CommandResult;
import io.trackyard.testing.CommandResultAssert;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.YardTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Batches of task XML from the command line, with a layer agent that merges by itself. */
@YardTest
class TaskXmlBatchIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void leavesWhatIsVerifiedForWhoeverAskedToMerge(TestYard yard) throws Exception {
        yard.with("task-xml");
        yard.agent("L0-001").writes("app/__init__.py", "# app\n").endsWell();
        CommandResult setup = batch(yard, "L0-001", "0-setup", 1);
        CommandResultAssert.assertThat(setup).exitsWith(0);
        assertThat(setup.out())
                .containsSubsequence(
                        "RESULT:",
                        "\"status\": \"verified\"",
                        "\"verification_summary\": \"1/1 steps passed\"",
                        "[BATCH 0-setup #1] Complete\nVerified: L0-001\nFailed: none\nAbandoned: none\n"
                                + "Merge queue: 1 task ready\nBATCH_RESULT:\n{");
        assertThat(yard.repository().git("log", "--format=%s", "-1")).isEqualTo("Begin");
        assertThat(state(yard).at("/merge_queue/0/status").asText()).isEqualTo("ready");
        assertThat(yard.status("L0-001").path("state").asText()).isEqualTo("ready");
        CommandResult land = yard.trackyard("land");
        CommandResultAssert.assertThat(land).exitsWith(2);
        assertThat(land.err()).contains("is a batch, and lands nothing");
        yard.repository().git("merge", "--quiet", "--no-ff", "-m", "Merge worktree-L0-001", "worktree-L0-001");
        assertThat(yard.repository().path().resolve("app/__init__.py")).exists();
    }

    @Test
    void goesOnWhereTheLastBatchFailedAndStartsWhatNeedsOthersBehindThem(TestYard yard) throws Exception {
        yard.with("task-xml");
        Files.writeString(
                tasks(yard).resolve("execute-state.json"),
                "{\"schema_version\": \"2.0\", \"tasks\": {\"L0-001\": {\"status\": \"completed\", \"attempts\": 1}}}");
        yard.agent("L1-001").writes("app/link.py", "# link\n").endsWell();
        yard.agent("L1-002").writes("app/other.py", "no tag\n").endsWell();
        CommandResult first = batch(yard, "L1-001, L1-002,L1-003", "1-foundation", 1);
        CommandResultAssert.assertThat(first).exitsWith(1);
        assertThat(first.err()).contains("L1-003 needs L1-001, L1-002: the batch is split");
        assertThat(first.out())
                .contains("Failed: L1-002 (attempt 1, will retry), L1-003 (not tried, will retry)")
                .contains("\"step\": \"test -s app/tag.py\"")
                .contains("\"should_stop\": false");
        assertThat(state(yard).at("/tasks/L1-002/status").asText()).isEqualTo("failed");
        assertThat(state(yard).at("/tasks/L1-003/status").asText()).isEqualTo("pending");
        assertThat(yard.starts("L1-003")).isEmpty();
        assertThat(worktrees(yard).resolve("L1-002/app/other.py")).hasContent("no tag");

        yard.agent("L1-002").writes("app/tag.py", "# tag\n").endsWell();
        CommandResult second = batch(yard, "L1-002", "1-foundation", 2, "--quiet");
        CommandResultAssert.assertThat(second).exitsWith(0);
        assertThat(second.out())
                .contains("\n[BATCH 1-foundation #2] L1-002 ✓ (1/1)\nBATCH_RESULT:\n")
                .contains("\"attempt\": 2");
        assertThat(yard.agentOf("L1-002").prompt())
                .contains(
                        "\"previous_error\"",
                        "\"step\" : \"test -s app/tag.py\"",
                        "begun on the branch worktree-L1-002");
        assertThat(yard.repository().git("log", "--format=%s%n%b", "-1", "worktree-L1-002"))
                .contains("[L1-002] Fix: test -s app/tag.py", "Previous failure: its check failed", "Attempt: 2/5");
        assertThat(worktrees(yard).resolve("L1-002/app/other.py")).exists();
        assertThat(worktrees(yard).resolve("L1-002/app/tag.py")).exists();

        JsonNode state = state(yard);
        assertThat(state.at("/tasks/L1-002/status").asText()).isEqualTo("verified");
        assertThat(state.at("/tasks/L1-002/attempts").asInt()).isEqualTo(2);
        assertThat(state.at("/tasks/L1-002/errors")).hasSize(1);
        assertThat(state.at("/tasks/L1-002/completed_at").asText()).isNotEmpty();
        assertThat(state.at("/current_batch").asInt()).isEqualTo(2);
        assertThat(state.at("/merge_queue"))
                .extracting(item ->
                        item.get("task_id").asText() + " " + item.get("status").asText())
                .containsExactly("L1-001 ready", "L1-002 ready");
    }

    @Test
    void refusesWhatIsNotThereAndAbandonsAtTheFifthAttempt(TestYard yard) throws Exception {
        yard.with("task-xml");
        CommandResult unknown = batch(yard, "L0-001,L9-009", "0-setup", 1);
        CommandResultAssert.assertThat(unknown).exitsWith(2);
        assertThat(unknown.err().replaceAll("\\s+", " "))
                .contains("--task-ids L9-009", "the tasks of layer 0-setup are: L0-001");
        CommandResult early = batch(yard, "L1-001", "1-foundation", 1);
        CommandResultAssert.assertThat(early).exitsWith(2);
        assertThat(early.err().replaceAll("\\s+", " ")).contains("L1-001 needs L0-001, which is not merged yet");

        Files.writeString(tasks(yard).resolve("execute-state.json"), """
                {"schema_version": "2.0", "tasks": {"L0-001": {"status": "failed", "attempts": 4,
                 "errors": [{"attempt": 4, "type": "verification_failed", "step": "test -s app/__init__.py", "message": "empty"}]}}}
                """);
        yard.agent("L0-001").writes("app/other.py", "x\n").endsWell();

        CommandResult last = batch(yard, "L0-001", "0-setup", 4);

        CommandResultAssert.assertThat(last).exitsWith(1);
        assertThat(last.out())
                .contains(
                        "\"status\": \"abandoned\"",
                        "\"attempt\": 5",
                        "\"final_error\": \"Still failing after 5 attempts")
                .contains("Abandoned: L0-001")
                .contains("\"should_stop\": true", "\"stop_reason\": \"Task L0-001 abandoned after 5 attempts\"");
        assertThat(state(yard).at("/abandoned/0").asText()).isEqualTo("L0-001");
        CommandResultAssert.assertThat(batch(yard, "L0-001", "0-setup", 5)).exitsWith(2);
    }

    private static CommandResult batch(TestYard yard, String ids, String layer, int number, String... more)
            throws IOException, InterruptedException {
        String[] words = {
            "batch",
            "--tasks-path",
            "docs/tasks/shelf",
            "--task-ids",
            ids,
            "--project-path",
            ".",
            "--worktree-dir",
            worktrees(yard).toString(),
            "--batch-number",
            Integer.toString(number),
            "--layer",
            layer
        };
        String[] all = new String[words.length + more.length];
        System.arraycopy(words, 0, all, 0, words.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return yard.withAgent(all);
    }

    private static Path worktrees(TestYard yard) {
        return yard.repository().path().resolveSibling("worktrees of others");
    }

    private static Path tasks(TestYard yard) {
        return yard.repository().path().resolve("docs/tasks/shelf");
    }

    private static JsonNode state(TestYard yard) throws IOException {
        return JSON.readTree(Files.readString(tasks(yard).resolve("execute-state.json")));
    }
}
