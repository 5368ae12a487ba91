package io.trackyard.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Plans nobody would draw, the same for the same seed. */
final class RandomPlans {
    private static final String[] NAMES = {"a", "b", "c", "core", "*", "*.java", "c*", "**", "{a,b}", "?"};

    private final Random random;

    RandomPlans(long seed) {
        random = new Random(seed);
    }

    /** Tasks T0, T1, … in any order, each needing only tasks with smaller numbers. */
    List<Task> tasks(int count, int mostNeeds) {
        List<Task> tasks = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            List<TaskId> needs = new ArrayList<>();
            int needed = number == 0 ? 0 : random.nextInt(mostNeeds + 1);
            for (int n = 0; n < needed; n++) {
                needs.add(TaskId.of("T" + random.nextInt(number)));
            }
            tasks.add(task("T" + number, random.nextInt(5), scope(), needs));
        }
        Collections.shuffle(tasks, random);
        return tasks;
    }

    private Scope scope() {
        if (random.nextInt(4) == 0) {
            return new Scope.Unknown();
        }
        List<PathPattern> patterns = new ArrayList<>();
        for (int n = 1 + random.nextInt(2); n > 0; n--) {
            patterns.add(pattern());
        }
        return new Scope.Declared(patterns);
    }

    PathPattern pattern() {
        List<String> names = new ArrayList<>();
        for (int depth = 1 + random.nextInt(3); depth > 0; depth--) {
            names.add(NAMES[random.nextInt(NAMES.length)]);
        }
        return PathPattern.of(String.join("/", names));
    }

    static Task task(String id, int priority, Scope scope, List<TaskId> needs) {
        return Task.draft(TaskId.of(id))
                .title(id)
                .prompt("do it")
                .priority(priority)
                .needs(needs)
                .scope(scope)
                .build();
    }

    static Task task(String id, String... needs) {
        return task(
                id,
                Task.DEFAULT_PRIORITY,
                new Scope.Unknown(),
                List.of(needs).stream().map(TaskId::of).toList());
    }

    static Plan plan(List<Task> tasks) {
        return Plan.of(new TaskList(tasks, List.of(), Set.of()), UnknownNeed.REFUSE);
    }
}
