package io.trackyard.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.display.BatchOutcome.Member;
import io.trackyard.policy.BatchResult;
import io.trackyard.policy.BatchResult.Kind;
import io.trackyard.policy.RetryFeedback;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a batch prints is what the programs of task XML read. */
class BatchViewTest {
    private static final RetryFeedback.Failure FAILURE = new RetryFeedback.Failure(
            "verification_failed", "pytest tests/...", "1 test failed", "Fix validation in create_project");

    private static final BatchOutcome MIXED = new BatchOutcome(
            "2-backend",
            2,
            List.of(
                    verified("L2-003"),
                    failed(Kind.FAILED, "L2-004", 2),
                    failed(Kind.ABANDONED, "L2-005", 5),
                    new Member(
                            new BatchResult("L2-006", Kind.PENDING, 0, null, null, null, null),
                            true,
                            List.of(),
                            1,
                            "needs L2-004")),
            3);

    @Test
    void printsResultsReportAndBatchResult() {
        Golden.assertMatches("batch.txt", String.join("\n", BatchView.of(MIXED, false)) + "\n");
    }

    @Test
    void printsOneStatusLineInsteadOfTheReportWhereLittleIsWanted() {
        assertThat(BatchView.of(MIXED, true))
                .contains(
                        "[BATCH 2-backend #2] L2-003 ✓, L2-004 ✗ (attempt 2), L2-005 ✗ (attempt 5), L2-006 ✗ (not tried) (1/4)")
                .doesNotContain("[BATCH 2-backend #2] Complete");
        assertThat(BatchView.of(
                        new BatchOutcome(
                                "1-foundation",
                                1,
                                List.of(verified("L1-001"), verified("L1-002"), verified("L1-006")),
                                3),
                        true))
                .contains("[BATCH 1-foundation #1] L1-001 ✓, L1-002 ✓, L1-006 ✓ (3/3)");
    }

    @Test
    void stopsNobodyWhereNothingIsAbandoned() {
        BatchOutcome outcome = new BatchOutcome("1-foundation", 1, List.of(verified("L1-001")), 2);

        assertThat(BatchView.of(outcome, false))
                .containsSubsequence(
                        "[BATCH 1-foundation #1] Complete",
                        "Verified: L1-001",
                        "Failed: none",
                        "Abandoned: none",
                        "Merge queue: 2 tasks ready",
                        "BATCH_RESULT:")
                .last()
                .asString()
                .contains("\"should_stop\": false")
                .doesNotContain("stop_reason");
    }

    @Test
    void theDocumentKeepsToItsSchema() {
        DocumentSchema.of("batch").accepts(BatchJson.of(MIXED));
    }

    private static Member verified(String id) {
        return new Member(
                new BatchResult(id, Kind.VERIFIED, 1, "/path/.worktrees/" + id, "worktree-" + id, "abc1234", null),
                true,
                List.of("app/models/enums.py"),
                3,
                "");
    }

    private static Member failed(Kind kind, String id, int attempt) {
        return new Member(
                new BatchResult(id, kind, attempt, "/path/.worktrees/" + id, "worktree-" + id, null, FAILURE),
                true,
                List.of(),
                1,
                "");
    }
}
