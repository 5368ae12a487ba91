package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Asks for a verified commit to be integrated.
 *
 * @param task the task it carries out
 * @param commit the verified commit
 * @param attempt the attempt that made it
 */
public record IntegrationRequest(
        @JsonProperty("schema") int schema,
        @JsonProperty("run") RunAddress run,
        @JsonProperty("task") String task,
        @JsonProperty("commit") String commit,
        @JsonProperty("attempt") int attempt) {}
