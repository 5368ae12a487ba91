package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where a task's work was left for another program.
 *
 * @param branch without {@code refs/heads/}
 * @param path the worktree in which that is checked out
 * @param commit its tip
 */
public record LeftWork(
        @JsonProperty("branch") String branch,
        @JsonProperty("path") String path,
        @JsonProperty("commit") String commit) {}
