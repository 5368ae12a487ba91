package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What a host must have free before a session starts there; below it the run waits.
 *
 * @param minFreeMemoryMiB memory that could be given to a process, in MiB
 * @param minFreeDiskMiB space on the file system of the worktrees, in MiB
 * @param accountSessions how many sessions of one account may run there at once, of all runs; absent for any number
 * @param hostSessions how many sessions may; absent for any number
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Resources(
        @JsonProperty("minFreeMemoryMiB") long minFreeMemoryMiB,
        @JsonProperty("minFreeDiskMiB") long minFreeDiskMiB,
        @JsonProperty("accountSessions") @Nullable Integer accountSessions,
        @JsonProperty("hostSessions") @Nullable Integer hostSessions) {
    /** Room for one agent client and one build. */
    public static final Resources DEFAULT = new Resources(1024, 2048);

    @JsonCreator
    public Resources {}

    /** Memory and disk, and any number of sessions. */
    public Resources(long minFreeMemoryMiB, long minFreeDiskMiB) {
        this(minFreeMemoryMiB, minFreeDiskMiB, null, null);
    }
}
