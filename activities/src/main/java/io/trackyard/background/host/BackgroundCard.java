package io.trackyard.background.host;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.background.BackgroundTask;
import io.trackyard.plan.Changes;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.Budget;
import io.trackyard.policy.Resources;
import io.trackyard.policy.SessionLimits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a background task is, as {@code task.json} in its directory. A contract between releases: fields are added, never
 * changed.
 *
 * @param id its name
 * @param launch how often it was launched, from 1
 * @param title the beginning of what was asked, for people
 * @param work how it is carried out
 * @param submission who wants it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record BackgroundCard(
        @JsonProperty("schema") int schema,
        @JsonProperty("id") String id,
        @JsonProperty("launch") int launch,
        @JsonProperty("title") String title,
        @JsonProperty("work") Work work,
        @JsonProperty("submission") Submission submission) {
    /** The version that this code writes. */
    public static final int SCHEMA = 1;

    /**
     * How a task is carried out.
     *
     * @param kind the name of its kind; absent for a plain prompt
     * @param directory where it was submitted, absolute
     * @param base the commit its own worktree starts from; absent for one that only reads
     * @param agent what is run
     * @param model the model its agent is told to use
     * @param permission what its agent is told that it may do
     * @param changes whether it must, may or must not change files
     * @param seconds how long its session may take
     * @param stalledSeconds how long nothing may come from it; 0 for any time
     * @param resources what its host must have free before it starts, and how many sessions may run there beside it
     * @param budgets what may be spent in a day or on its account, by whatever sessions; absent where nothing bounds that
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Work(
            @JsonProperty("kind") @Nullable String kind,
            @JsonProperty("directory") String directory,
            @JsonProperty("base") @Nullable String base,
            @JsonProperty("agent") AgentSettings agent,
            @JsonProperty("model") @Nullable String model,
            @JsonProperty("permission") @Nullable String permission,
            @JsonProperty("changes") Changes changes,
            @JsonProperty("seconds") int seconds,
            @JsonProperty("stalledSeconds") int stalledSeconds,
            @JsonProperty("resources") Resources resources,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty("budgets")
            List<Budget> budgets) {
        @JsonCreator
        public Work {
            budgets = budgets == null ? List.of() : List.copyOf(budgets);
        }

        /** Whether it has a worktree of its own: all that may change something have. */
        public boolean isEditing() {
            return changes != Changes.NONE;
        }

        /** What bounds its session: it has one. */
        public SessionLimits limits() {
            return new SessionLimits(1, seconds, 0, stalledSeconds);
        }

        /** The same from another commit. */
        public Work startingFrom(@Nullable String newBase) {
            return new Work(
                    kind,
                    directory,
                    newBase,
                    agent,
                    model,
                    permission,
                    changes,
                    seconds,
                    stalledSeconds,
                    resources,
                    budgets);
        }
    }

    /**
     * Who wants it.
     *
     * @param at when it was launched, epoch milliseconds
     * @param by who did
     * @param wantsNotice whether that person is told of its end
     * @param terminal the device of the terminal it was typed at, for a bell; absent where there was none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Submission(
            @JsonProperty("at") long at,
            @JsonProperty("by") String by,
            @JsonProperty("notify") boolean wantsNotice,
            @JsonProperty("terminal") @Nullable String terminal) {}

    /** The same once more. {@code base}: where its worktree starts from now. */
    public BackgroundCard launchedAgain(@Nullable String base, Submission again) {
        return new BackgroundCard(schema, id, launch + 1, title, work.startingFrom(base), again);
    }

    /** What workflows know of it. */
    public BackgroundTask task() {
        return new BackgroundTask(id, launch, work.seconds(), headline());
    }

    /** {@code explore · Where are sessions ended?}. */
    public String headline() {
        return work.kind() == null ? title : work.kind() + " · " + title;
    }
}
