package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.payload.SentText;
import io.trackyard.policy.AttemptLedger;
import java.util.List;

/**
 * A task that was verified.
 *
 * @param commit what the merge queue takes
 * @param checked whether any command verified it
 * @param ledger what it has used up
 * @param note one line for people: what changed, and what was outside its scope
 * @param widened the paths outside its scope that were taken into it
 * @param doubts why its evidence may be worth less than it seems, a line each
 */
public record TaskVerdict(
        @JsonProperty("commit") String commit,
        @JsonProperty("checked") boolean checked,
        @JsonProperty("ledger") AttemptLedger ledger,
        @JsonProperty("note") String note,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty("widened")
        List<String> widened,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty("doubts")
        List<String> doubts) {

    private static final int MOST_LINES = 25;
    private static final int LINE = 600;
    private static final String RECORD = "the task's task.json";

    @JsonCreator
    public TaskVerdict {
        widened = widened == null ? List.of() : List.copyOf(widened);
        doubts = doubts == null ? List.of() : List.copyOf(doubts);
    }

    /**
     * As it enters a history: the first of the paths and no line that is long. All of it is in the task's {@code task.json},
     * where its track and the next version of the plan find it.
     */
    public TaskVerdict sent() {
        return new TaskVerdict(
                commit, checked, ledger, SentText.within(note, SentText.REASON, RECORD), sent(widened), sent(doubts));
    }

    private static List<String> sent(List<String> lines) {
        return lines.stream()
                .limit(MOST_LINES)
                .map(line -> SentText.within(line, LINE, RECORD))
                .toList();
    }

    /** One of a task that kept to its scope, and of whose evidence nothing is doubted. */
    public TaskVerdict(String commit, boolean checked, AttemptLedger ledger, String note) {
        this(commit, checked, ledger, note, List.of(), List.of());
    }
}
