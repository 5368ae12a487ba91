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
 * @param verdict what was verified last; absent before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskRecord(
        @JsonProperty("schema") int schema,
        @JsonProperty("ledger") AttemptLedger ledger,
        @JsonProperty("base") @Nullable String base,
        @JsonProperty("prepared") @Nullable String prepared,
        @JsonProperty("verdict") @Nullable TaskVerdict verdict) {
    private static final int SCHEMA = 1;

    static TaskRecord fresh() {
        return new TaskRecord(SCHEMA, AttemptLedger.none(), null, null, null);
    }

    public TaskRecord with(AttemptLedger newer) {
        return new TaskRecord(schema, ledger.join(newer), base, prepared, verdict);
    }

    /** The tree is ready for a session that starts from a commit. */
    public TaskRecord prepared(String session, String from) {
        return new TaskRecord(schema, ledger, from, session, verdict);
    }

    public TaskRecord verified(TaskVerdict newer) {
        return new TaskRecord(schema, ledger.join(newer.ledger()), base, prepared, newer);
    }
}
