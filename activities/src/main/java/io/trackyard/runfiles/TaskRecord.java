package io.trackyard.runfiles;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.policy.FailedAttempt;
import io.trackyard.policy.LeftWork;
import io.trackyard.policy.Usage;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a task's attempts: the truth of its ledger, of which all else is a copy. A contract between releases:
 * fields are added, never changed.
 *
 * @param ledger what it has used up
 * @param base the commit its work is compared with; absent before the first session
 * @param prepared for which session the tree was made ready last, so that a reset is done once
 * @param booked the id of the session whose end is in the ledger or the verdict, so that none is counted twice
 * @param verdict what was verified last; absent before
 * @param failed the attempts that are in the ledger as failures, of its generation
 * @param counted the id of the session whose use of a model is in the ledger, so that none is counted twice
 * @param left where its work was left for another program; absent where it was not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskRecord(
        @JsonProperty("schema") int schema,
        @JsonProperty("ledger") AttemptLedger ledger,
        @JsonProperty("base") @Nullable String base,
        @JsonProperty("prepared") @Nullable String prepared,
        @JsonProperty("booked") @Nullable String booked,
        @JsonProperty("counted") @Nullable String counted,
        @JsonProperty("verdict") @Nullable TaskVerdict verdict,
        @JsonProperty("failed") List<FailedAttempt> failed,
        @JsonProperty("left") @Nullable LeftWork left) {
    private static final int SCHEMA = 1;

    public TaskRecord {
        failed = failed == null ? List.of() : List.copyOf(failed);
    }

    static TaskRecord fresh() {
        return new TaskRecord(SCHEMA, AttemptLedger.none(), null, null, null, null, null, List.of(), null);
    }

    public TaskRecord with(AttemptLedger newer) {
        AttemptLedger joined = ledger.join(newer);
        List<FailedAttempt> ofGeneration = joined.generation() == ledger.generation() ? failed : List.of();
        return new TaskRecord(schema, joined, base, prepared, booked, counted, verdict, ofGeneration, left);
    }

    /** The tree is ready for a session that starts from a commit. */
    public TaskRecord prepared(String session, String from) {
        return new TaskRecord(schema, ledger, from, session, booked, counted, verdict, failed, left);
    }

    /** With what a session used, which is counted once. */
    public TaskRecord counted(String session, Usage used) {
        return session.equals(counted)
                ? this
                : new TaskRecord(schema, ledger.using(used), base, prepared, booked, session, verdict, failed, left);
    }

    /** A session ended by the task's fault. */
    public TaskRecord failed(String session, AttemptLedger newer, FailedAttempt how) {
        List<FailedAttempt> all = Stream.concat(failed.stream(), Stream.of(how)).toList();
        return new TaskRecord(schema, ledger.join(newer), base, prepared, session, counted, verdict, all, left);
    }

    /** A session ended in verified work. */
    public TaskRecord verified(String session, TaskVerdict newer) {
        return new TaskRecord(
                schema, ledger.join(newer.ledger()), base, prepared, session, counted, newer, failed, left);
    }

    /** Its work lies there, for another program. */
    public TaskRecord left(LeftWork place) {
        return new TaskRecord(schema, ledger, base, prepared, booked, counted, verdict, failed, place);
    }
}
