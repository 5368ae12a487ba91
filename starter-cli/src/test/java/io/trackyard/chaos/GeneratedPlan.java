package io.trackyard.chaos;

import io.trackyard.chaos.PlannedTask.Act;
import io.trackyard.chaos.PlannedTask.End;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A small plan of several phases and tracks, made from a number: one task gives up once, one always, one stands on that
 * one, one leaves a process behind. What a run of it must come to is known beforehand.
 */
record GeneratedPlan(List<PlannedTask> tasks) {
    private static final List<String> PARTS = List.of("a", "b", "c");
    private static final int MOST_PHASES = 3;

    /**
     * Makes the one plan of that number.
     *
     * @param waiting whether each phase has one more task, whose agent lives until it is let go
     */
    static GeneratedPlan of(long seed, boolean waiting) {
        Random random = new Random(seed);
        int phases = 2 + random.nextInt(MOST_PHASES - 1);
        List<PlannedTask> tasks = new ArrayList<>();
        List<PlannedTask> before = List.of();
        for (int phase = 1; phase <= phases; phase++) {
            List<PlannedTask> phaseTasks = new ArrayList<>();
            for (Act act : acts(phase, phases)) {
                String id = "t%02d".formatted(tasks.size() + phaseTasks.size() + 1);
                phaseTasks.add(new PlannedTask(id, phase, part(random), needs(before, random), act));
            }
            if (waiting) {
                String id = "t%02d".formatted(tasks.size() + phaseTasks.size() + 1);
                phaseTasks.add(new PlannedTask(id, phase, "w", needs(before, random), Act.WAITS));
            }
            tasks.addAll(phaseTasks);
            before = phaseTasks.stream()
                    .filter(task -> task.end() == End.INTEGRATED)
                    .toList();
        }
        PlannedTask given = tasks.stream()
                .filter(task -> task.act() == Act.FAILS)
                .findFirst()
                .orElseThrow();
        tasks.add(new PlannedTask("t99", given.phase() + 1, part(random), List.of(given), Act.WORKS));
        return new GeneratedPlan(List.copyOf(tasks));
    }

    private static List<Act> acts(int phase, int phases) {
        if (phase == 1) {
            return List.of(Act.WORKS, Act.ONCE, Act.LEAVES, Act.FAILS);
        }
        return phase == phases ? List.of(Act.WORKS, Act.ONCE) : List.of(Act.WORKS, Act.LEAVES, Act.WORKS);
    }

    private static String part(Random random) {
        return PARTS.get(random.nextInt(PARTS.size()));
    }

    /** One or two of the phase before, so that it is of the next. */
    private static List<PlannedTask> needs(List<PlannedTask> before, Random random) {
        if (before.isEmpty()) {
            return List.of();
        }
        return random.ints(1L + random.nextInt(2), 0, before.size())
                .distinct()
                .sorted()
                .mapToObj(before::get)
                .toList();
    }

    List<PlannedTask> ending(End end) {
        return tasks.stream().filter(task -> task.end() == end).toList();
    }

    /** What the run's branch holds beyond its base, by path: as if everything had been done, one after the other. */
    Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        for (PlannedTask task : ending(End.INTEGRATED)) {
            files.put(task.file(), task.content());
        }
        ending(End.INTEGRATED).stream()
                .collect(Collectors.groupingBy(
                        PlannedTask::part, Collectors.mapping(PlannedTask::id, Collectors.joining("\n", "", "\n"))))
                .forEach((part, ids) -> files.put("parts/%s/all".formatted(part), ids));
        return files;
    }
}
