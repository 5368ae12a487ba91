package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A command of a task that stood in no version of the plan, so that nobody has agreed to its being run.
 *
 * @param command as it is given to a shell
 */
public record NewCommand(
        @JsonProperty("task") String task,
        @JsonProperty("command") String command) {}
