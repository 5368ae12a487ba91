package io.trackyard.background;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A person wants these tasks no more, whether they wait or run.
 *
 * @param ids their names; unknown ones are passed over
 */
public record Cancellation(
        @JsonProperty("schema") int schema,
        @JsonProperty("ids") List<String> ids) {
    public Cancellation {
        ids = List.copyOf(ids);
    }
}
