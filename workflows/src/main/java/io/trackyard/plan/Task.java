package io.trackyard.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
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
        @JsonProperty("position") @Nullable Position position) {

    /** The priority of a task that names none: the middle of the five levels that beads uses. */
    public static final int DEFAULT_PRIORITY = 2;

    public Task {
        needs = needs.stream().distinct().toList();
        checks = List.copyOf(checks);
        title = title.isBlank() ? id.text() : title.strip().replaceAll("\\s+", " ");
    }

    /** The same task with other needs: those that are met already are dropped before phases are laid out. */
    public Task needing(List<TaskId> others) {
        return new Task(id, title, prompt, priority, others, scope, checks, changes, limits, position);
    }
}
