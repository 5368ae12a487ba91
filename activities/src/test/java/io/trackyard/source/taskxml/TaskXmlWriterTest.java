package io.trackyard.source.taskxml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackyard.activity.TaskNews;
import io.trackyard.activity.TaskNews.Kind;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.TaskLimits;
import io.trackyard.plan.Tried;
import io.trackyard.policy.BatchResult;
import io.trackyard.policy.LeftWork;
import io.trackyard.source.TaskTrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaskXmlWriterTest extends WrittenState {
    @Test
    void makesTheStateFileWithAllLayersAndTasks() throws IOException {
        write(news(Kind.CLAIMED, "L1-001", 0));

        JsonNode state = state();
        assertThat(state.at("/prd_slug").asText()).isEqualTo("shelf");
        assertThat(state.at("/tasks_path").asText()).isEqualTo("docs/tasks/shelf");
        assertThat(state.at("/status").asText()).isEqualTo("in_progress");
        assertThat(state.at("/current_layer").asText()).isEqualTo("1-foundation");
        assertThat(state.at("/current_batch").asInt()).isEqualTo(1);
        assertThat(state.at("/tasks/L1-001/status").asText()).isEqualTo("in_progress");
        assertThat(state.at("/tasks/L1-001/attempts").asInt()).isEqualTo(1);
        assertThat(state.at("/tasks/L2-001/status").asText()).isEqualTo("pending");
        assertThat(state.at("/layers/2-backend/tasks_total").asInt()).isEqualTo(1);
        assertThat(state.at("/metrics/tasks_remaining").asInt()).isEqualTo(3);
        holdsForTheSchema();
    }

    @Test
    void entersARunFromItsFirstTaskToItsLast() throws IOException {
        write(news(Kind.CLAIMED, "L1-001", 0), news(Kind.INTEGRATED, "L1-001", 1));
        write(news(Kind.CLAIMED, "L1-002", 0));
        write(news(Kind.INTEGRATED, "L1-002", 3));
        assertThat(fixture.path("1-foundation/.done")).isEmptyFile();
        assertThat(fixture.path("2-backend/.done")).doesNotExist();

        write(news(Kind.CLAIMED, "L2-001", 0), news(Kind.INTEGRATED, "L2-001", 1));

        JsonNode state = state();
        assertThat(state.at("/status").asText()).isEqualTo("completed");
        assertThat(state.at("/completed_at").asText()).isEqualTo("2026-01-10T12:00:06Z");
        assertThat(state.at("/completed")).extracting(JsonNode::asText).containsExactly("L1-001", "L1-002", "L2-001");
        assertThat(state.at("/tasks/L1-002/commits/0/type").asText()).isEqualTo("fix");
        assertThat(state.at("/tasks/L1-002/commits/0/attempt").asInt()).isEqualTo(3);
        assertThat(state.at("/merge_queue"))
                .extracting(item -> item.get("priority").asInt())
                .containsExactly(1, 2, 3);
        assertThat(state.at("/metrics").toString())
                .isEqualTo("{\"tasks_total\":3,\"tasks_completed\":3,\"tasks_failed\":0,\"tasks_abandoned\":0,"
                        + "\"tasks_remaining\":0,\"total_attempts\":5,\"total_retries\":2,\"elapsed_seconds\":5}");
        assertThat(state.at("/context_update/status").asText()).isEqualTo("skipped");
        assertThat(fixture.path("2-backend/.done")).exists();
        assertThat(fixture.tasks()).isEmpty();
        holdsForTheSchema();
    }

    @Test
    void stopsAtATaskThatIsGivenUpAndSaysWhichStepFailed() throws IOException {
        write(news(Kind.CLAIMED, "L1-001", 0));
        write(new TaskNews("L1-001", Kind.ABANDONED, "", "check failed (exit 1): true", 5, NOON + 9_000));

        JsonNode state = state();
        assertThat(state.at("/status").asText()).isEqualTo("stopped");
        assertThat(state.at("/layers/1-foundation/status").asText()).isEqualTo("blocked");
        assertThat(state.at("/abandoned/0").asText()).isEqualTo("L1-001");
        assertThat(state.at("/tasks/L1-001/errors").toString())
                .isEqualTo("[{\"attempt\":5,\"type\":\"verification_failed\",\"step\":\"true\","
                        + "\"message\":\"check failed (exit 1): true\",\"timestamp\":\"2026-01-10T12:00:09Z\"}]");
        assertThat(fixture.held()).first().asString().startsWith("L1-001 abandoned after 5 attempts");
        holdsForTheSchema();
    }

    @Test
    void tellsFromVerifiedOverMergingToCompletedWhereWorkIs() throws IOException {
        write(news(Kind.CLAIMED, "L1-001", 0), news(Kind.VERIFIED, "L1-001", 1));
        assertThat(state().at("/tasks/L1-001/status").asText()).isEqualTo("verified");
        assertThat(state().at("/tasks/L1-001/completed_at").asText()).isEqualTo("2026-01-10T12:00:02Z");
        assertThat(state().at("/tasks/L1-001/commits/0/hash").asText()).isEqualTo("def5678");
        assertThat(state().at("/merge_queue").toString())
                .isEqualTo("[{\"task_id\":\"L1-001\",\"priority\":1,\"status\":\"ready\","
                        + "\"verified_at\":\"2026-01-10T12:00:02Z\"}]");
        holdsForTheSchema();

        write(news(Kind.MERGING, "L1-001", 1));
        assertThat(state().at("/tasks/L1-001/status").asText()).isEqualTo("merging");
        assertThat(state().at("/merge_queue/0/status").asText()).isEqualTo("merging");
        holdsForTheSchema();

        write(news(Kind.CLAIMED, "L1-001", 1));
        assertThat(state().at("/tasks/L1-001/status").asText()).as("sent back").isEqualTo("in_progress");
        assertThat(state().at("/tasks/L1-001/attempts").asInt()).isEqualTo(2);
        assertThat(state().at("/merge_queue/0/status").asText()).isEqualTo("pending");

        write(news(Kind.VERIFIED, "L1-001", 2), news(Kind.MERGING, "L1-001", 2), news(Kind.INTEGRATED, "L1-001", 2));
        assertThat(state().at("/tasks/L1-001/status").asText()).isEqualTo("completed");
        assertThat(state().at("/merge_queue")).hasSize(1);
        assertThat(state().at("/merge_queue/0/status").asText()).isEqualTo("merged");
        assertThat(state().at("/tasks/L1-001/commits"))
                .extracting(commit ->
                        commit.get("hash").asText() + " " + commit.get("type").asText())
                .containsExactly("def5678 implementation", "def5678 fix");
        holdsForTheSchema();
    }

    @Test
    void entersEveryFailedAttemptOnceWithWhatTheNextOneIsTold() throws IOException {
        TaskTrace trace = new TaskTrace(List.of(failed(1, "1 failed"), failed(2, "")), null);
        write(trace, news(Kind.CLAIMED, "L1-001", 0), news(Kind.VERIFIED, "L1-001", 3));
        write(trace, news(Kind.INTEGRATED, "L1-001", 3));

        assertThat(state().at("/tasks/L1-001/errors").toString())
                .isEqualTo("[{\"attempt\":1,\"type\":\"verification_failed\",\"step\":\"true\","
                        + "\"message\":\"it failed\",\"timestamp\":\"2026-01-10T12:00:00Z\"},"
                        + "{\"attempt\":2,\"type\":\"verification_failed\",\"step\":\"true\","
                        + "\"message\":\"it failed\",\"timestamp\":\"2026-01-10T12:00:00Z\"}]");
        assertThat(state().at("/tasks/L1-001/retry_feedback").toString())
                .isEqualTo("[{\"attempt\":2,\"feedback\":\"it failed\\n1 failed\"},"
                        + "{\"attempt\":3,\"feedback\":\"it failed\"}]");
        holdsForTheSchema();
    }

    @Test
    void leavesABatchToBeMergedByWhoeverAskedForIt() throws IOException {
        TaskTrace left = new TaskTrace(List.of(), new LeftWork("worktree-L1-001", "/w/L1-001", "def5678"));
        writeBatch(left, news(Kind.CLAIMED, "L1-001", 0), news(Kind.VERIFIED, "L1-001", 1));

        JsonNode state = state();
        assertThat(state.at("/worktree_dir").asText()).isEqualTo("/w");
        assertThat(state.at("/current_batch").asInt()).isEqualTo(7);
        assertThat(state.at("/current_layer").asText()).isEqualTo("1-other");
        assertThat(state.at("/tasks/L1-001/worktree_path").asText()).isEqualTo("/w/L1-001");
        assertThat(state.at("/worktrees/L1-001/branch").asText()).isEqualTo("worktree-L1-001");
        assertThat(batchState().ready()).isEqualTo(1);
        assertThat(batchState().of(TaskId.of("L1-001")))
                .isEqualTo(new BatchResult(
                        "L1-001", BatchResult.Kind.VERIFIED, 1, "/w/L1-001", "worktree-L1-001", "def5678", null));
        assertThat(batchState().of(TaskId.of("L2-001")).kind()).isEqualTo(BatchResult.Kind.PENDING);
        holdsForTheSchema();
    }

    @Test
    void aBatchAbandonsATaskAtItsFifthAttemptAndLeavesTheStoppingToWhoeverAskedForIt() throws IOException {
        writeBatch(
                new TaskTrace(List.of(failed(1, "")), null),
                news(Kind.CLAIMED, "L1-001", 0),
                news(Kind.ABANDONED, "L1-001", 1));
        assertThat(batchState().of(TaskId.of("L1-001")).kind()).isEqualTo(BatchResult.Kind.FAILED);
        assertThat(state().at("/failed/0").asText()).isEqualTo("L1-001");

        fixture.write(
                "execute-state.json",
                fixture.read("execute-state.json").replace("\"attempts\": 1,", "\"attempts\": 4,"));
        fixture.source()
                .batch(CALL)
                .orElseThrow()
                .writer()
                .orElseThrow()
                .write("next", List.of(news(Kind.CLAIMED, "L1-001", 0), news(Kind.ABANDONED, "L1-001", 1)));

        BatchResult result = batchState().of(TaskId.of("L1-001"));
        assertThat(result.kind()).isEqualTo(BatchResult.Kind.ABANDONED);
        assertThat(result.attempt()).isEqualTo(5);
        assertThat(state().at("/status").asText()).isEqualTo("in_progress");
        assertThat(state().at("/abandoned/0").asText()).isEqualTo("L1-001");
        holdsForTheSchema();
    }

    @Test
    void saysWhyItStopped() throws IOException {
        write(news(Kind.CLAIMED, "L1-001", 0), news(Kind.ABANDONED, "L1-001", 5));
        assertThat(state().at("/stop_reason_kind").asText()).isEqualTo("abandoned");
        assertThat(state().at("/stop_reason").asText()).isEqualTo("Task L1-001 abandoned after 5 attempts");

        fixture.source().writer().orElseThrow().write("second", List.of(news(Kind.CLAIMED, "L1-001", 0)));

        assertThat(state().at("/stop_reason_kind").isNull()).isTrue();
        holdsForTheSchema();
    }

    @Test
    void countsTheAttemptsOfAFreshStartFromOne() throws IOException {
        write(news(Kind.CLAIMED, "L1-001", 0), news(Kind.ABANDONED, "L1-001", 5));

        fixture.source().writer().orElseThrow().write("second", List.of(news(Kind.CLAIMED, "L1-001", 0)));

        assertThat(state().at("/tasks/L1-001/attempts").asInt()).isEqualTo(1);
        assertThat(state().at("/abandoned")).isEmpty();
    }

    @Test
    void givesATaskBackWithTheAttemptsItHasUsed() throws IOException {
        write(news(Kind.CLAIMED, "L1-001", 0), news(Kind.RELEASED, "L1-001", 0));
        assertThat(state().at("/tasks/L1-001/status").asText()).isEqualTo("pending");

        write(news(Kind.CLAIMED, "L1-001", 0), news(Kind.RELEASED, "L1-001", 2));

        assertThat(state().at("/tasks/L1-001/status").asText()).isEqualTo("failed");
        assertThat(state().at("/failed/0").asText()).isEqualTo("L1-001");
        assertThat(fixture.tasks().get(0).limits()).isEqualTo(new TaskLimits(3, null, null, Tried.times(2)));
        holdsForTheSchema();
    }

    @Test
    void goesOnWithWhatAnotherProgramLeftAndKeepsItsWordsAndItsWorktrees() throws IOException {
        fixture.write("execute-state.json", LEFT);

        write(news(Kind.CLAIMED, "L1-002", 0));
        write(news(Kind.INTEGRATED, "L1-002", 1));

        String text = fixture.read("execute-state.json");
        assertThat(text)
                .contains("\n\n  \"started_at\": \"2026-01-10T10:00:00.123456Z\"")
                .contains("\"note of another\": [1.50, \"\\u00e9\"]")
                .contains("\"L1-002\": {\"task_id\": \"L1-002\", \"path\": \"/home/user/projects/.worktrees/L1-002\"")
                .contains("{\"task_id\": \"L1-002\", \"priority\": 2, \"status\": \"merged\", "
                        + "\"merged_at\": \"2026-01-10T12:00:02Z\"}")
                .contains("\"completed\": [\"L1-001\", \"L1-002\"]")
                .contains("\"completed_tasks\": 2, \"failed_tasks\": 0, \"total_commits\": 1")
                .doesNotContain("tasks_completed\": 2, \"tasks_failed\": 0, \"tasks_ab");
        assertThat(state().at("/tasks/L1-002/attempts").asInt()).isEqualTo(2);
        assertThat(state().at("/tasks/L1-002/commits")).hasSize(2);
        assertThat(state().at("/tasks/L1-002/commits/1/attempt").asInt()).isEqualTo(2);
    }

    @Test
    void changesNothingWhereTheNewsCameBefore() throws IOException {
        TaskNews[] all = {
            news(Kind.CLAIMED, "L1-001", 0), news(Kind.INTEGRATED, "L1-001", 2),
            news(Kind.CLAIMED, "L1-002", 0), news(Kind.ABANDONED, "L1-002", 5),
            news(Kind.SKIPPED, "L2-001", 0)
        };
        write(all);
        String once = fixture.read("execute-state.json");
        FileTime written = Files.getLastModifiedTime(fixture.path("execute-state.json"));

        write(all);
        write(all[2], all[0]);

        assertThat(fixture.read("execute-state.json")).isEqualTo(once);
        assertThat(Files.getLastModifiedTime(fixture.path("execute-state.json")))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void leavesOutTasksOfOtherSources(Kind kind) {
        write(news(kind, "bd-1", 1));

        assertThat(fixture.path("execute-state.json")).doesNotExist();
    }

    private void writeBatch(TaskTrace trace, TaskNews... news) {
        fixture.source().batch(CALL).orElseThrow().writer().orElseThrow().write("run", List.of(news), task -> trace);
    }

    private BatchState batchState() {
        return BatchState.read(repository, fixture.path(""), time -> {});
    }

    private void holdsForTheSchema() {
        assertThat(ExecuteStateSchema.complaintsOf(fixture.read("execute-state.json")))
                .isEmpty();
    }
}
