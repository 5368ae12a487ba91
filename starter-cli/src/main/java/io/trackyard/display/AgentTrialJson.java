package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.trial.AgentTrial;
import org.jspecify.annotations.Nullable;

/** How an agent did in a trial, as a document for programs: docs/schemas/agent-trial.schema.json. */
public final class AgentTrialJson {
    private AgentTrialJson() {}

    private record Document(
            @JsonProperty("version") int version,
            @JsonProperty("agent") String agent,
            @JsonProperty("done") boolean done,
            @JsonProperty("failure") @Nullable String failure,
            @JsonProperty("said") String said,
            @JsonProperty("milliseconds") long milliseconds) {}

    /** The document as text. */
    public static String of(String agent, AgentTrial.Outcome outcome) {
        return JsonText.of(new Document(
                JsonText.VERSION,
                agent,
                outcome.failure().isEmpty(),
                outcome.failure().orElse(null),
                outcome.said(),
                outcome.took().toMillis()));
    }
}
