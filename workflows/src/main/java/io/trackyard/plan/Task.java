package io.trackyard.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work.
 *
 * @param id its name in the source
 * @param title one line for people
 * @param prompt what the agent is told; data, never a part of a command
 * @param priority 0 is the most urgent
 * @param needs the tasks that must be integrated before it starts, in the order of the source
 * @param scope the files it may touch
 * @param checks the commands that verify it, in order
 * @param changes whether it must change something
 * @param limits what bounds its sessions
 * @param deliverables paths that must be there when its session has ended, relative to the repository
 * @param group the barrier group its source puts it into; absent where the source knows none
 * @param question what a person is asked before it starts; absent where nothing is asked
 * @param agent what it asks of its agent; absent where the run's own carries it out
 * @param setup commands that make its worktree ready before each of its sessions, beside the run's own set-up
 * @param earlier what another program has begun of it; absent where nobody has
 * @param position where it stands, for messages; absent where a source has no lines
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Task(
        @JsonProperty("id") TaskId id,
        @JsonProperty("title") String title,
        @JsonProperty("prompt") String prompt,
        @JsonProperty("priority") int priority,
        @JsonProperty("needs") List<TaskId> needs,
        @JsonProperty("scope") Scope scope,
        @JsonProperty("checks") List<Check> checks,
        @JsonProperty("changes") Changes changes,
        @JsonProperty("limits") TaskLimits limits,
        @JsonProperty("deliverables") List<String> deliverables,
        @JsonProperty("group") @Nullable BarrierGroup group,
        @JsonProperty("question") @Nullable Question question,
        @JsonProperty("agent") @Nullable TaskAgent agent,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty("setup")
        List<Check> setup,

        @JsonProperty("earlier") @Nullable EarlierWork earlier,
        @JsonProperty("position") @Nullable Position position) {

    /** The priority of a task that names none: the middle of the five levels that beads uses. */
    public static final int DEFAULT_PRIORITY = 2;

    private static final Pattern SPACE = Pattern.compile("\\s+");

    public Task {
        needs = needs.stream().distinct().toList();
        checks = List.copyOf(checks);
        setup = setup == null ? List.of() : List.copyOf(setup);
        deliverables = deliverables == null ? List.of() : List.copyOf(deliverables);
        title = title.isBlank() ? id.text() : SPACE.matcher(title.strip()).replaceAll(" ");
    }

    /** The same task with other needs: those that are met already are dropped before phases are laid out. */
    public Task needing(List<TaskId> others) {
        return draft().needs(others).build();
    }

    /** The same task to be changed. */
    public TaskDraft draft() {
        return new TaskDraft(this);
    }

    /** A task of which nothing but its id is known: no needs, no checks, an unknown scope, changes required. */
    public static TaskDraft draft(TaskId id) {
        return new TaskDraft(id);
    }
}
