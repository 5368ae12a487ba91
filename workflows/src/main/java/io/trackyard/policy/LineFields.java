package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an agent that prints a JSON object on each line says what there is to know of its session: names of fields, those of
 * fields within fields behind a dot. Of several lines that say a thing the last one counts.
 *
 * @param text what it says
 * @param conversation the conversation it has, by which another session can go on with it
 * @param outcome how its session came out; absent where the exit code says it
 * @param success the outcomes that claim the task done
 * @param cost what the session cost, in US dollars
 * @param input the tokens that its model read
 * @param output the tokens that its model wrote
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LineFields(
        @JsonProperty("text") @Nullable String text,
        @JsonProperty("conversation") @Nullable String conversation,
        @JsonProperty("outcome") @Nullable String outcome,
        @JsonProperty("success") List<String> success,
        @JsonProperty("cost") @Nullable String cost,
        @JsonProperty("input") @Nullable String input,
        @JsonProperty("output") @Nullable String output) {
    private static final List<String> USUAL = List.of("success");

    public LineFields {
        success = success == null || success.isEmpty() ? USUAL : List.copyOf(success);
    }
}
