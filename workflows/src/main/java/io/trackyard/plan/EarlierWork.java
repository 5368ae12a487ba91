package io.trackyard.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What another program has begun of a task. It is gone on with; the branch and the worktree stay as they are.
 *
 * @param branch the branch it is on, without {@code refs/heads/}
 * @param worktree where that is checked out, with more that is in no commit; absent where no worktree is known
 * @param verified whether that program has found it good, so that no session is needed where it passes here too
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EarlierWork(
        @JsonProperty("branch") String branch,
        @JsonProperty("worktree") @Nullable String worktree,
        @JsonProperty("verified") boolean verified) {
    @JsonCreator
    public EarlierWork {}

    /** Work that nobody has looked at. */
    public EarlierWork(String branch, @Nullable String worktree) {
        this(branch, worktree, false);
    }
}
