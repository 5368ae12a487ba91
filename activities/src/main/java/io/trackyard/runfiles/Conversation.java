package io.trackyard.runfiles;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A conversation that another session can go on with. A contract between releases: fields are added, never changed.
 *
 * @param client whose it is: a client by its name, or a command
 * @param id by which its client finds it
 * @param home the private directory of its client, where it keeps its conversations there
 * @param prepared for which attempt's tree its last session worked: {@link TaskRecord#prepared}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Conversation(
        @JsonProperty("schema") int schema,
        @JsonProperty("client") String client,
        @JsonProperty("id") String id,
        @JsonProperty("home") String home,
        @JsonProperty("prepared") String prepared) {
    /** The version that this code writes. */
    public static final int SCHEMA = 1;
}
