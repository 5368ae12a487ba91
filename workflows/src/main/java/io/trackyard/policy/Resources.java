package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a host must have free before a session starts there; below it the run waits.
 *
 * @param minFreeMemoryMiB memory that could be given to a process, in MiB
 * @param minFreeDiskMiB space on the file system of the worktrees, in MiB
 */
public record Resources(
        @JsonProperty("minFreeMemoryMiB") long minFreeMemoryMiB,
        @JsonProperty("minFreeDiskMiB") long minFreeDiskMiB) {
    /** Room for one agent client and one build. */
    public static final Resources DEFAULT = new Resources(1024, 2048);
}
