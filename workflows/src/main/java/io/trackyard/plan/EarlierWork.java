package io.trackyard.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What another program has begun of a task. It is gone on with; the branch and the worktree stay as they are.
 *
 * @param branch the branch it is on, without {@code refs/heads/}
 * @param worktree where that is checked out, with more that is in no commit; absent where no worktree is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EarlierWork(
        @JsonProperty("branch") String branch,
        @JsonProperty("worktree") @Nullable String worktree) {}
