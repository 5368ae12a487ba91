package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How a phase stands, in short: what the run shows on its page.
 *
 * @param counts how many tasks are in which state, as text: {@code "7 integrated · 2 running"}
 * @param table the open tracks and the last outcomes, in Markdown
 * @param waitingFor what keeps the phase from starting sessions; absent when nothing does
 * @param waitingUntil until when, epoch milliseconds; 0 where that is not known
 * @param microDollars what its tasks have cost so far, in millionths of a US dollar; absent where no client has named money
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PhaseNote(
        @JsonProperty("schema") int schema,
        @JsonProperty("phase") int phase,
        @JsonProperty("counts") String counts,
        @JsonProperty("table") String table,
        @JsonProperty("waitingFor") @Nullable String waitingFor,
        @JsonProperty("waitingUntil") long waitingUntil,
        @JsonProperty("microDollars") @Nullable Long microDollars) {}
