package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.plan.HeldTask;
import io.trackyard.plan.Phase;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it was confirmed: what a run carries out, and by which rules. Written once as a git object; workflows carry
 * its address, and every order in it is read from here, never computed again.
 *
 * @param schema the version of this form
 * @param run the run's name
 * @param source what the tasks were read from, for people: {@code "beads · .beads/issues.jsonl"}
 * @param origin where exactly
 * @param base the commit that was checked out when the plan was made
 * @param target the branch that was checked out, absent on a detached HEAD
 * @param policy how it is carried out
 * @param phases in the order in which they run
 * @param tasks all tasks of all phases
 * @param held what stayed out, with the reason
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FrozenPlan(
        @JsonProperty("schema") int schema,
        @JsonProperty("run") String run,
        @JsonProperty("source") String source,
        @JsonProperty("origin") PlanOrigin origin,
        @JsonProperty("base") String base,
        @JsonProperty("target") @Nullable String target,
        @JsonProperty("policy") RunPolicy policy,
        @JsonProperty("phases") List<Phase> phases,
        @JsonProperty("tasks") List<Task> tasks,
        @JsonProperty("held") List<HeldTask> held) {
    /** The version that this code writes. */
    public static final int SCHEMA = 1;

    public FrozenPlan {
        phases = List.copyOf(phases);
        tasks = List.copyOf(tasks);
        held = List.copyOf(held);
    }

    /** The tasks by their ids, in their order. */
    public Map<TaskId, Task> byId() {
        Map<TaskId, Task> byId = new LinkedHashMap<>();
        tasks.forEach(task -> byId.put(task.id(), task));
        return byId;
    }

    /** The same run with other work. */
    public FrozenPlan holding(List<Phase> otherPhases, List<Task> otherTasks, List<HeldTask> otherHeld) {
        return new FrozenPlan(schema, run, source, origin, base, target, policy, otherPhases, otherTasks, otherHeld);
    }
}
