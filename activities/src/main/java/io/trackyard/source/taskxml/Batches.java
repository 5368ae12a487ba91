package io.trackyard.source.taskxml;

import io.trackyard.plan.BarrierGroup;
import io.trackyard.plan.TaskId;
import io.trackyard.source.taskxml.Inventory.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cuts layers into batches: again and again the first so many tasks of the layer whose needs lie in batches before. All
 * tasks are counted, those that are done as well, so that a batch keeps its number from the first start of a plan to its
 * last.
 */
final class Batches {
    private final int size;
    private final Map<TaskId, Batch> batches = new LinkedHashMap<>();
    private final Set<TaskId> done;
    private int number;

    private Batches(int size, Set<TaskId> done) {
        this.size = size;
        this.done = new HashSet<>(done);
    }

    /**
     * One batch.
     *
     * @param place its number among all batches, from 1
     * @param number its number within its layer, from 1
     */
    record Batch(int place, String layer, int number) {
        BarrierGroup group() {
            return new BarrierGroup(place, "layer %s, batch %d".formatted(layer, number));
        }
    }

    /** The batch of every task. */
    static Map<TaskId, Batch> of(Inventory inventory, int size) {
        Batches batches = new Batches(size, inventory.joined());
        inventory.layers().forEach(layer -> batches.cut(layer, inventory.of(layer)));
        return batches.batches;
    }

    private void cut(String layer, List<Entry> tasks) {
        List<Entry> open = new ArrayList<>(tasks);
        for (int batch = 1; !open.isEmpty(); batch++) {
            List<Entry> ready = open.stream()
                    .filter(entry -> done.containsAll(entry.task().needs()))
                    .limit(size)
                    .toList();
            // what waits for a later layer is moved behind it when the plan is laid out
            List<Entry> taken = ready.isEmpty() ? open.stream().limit(size).toList() : ready;
            Batch cut = new Batch(++number, layer, batch);
            taken.forEach(entry -> batches.put(entry.id(), cut));
            open.removeAll(taken);
            taken.forEach(entry -> done.add(entry.id()));
        }
    }
}
