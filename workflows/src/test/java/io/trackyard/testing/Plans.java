package io.trackyard.testing;

import io.trackyard.activity.PhasePlan;
import io.trackyard.activity.PhasePlan.PlannedTask;
import io.trackyard.activity.PhasePlan.PlannedTrack;
import io.trackyard.plan.Plan;
import io.trackyard.plan.Question;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.TaskList;
import io.trackyard.plan.UnknownNeed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Plans as lines of text, so that a test shows the plan it is about. */
public final class Plans {
    /** How many attempts a task has that names none. */
    public static final int ATTEMPTS = 3;

    private static final int SESSION_SECONDS = 3600;

    private Plans() {}

    /**
     * A phase with a track for each line: its tasks in order, {@code <} before what one needs, {@code *} before the
     * number of its attempts, {@code ?} behind one that a person is asked about, {@code !} at the front of a line for a track that is exclusive. {@code "! a b<a,x c*5"} is
     * an exclusive track of three tasks.
     */
    public static PhasePlan phase(String... lines) {
        List<PlannedTrack> tracks = new ArrayList<>();
        for (String line : lines) {
            boolean exclusive = line.startsWith("!");
            List<PlannedTask> tasks = Arrays.stream(
                            line.replaceFirst("^!", "").strip().split("\\s+"))
                    .map(Plans::plannedTask)
                    .toList();
            tracks.add(new PlannedTrack(tracks.size() + 1, "src/" + (tracks.size() + 1) + "/**", exclusive, tasks));
        }
        return new PhasePlan(tracks);
    }

    /** A phase with so many tracks of one task each, {@code t1} and up. */
    public static PhasePlan phaseOf(int tracks) {
        String[] lines = new String[tracks];
        Arrays.setAll(lines, number -> "t" + (number + 1));
        return phase(lines);
    }

    /**
     * A plan with a task for each line: its id, {@code <} before what it needs, {@code @} before its scope. {@code "b<a
     * @src/b/**"} is a task that needs another.
     */
    public static Plan plan(String... lines) {
        List<Task> tasks = Arrays.stream(lines).map(Plans::task).toList();
        return Plan.of(new TaskList(tasks, List.of(), Set.of()), UnknownNeed.REFUSE);
    }

    private static PlannedTask plannedTask(String word) {
        boolean asked = word.endsWith("?");
        String[] limited = word.replace("?", "").split("\\*");
        String[] parts = limited[0].split("<");
        List<String> needs = parts.length == 1 ? List.of() : List.of(parts[1].split(","));
        int attempts = limited.length == 1 ? ATTEMPTS : Integer.parseInt(limited[1]);
        Question question = asked ? Question.approval("Shall " + parts[0] + " start?") : null;
        return new PlannedTask(parts[0], "Title of " + parts[0], needs, attempts, SESSION_SECONDS, question);
    }

    private static Task task(String line) {
        String[] scoped = line.split("@");
        String[] parts = scoped[0].strip().split("<");
        List<TaskId> needs = parts.length == 1
                ? List.of()
                : Arrays.stream(parts[1].split(",")).map(TaskId::of).toList();
        return Task.draft(TaskId.of(parts[0]))
                .title("Title of " + parts[0])
                .prompt("Do " + parts[0])
                .needs(needs)
                .scope(scoped.length == 1 ? new Scope.Unknown() : Scope.declared(scoped[1].strip()))
                .build();
    }
}
