package io.trackyard.quota;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * When the quota of an account ends, as a session was told.
 *
 * @param schema the version of this form
 * @param account whose quota
 * @param until the end, epoch milliseconds
 */
public record QuotaEnd(
        @JsonProperty("schema") int schema,
        @JsonProperty("account") String account,
        @JsonProperty("until") long until) {
    private static final int SCHEMA = 1;

    /** One in the form of today. */
    public QuotaEnd(String account, long until) {
        this(SCHEMA, account, until);
    }

    /** The id of the workflow that waits for it. {@code quota} is the id of no repository: those end in a number. */
    public String workflowId() {
        return workflowId(account);
    }

    /** {@code trackyard/quota/team}. */
    public static String workflowId(String account) {
        return "trackyard/quota/" + account;
    }
}
