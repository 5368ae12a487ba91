package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.testing.CommandResultAssert;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.YardTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Task XML from the command line: planned, carried out and written back. */
@YardTest
class TaskXmlIT {

    @Test
    void carriesLayersOutInBatchesAndKeepsTheState(TestYard yard) throws Exception {
        yard.with("task-xml");
        writes(yard, "L0-001", "app/__init__.py");
        writes(yard, "L1-001", "app/link.py");
        writes(yard, "L1-002", "app/tag.py");
        writes(yard, "L1-003", "app/link_tag.py");
        assertThat(yard.trackyard("plan").succeeds().out())
                .containsSubsequence(
                        "taskxml · docs/tasks/shelf",
                        "Phase 1 (layer 0-setup, batch 1) · 1 task on 1 track",
                        "Phase 2 (layer 1-foundation, batch 1) · 2 tasks on 2 tracks",
                        "Phase 3 (layer 1-foundation, batch 2) · 1 task on 1 track");

        yard.startRun();
        CommandResultAssert.assertThat(yard.await()).exitsWith(0);

        assertThat(subjects(yard))
                .containsSubsequence(
                        "Merge worktree-L1-003: Link tags",
                        "[L1-003] Link tags",
                        "Merge worktree-L1-002: Tag model",
                        "Merge worktree-L1-001: Link model",
                        "Merge worktree-L0-001: Project skeleton");
        JsonNode state = state(yard);
        assertThat(state.at("/status").asText()).isEqualTo("completed");
        assertThat(state.at("/current_layer").asText()).isEqualTo("1-foundation");
        assertThat(state.at("/current_batch").asInt()).isEqualTo(2);
        assertThat(state.at("/completed"))
                .extracting(JsonNode::asText)
                .contains("L0-001", "L1-001", "L1-002", "L1-003");
        assertThat(tasks(yard).resolve("1-foundation/.done")).exists();
        assertThat(yard.trackyard("plan").succeeds().out()).contains("Nothing to do.");
    }

    @Test
    void stopsBehindABatchWithATaskThatWasGivenUpAndMergesTheOthersOfTheBatch(TestYard yard) throws Exception {
        yard.with("task-xml");
        yard.repository().write("trackyard.yaml", "limits: {attempts: 2}\n").commit("Two attempts");
        writes(yard, "L0-001", "app/__init__.py");
        writes(yard, "L1-001", "app/link.py");
        yard.agent("L1-002").writes("app/other.py", "no tag\n").endsWell();

        yard.startRun();
        CommandResultAssert.assertThat(yard.await()).exitsWith(1);

        JsonNode state = state(yard);
        assertThat(state.at("/status").asText()).isEqualTo("stopped");
        assertThat(state.at("/tasks/L1-001/status").asText()).isEqualTo("completed");
        assertThat(state.at("/tasks/L1-002/status").asText()).isEqualTo("abandoned");
        assertThat(state.at("/tasks/L1-002/errors/0/step").asText()).isEqualTo("test -s app/tag.py");
        assertThat(state.at("/tasks/L1-003/status").asText()).isEqualTo("pending");
        assertThat(yard.starts("L1-002")).hasSize(2);
        assertThat(yard.starts("L1-003")).isEmpty();
        assertThat(yard.trackyard("plan").succeeds().out())
                .contains("abandoned after 2 attempts (--take L1-002 to try again)");
    }

    private static void writes(TestYard yard, String task, String path) throws IOException {
        yard.agent(task).writes(path, "# " + path + "\n").endsWell();
    }

    private static List<String> subjects(TestYard yard) {
        return yard.repository()
                .git("log", "--topo-order", "--format=%s", yard.branch())
                .lines()
                .toList();
    }

    private static Path tasks(TestYard yard) {
        return yard.repository().path().resolve("docs/tasks/shelf");
    }

    private static JsonNode state(TestYard yard) throws IOException {
        return new ObjectMapper().readTree(Files.readString(tasks(yard).resolve("execute-state.json")));
    }
}
