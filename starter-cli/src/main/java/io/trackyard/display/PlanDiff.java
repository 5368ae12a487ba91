package io.trackyard.display;

import io.trackyard.plan.Phase;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.policy.FrozenPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the frozen plan of a run changed as it was carried out.
 *
 * @param boundaries every version but the first, in order
 */
public record PlanDiff(String run, List<Boundary> boundaries) {
    /** What is said of a task that its source does not offer any more, and does not hold either. */
    static final String CLOSED = "closed in its source, or no longer there";

    /** All but its place in the source, which moves with other tasks. */
    private static final Map<String, Function<Task, Object>> FIELDS = fields();

    public PlanDiff {
        boundaries = List.copyOf(boundaries);
    }

    /**
     * The way from one version to the next.
     *
     * @param version the number of the later one, from 2
     * @param changes by task, those that are new first; empty where only order or phases changed
     */
    public record Boundary(int version, List<Change> changes) {
        public Boundary {
            changes = List.copyOf(changes);
        }
    }

    /**
     * What changed about a task.
     *
     * @param phase the phase it is in now, or, of one that is closed, was in
     * @param why what of it was edited, or why it is closed; empty for a new one
     */
    public record Change(Kind kind, String id, String title, int phase, String why) {}

    /** In which way a task changed, in the order in which that is told. */
    public enum Kind {
        ADDED("added"),
        EDITED("edited"),
        CLOSED("closed");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As people and documents have it. */
        public String word() {
            return word;
        }
    }

    /** Compares each version of a plan with the one before it. */
    public static PlanDiff of(String run, List<FrozenPlan> versions) {
        List<Boundary> boundaries = new ArrayList<>();
        for (int later = 1; later < versions.size(); later++) {
            boundaries.add(new Boundary(later + 1, changes(versions.get(later - 1), versions.get(later))));
        }
        return new PlanDiff(run, boundaries);
    }

    private static List<Change> changes(FrozenPlan before, FrozenPlan after) {
        Map<TaskId, Task> was = before.byId();
        Map<TaskId, Task> is = after.byId();
        List<Change> changes = new ArrayList<>();
        is.forEach((id, task) -> {
            Task earlier = was.get(id);
            String edits = earlier == null ? "" : edits(earlier, task);
            if (earlier == null || !edits.isEmpty()) {
                changes.add(change(earlier == null ? Kind.ADDED : Kind.EDITED, task, after, edits));
            }
        });
        was.forEach((id, task) -> {
            if (!is.containsKey(id)) {
                changes.add(change(Kind.CLOSED, task, before, reason(id, after)));
            }
        });
        changes.sort(Comparator.comparing(Change::kind));
        return changes;
    }

    private static Change change(Kind kind, Task task, FrozenPlan plan, String why) {
        int phase = plan.phases().stream()
                .filter(of -> of.tasks().contains(task.id()))
                .mapToInt(Phase::number)
                .findFirst()
                .orElse(0);
        return new Change(kind, task.id().text(), task.title(), phase, why);
    }

    private static String edits(Task earlier, Task now) {
        List<String> names = new ArrayList<>();
        FIELDS.forEach((name, field) -> {
            if (!Objects.equals(field.apply(earlier), field.apply(now))) {
                names.add(name);
            }
        });
        return String.join(", ", names);
    }

    private static String reason(TaskId id, FrozenPlan after) {
        return after.held().stream()
                .filter(held -> held.id().equals(id))
                .map(held -> held.reason())
                .findFirst()
                .orElse(CLOSED);
    }

    private static Map<String, Function<Task, Object>> fields() {
        Map<String, Function<Task, Object>> fields = new LinkedHashMap<>();
        fields.put("title", Task::title);
        fields.put("prompt", Task::prompt);
        fields.put("priority", Task::priority);
        fields.put("needs", Task::needs);
        fields.put("scope", Task::scope);
        fields.put("checks", Task::checks);
        fields.put("changes", Task::changes);
        fields.put("limits", Task::limits);
        fields.put("deliverables", Task::deliverables);
        fields.put("group", task -> Optional.ofNullable(task.group()));
        fields.put("question", task -> Optional.ofNullable(task.question()));
        fields.put("agent", task -> Optional.ofNullable(task.agent()));
        fields.put("setup", Task::setup);
        fields.put("earlier", task -> Optional.ofNullable(task.earlier()));
        return fields;
    }
}
