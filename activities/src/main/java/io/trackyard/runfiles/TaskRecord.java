package io.trackyard.runfiles;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.policy.AttemptLedger;
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
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskRecord(
        @JsonProperty("schema") int schema,
        @JsonProperty("ledger") AttemptLedger ledger,
        @JsonProperty("base") @Nullable String base,
        @JsonProperty("prepared") @Nullable String prepared,
        @JsonProperty("booked") @Nullable String booked,
        @JsonProperty("verdict") @Nullable TaskVerdict verdict) {
    private static final int SCHEMA = 1;

    static TaskRecord fresh() {
        return new TaskRecord(SCHEMA, AttemptLedger.none(), null, null, null, null);
    }

    public TaskRecord with(AttemptLedger newer) {
        return new TaskRecord(schema, ledger.join(newer), base, prepared, booked, verdict);
    }

    /** The tree is ready for a session that starts from a commit. */
    public TaskRecord prepared(String session, String from) {
        return new TaskRecord(schema, ledger, from, session, booked, verdict);
    }

    /** A session ended by the task's fault. */
    public TaskRecord failed(String session, AttemptLedger newer) {
        return new TaskRecord(schema, ledger.join(newer), base, prepared, session, verdict);
    }

    /** A session ended in verified work. */
    public TaskRecord verified(String session, TaskVerdict newer) {
        return new TaskRecord(schema, ledger.join(newer.ledger()), base, prepared, session, newer);
    }
}
