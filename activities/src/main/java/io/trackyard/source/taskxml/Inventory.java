package io.trackyard.source.taskxml;

import io.trackyard.plan.PlanFaults;
import io.trackyard.plan.Position;
import io.trackyard.plan.TaskId;
import io.trackyard.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All tasks of a directory: what its plan and its manifest name, and what lies there. The plan says in which order and
 * what needs what; but the files are written after it, and then tasks are split, joined and renamed. So a file that no
 * plan names is a task, and what only the plan names is none where a manifest lists the files.
 *
 * @param layers the names of the layers, in order
 * @param entries the tasks, by layer, in the order of the plan and then of the manifest
 * @param joined ids of the plan whose work went into other tasks: a need on them is met by the order of layers
 */
record Inventory(List<String> layers, List<Entry> entries, Set<TaskId> joined, List<Problem> faults) {
    /** The last two names of a path. */
    private static final Pattern END = Pattern.compile("^.*?((?:[^/]*/)?[^/]+)$");

    private static final Pattern NUMBERED = Pattern.compile("([0-9]{1,9}).*");

    /**
     * One task.
     *
     * @param file its own file; absent where there is none
     */
    record Entry(PlannedTask task, @Nullable Path file) {
        TaskId id() {
            return task.id();
        }
    }

    static Inventory of(TasksDirectory directory, PlannedTasks plan, PlannedTasks manifest) {
        return new Joining(directory, plan, manifest).inventory();
    }

    /** The tasks of a layer, in order. */
    List<Entry> of(String layer) {
        return entries.stream()
                .filter(entry -> entry.task().layer().equals(layer))
                .toList();
    }

    /** One directory's tasks being joined. */
    private static final class Joining {
        private final TasksDirectory directory;
        private final PlannedTasks plan;
        private final PlannedTasks manifest;
        private final List<Path> files;
        private final List<Problem> faults = new ArrayList<>();
        private final Map<TaskId, PlannedTask> tasks = new LinkedHashMap<>();
        private final Map<TaskId, Path> fileOf = new LinkedHashMap<>();
        private final Set<TaskId> joined = new LinkedHashSet<>();

        Joining(TasksDirectory directory, PlannedTasks plan, PlannedTasks manifest) {
            this.directory = directory;
            this.plan = plan;
            this.manifest = manifest;
            this.files = directory.taskFiles();
        }

        Inventory inventory() {
            tasks.putAll(plan.tasks());
            manifest.tasks().forEach((id, task) -> tasks.merge(id, task, PlannedTask::and));
            tasks.values().forEach(this::find);
            if (!manifest.isEmpty()) {
                plan.tasks().keySet().stream()
                        .filter(id -> !manifest.tasks().containsKey(id) && !fileOf.containsKey(id))
                        .forEach(joined::add);
                tasks.keySet().removeAll(joined);
            }
            files.forEach(this::takeUnplanned);
            tasks.replaceAll((id, task) -> inLayer(task));
            List<String> layers = layers();
            List<Entry> entries = layers.stream()
                    .flatMap(layer -> tasks.values().stream()
                            .filter(task -> task.layer().equals(layer))
                            .map(task -> new Entry(task, fileOf.get(task.id()))))
                    .toList();
            return new Inventory(layers, entries, joined, faults);
        }

        /** Where two files bear the id, the manifest may say which is meant; of its path only the end holds everywhere. */
        private void find(PlannedTask task) {
            String end = END.matcher(task.file().replace('\\', '/')).replaceFirst("$1");
            List<Path> named = files.stream()
                    .filter(file -> !end.isEmpty() && file.toString().endsWith("/" + end))
                    .toList();
            List<Path> meant = named.size() == 1 ? named : TasksDirectory.of(task.id(), files);
            if (meant.size() > 1) {
                faults.add(PlanFaults.duplicateId(task.id(), begin(meant.get(1)), begin(meant.get(0))));
            }
            meant.stream().findFirst().ifPresent(file -> fileOf.put(task.id(), file));
        }

        private Position begin(Path file) {
            return new Position(directory.file(file).name(), 1);
        }

        private void takeUnplanned(Path file) {
            String id = TasksDirectory.idIn(file);
            if (id.isEmpty() || fileOf.containsValue(file) || fileOf.containsKey(TaskId.of(id))) {
                return;
            }
            PlannedTask task = new PlannedTask(TaskId.of(id), "", "", "", List.of(), List.of(), begin(file));
            tasks.put(task.id(), task);
            find(task);
        }

        private PlannedTask inLayer(PlannedTask task) {
            Path file = fileOf.get(task.id());
            String layer = file == null ? "" : directory.layerOf(file);
            return task.and(new PlannedTask(task.id(), layer, "", "", List.of(), List.of(), task.position()));
        }

        /** As the plan has them; one that it does not name comes before the first with a higher number. */
        private List<String> layers() {
            List<String> layers = new ArrayList<>(plan.isEmpty() ? manifest.layers() : plan.layers());
            tasks.values().stream()
                    .map(PlannedTask::layer)
                    .distinct()
                    .filter(layer -> !layers.contains(layer))
                    .sorted(Comparator.comparingInt(Joining::number).thenComparing(Comparator.naturalOrder()))
                    .toList()
                    .forEach(layer -> insert(layer, layers));
            return List.copyOf(layers);
        }

        private static void insert(String layer, List<String> layers) {
            int place = 0;
            while (place < layers.size() && number(layers.get(place)) <= number(layer)) {
                place++;
            }
            layers.add(place, layer);
        }

        private static int number(String layer) {
            Matcher numbered = NUMBERED.matcher(layer);
            return numbered.matches() ? Integer.parseInt(numbered.group(1)) : Integer.MAX_VALUE;
        }
    }
}
