package io.trackyard.source.taskxml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.activity.TaskNews;
import io.trackyard.activity.TaskNews.Kind;
import io.trackyard.plan.TaskId;
import io.trackyard.policy.BatchCall;
import io.trackyard.policy.FailedAttempt;
import io.trackyard.source.TaskTrace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** News of tasks, written into the state file of a directory of task XML. */
abstract class WrittenState {
    static final long NOON = Instant.parse("2026-01-10T12:00:00Z").toEpochMilli();

    /** As another program of this form has left it: two tasks done, one in its second attempt, one given up on. */
    static final String LEFT = """
            {
              "schema_version": "2.0",
              "prd_slug": "shelf",
              "project_path": "/home/user/projects/my-app",
              "worktree_dir": "/home/user/projects/.worktrees",
              "tasks_path": "/home/user/docs/tasks/shelf",

              "started_at": "2026-01-10T10:00:00.123456Z",
              "updated_at": "2026-01-10T11:30:00Z",
              "completed_at": null,
              "status": "in_progress",
              "current_layer": "1-foundation",
              "current_batch": 1,
              "options": {"max_parallel": 3, "commit_prefix": ""},
              "layers": {
                "1-foundation": {"status": "in_progress", "started_at": "2026-01-10T10:00:00Z", "completed_at": null, "tasks_total": 2, "tasks_completed": 1, "tasks_failed": 0}
              },
              "tasks": {
                "L1-001": {"status": "completed", "attempts": 1},
                "L1-002": {
                  "status": "in_progress",
                  "attempts": 2,
                  "worktree_path": "/home/user/projects/.worktrees/L1-002",
                  "branch": "worktree-L1-002",
                  "started_at": "2026-01-10T11:00:00Z",
                  "commits": [
                    {"hash": "def5678", "type": "implementation", "attempt": 1, "message": "[L1-002] Task"}
                  ],
                  "errors": [],
                  "note of another": [1.50, "\\u00e9"]
                }
              },
              "worktrees": {
                "L1-002": {"task_id": "L1-002", "path": "/home/user/projects/.worktrees/L1-002", "branch": "worktree-L1-002", "status": "active"}
              },
              "merge_queue": [
                {"task_id": "L1-001", "priority": 1, "status": "merged"},
                {"task_id": "L1-002", "priority": 2, "status": "pending"}
              ],
              "completed": ["L1-001"],
              "failed": [],
              "abandoned": [],
              "metrics": {"total_tasks": 3, "completed_tasks": 1, "failed_tasks": 0, "total_commits": 1, "elapsed_time_seconds": 10}
            }
            """;

    static final Map<Kind, String> COMMITS = Map.of(Kind.INTEGRATED, "abc1234", Kind.VERIFIED, "def5678");
    static final BatchCall CALL = new BatchCall("1-other", 7, "/w", List.of(TaskId.of("L1-001")));

    @TempDir
    Path repository;

    TasksFixture fixture;

    @BeforeEach
    void begin() {
        fixture = new TasksFixture(repository).planned("1-foundation: L1-001 L1-002<L1-001", "2-backend: L2-001");
    }

    void write(TaskNews... news) {
        fixture.source().writer().orElseThrow().write("run", List.of(news));
    }

    void write(TaskTrace trace, TaskNews... news) {
        fixture.source().writer().orElseThrow().write("run", List.of(news), task -> trace);
    }

    static FailedAttempt failed(int attempt, String log) {
        return new FailedAttempt(attempt, FailedAttempt.Type.VERIFICATION_FAILED, "true", "it failed", log, NOON);
    }

    long second;

    /** Each a second after the one before. */
    TaskNews news(Kind kind, String task, int attempts) {
        return new TaskNews(task, kind, COMMITS.getOrDefault(kind, ""), "done", attempts, NOON + 1000 * ++second);
    }

    JsonNode state() throws IOException {
        return new ObjectMapper().readTree(fixture.read("execute-state.json"));
    }
}
