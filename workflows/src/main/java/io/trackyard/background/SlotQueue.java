package io.trackyard.background;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which task is started next: the one that waits longest, as soon as a slot is free. */
final class SlotQueue {
    private final List<BackgroundTask> pending;
    private final Map<String, BackgroundTask> running = new LinkedHashMap<>();
    private int slots;

    SlotQueue(int slots, Collection<BackgroundTask> pending, Collection<BackgroundTask> running) {
        this.slots = slots;
        this.pending = new ArrayList<>(pending);
        running.forEach(task -> this.running.put(task.id(), task));
    }

    /** As many run at once from now on; 0 for all. What runs already goes on. */
    void resize(int newSlots) {
        slots = newSlots;
    }

    /** Puts a task at the end, unless this launch of it is here already. */
    void submit(BackgroundTask task) {
        if (!pending.contains(task) && !task.equals(running.get(task.id()))) {
            pending.add(task);
        }
    }

    /** The next task, which from now on runs. A new launch of a task waits for the end of the one before. */
    Optional<BackgroundTask> start() {
        if (slots > 0 && running.size() >= slots) {
            return Optional.empty();
        }
        Optional<BackgroundTask> next =
                pending.stream().filter(task -> !running.containsKey(task.id())).findFirst();
        next.ifPresent(task -> {
            pending.remove(task);
            running.put(task.id(), task);
        });
        return next;
    }

    /** A launch has ended, as it may be told more than once. */
    void ended(String id, int launch) {
        BackgroundTask task = running.get(id);
        if (task != null && task.launch() == launch) {
            running.remove(id);
        }
    }

    /** Takes a task out that waits. */
    Optional<BackgroundTask> withdraw(String id) {
        Optional<BackgroundTask> waiting =
                pending.stream().filter(task -> task.id().equals(id)).findFirst();
        waiting.ifPresent(pending::remove);
        return waiting;
    }

    Optional<BackgroundTask> running(String id) {
        return Optional.ofNullable(running.get(id));
    }

    List<BackgroundTask> pending() {
        return List.copyOf(pending);
    }

    List<BackgroundTask> running() {
        return List.copyOf(running.values());
    }

    int slots() {
        return slots;
    }

    boolean isIdle() {
        return pending.isEmpty() && running.isEmpty();
    }
}
