package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.display.BatchOutcome.Member;
import io.trackyard.policy.BatchResult;
import io.trackyard.policy.RetryFeedback;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The objects of a batch, with the names that its users know: docs/schemas/batch.schema.json. */
public final class BatchJson {
    private BatchJson() {}

    private record Document(
            @JsonProperty("version") int version,
            @JsonProperty("results") List<Object> results,
            @JsonProperty("batch") Object batch) {}

    private record Verified(
            @JsonProperty("task_id") String task,
            @JsonProperty("status") String status,
            @JsonProperty("attempt") int attempt,
            @JsonProperty("worktree_path") @Nullable String worktree,
            @JsonProperty("branch") @Nullable String branch,
            @JsonProperty("commit_hash") @Nullable String commit,
            @JsonProperty("files_created") List<String> created,
            @JsonProperty("verification_summary") String summary) {}

    private record Failed(
            @JsonProperty("task_id") String task,
            @JsonProperty("status") String status,
            @JsonProperty("attempt") int attempt,
            @JsonProperty("worktree_path") @Nullable String worktree,
            @JsonProperty("error") Error error,
            @JsonProperty("retry_feedback") String feedback) {}

    private record Error(
            @JsonProperty("type") String type,
            @JsonProperty("step") @Nullable String step,
            @JsonProperty("message") String message) {}

    private record Abandoned(
            @JsonProperty("task_id") String task,
            @JsonProperty("status") String status,
            @JsonProperty("attempt") int attempt,
            @JsonProperty("worktree_path") @Nullable String worktree,
            @JsonProperty("final_error") String error) {}

    private record NotTried(
            @JsonProperty("task_id") String task,
            @JsonProperty("status") String status,
            @JsonProperty("error_type") String type,
            @JsonProperty("error") String error) {}

    private record Batch(
            @JsonProperty("batch_number") int number,
            @JsonProperty("layer") String layer,
            @JsonProperty("tasks_total") int total,
            @JsonProperty("verified") List<String> verified,
            @JsonProperty("failed") List<String> failed,
            @JsonProperty("abandoned") List<String> abandoned,
            @JsonProperty("merge_queue_ready") int ready,
            @JsonProperty("should_stop") boolean stops,
            @JsonProperty("stop_reason") @Nullable String reason) {}

    /** All of it as one document. */
    public static String of(BatchOutcome outcome) {
        List<Object> results = outcome.members().stream()
                .filter(Member::carriedOut)
                .map(BatchJson::object)
                .toList();
        return JsonText.of(new Document(JsonText.VERSION, results, object(outcome)));
    }

    /** The RESULT object of a task. */
    static String result(Member member) {
        return JsonText.byHand(object(member));
    }

    /** The object behind BATCH_RESULT. */
    static String batch(BatchOutcome outcome) {
        return JsonText.byHand(object(outcome));
    }

    private static Object object(Member member) {
        BatchResult result = member.result();
        RetryFeedback.Failure failure = result.failure();
        String message = failure == null ? member.reason() : failure.error();
        return switch (result.kind()) {
            case VERIFIED ->
                new Verified(
                        result.task(),
                        "verified",
                        result.attempt(),
                        result.worktree(),
                        result.branch(),
                        result.commit(),
                        member.created(),
                        "%1$d/%1$d steps passed".formatted(member.steps()));
            case FAILED ->
                new Failed(
                        result.task(),
                        "failed",
                        result.attempt(),
                        result.worktree(),
                        failure == null
                                ? new Error("implementation_error", null, message)
                                : new Error(failure.type(), failure.step(), message),
                        failure == null ? message : failure.fix());
            case ABANDONED ->
                new Abandoned(
                        result.task(),
                        "abandoned",
                        result.attempt(),
                        result.worktree(),
                        "Still failing after %d attempts: %s".formatted(result.attempt(), message));
            case PENDING -> new NotTried(result.task(), "error", "blocker", message);
        };
    }

    private static Batch object(BatchOutcome outcome) {
        Stream<String> abandoned =
                outcome.members().stream().filter(Member::isAbandoned).map(BatchView::stopReason);
        String reason = abandoned.findFirst().orElse(null);
        return new Batch(
                outcome.number(),
                outcome.layer(),
                outcome.members().size(),
                ids(outcome, Member::isVerified),
                ids(outcome, Member::isForTheNext),
                ids(outcome, Member::isAbandoned),
                outcome.ready(),
                Objects.nonNull(reason),
                reason);
    }

    private static List<String> ids(BatchOutcome outcome, Predicate<Member> which) {
        return outcome.members().stream()
                .filter(which)
                .map(member -> member.result().task())
                .toList();
    }
}
