package io.trackyard.display;

import io.trackyard.plan.Phase;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.Track;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A phase carried out in steps of one session each. A track is looked at when its next task has nothing left to wait for,
 * and not before.
 */
final class PhaseSteps {
    private final Phase phase;
    private final Map<TaskId, Integer> open = new HashMap<>();
    private final Map<TaskId, List<TaskId>> dependants = new HashMap<>();
    private final Map<TaskId, Integer> places = new HashMap<>();
    private final int[] next;
    /** The places of the tracks that could go on. */
    private final TreeSet<Integer> ready = new TreeSet<>();

    PhaseSteps(Phase phase, Map<TaskId, Task> tasks) {
        this.phase = phase;
        this.next = new int[phase.tracks().size()];
        for (int place = 0; place < next.length; place++) {
            for (TaskId id : phase.tracks().get(place).tasks()) {
                places.put(id, place);
            }
        }
        for (TaskId id : places.keySet()) {
            List<TaskId> needs =
                    tasks.get(id).needs().stream().filter(places::containsKey).toList();
            needs.forEach(need ->
                    dependants.computeIfAbsent(need, first -> new ArrayList<>()).add(id));
            open.put(id, needs.size());
        }
        for (int place = 0; place < next.length; place++) {
            lookAt(place);
        }
    }

    /** How many steps it takes when each carries out at most one task of each of so many tracks, the first first. */
    int count(int agents) {
        int steps = 0;
        for (int left = places.size(); left > 0; steps++) {
            List<Integer> step = step(agents);
            if (step.isEmpty()) {
                throw new IllegalArgumentException("the tracks of phase " + phase.number() + " wait for one another");
            }
            step.forEach(this::carryOut);
            left -= step.size();
        }
        return steps;
    }

    private List<Integer> step(int agents) {
        List<Integer> step = new ArrayList<>();
        for (int place : ready) {
            boolean exclusive = phase.tracks().get(place).exclusive();
            if (exclusive && step.isEmpty()) {
                return List.of(place);
            }
            if (!exclusive) {
                step.add(place);
            }
            if (step.size() == agents) {
                break;
            }
        }
        return step;
    }

    private void carryOut(int place) {
        Track track = phase.tracks().get(place);
        TaskId done = track.tasks().get(next[place]++);
        ready.remove(place);
        lookAt(place);
        for (TaskId dependant : dependants.getOrDefault(done, List.of())) {
            open.merge(dependant, -1, Integer::sum);
            lookAt(places.get(dependant));
        }
    }

    private void lookAt(int place) {
        List<TaskId> tasks = phase.tracks().get(place).tasks();
        if (next[place] < tasks.size() && open.get(tasks.get(next[place])) == 0) {
            ready.add(place);
        }
    }
}
