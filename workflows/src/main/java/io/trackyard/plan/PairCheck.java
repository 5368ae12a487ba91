package io.trackyard.plan;

import io.trackyard.plan.LayoutRules.Order;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether any two tasks of a plan can be carried out side by side, and what stops those that cannot. It asks the layout that
 * a run goes by, so that it never says anything else than what will happen.
 */
public final class PairCheck {
    private final LayoutRules rules;
    private final List<Task> tasks;
    private final TaskPlace[] places;
    private final List<List<Integer>> needs = new ArrayList<>();
    private final List<List<Integer>> dependants = new ArrayList<>();
    private final BitSet[] needed;

    private PairCheck(Plan plan, List<Phase> phases, LayoutRules rules) {
        this.rules = rules;
        this.tasks = plan.tasks();
        Map<TaskId, Integer> numbers = new HashMap<>();
        for (Task task : tasks) {
            numbers.put(task.id(), numbers.size());
            dependants.add(new ArrayList<>());
        }
        for (Task task : tasks) {
            List<Integer> own = task.needs().stream().map(numbers::get).toList();
            own.forEach(need -> dependants.get(need).add(needs.size()));
            needs.add(own);
        }
        this.needed = needed(plan, numbers);
        this.places = new TaskPlace[tasks.size()];
        for (Phase phase : phases) {
            for (Track track : phase.tracks()) {
                track.tasks().forEach(id -> places[numbers.get(id)] = new TaskPlace(phase.number(), track));
            }
        }
    }

    /** {@code phases}: the plan laid out by the rules. */
    public static PairCheck of(Plan plan, List<Phase> phases, LayoutRules rules) {
        return new PairCheck(plan, phases, rules);
    }

    private record TaskPlace(int phase, Track track) {
        boolean sharesTrackWith(TaskPlace other) {
            return phase == other.phase && track.number() == other.track.number();
        }
    }

    private BitSet[] needed(Plan plan, Map<TaskId, Integer> numbers) {
        BitSet[] all = new BitSet[tasks.size()];
        for (Task task : TaskOrder.of(plan, Order.SOURCE)) {
            int number = numbers.get(task.id());
            all[number] = new BitSet();
            for (int need : needs.get(number)) {
                all[number].set(need);
                all[number].or(all[need]);
            }
        }
        return all;
    }

    /**
     * How many pairs there are; one that several things stop counts for each of them.
     *
     * @param all of them
     * @param sideBySide that can be carried out at the same time
     * @param unsure those of them of which one names no files: a conflict would show when they are merged
     * @param byNeeds stopped since one needs the other
     * @param byFiles stopped since they share a track
     * @param byScope stopped since one names no files and nothing may run beside it
     * @param byPhase stopped by nothing else than that they lie in different phases
     */
    public record Counts(
            long all, long sideBySide, long unsure, long byNeeds, long byFiles, long byScope, long byPhase) {}

    /** All pairs counted. */
    public Counts counts() {
        long sideBySide = 0;
        long unsure = 0;
        long byNeeds = 0;
        long byFiles = 0;
        long byScope = 0;
        long byPhase = 0;
        for (int first = 0; first < tasks.size(); first++) {
            for (int second = first + 1; second < tasks.size(); second++) {
                boolean needed = isNeeded(first, second);
                boolean files = places[first].sharesTrackWith(places[second]);
                boolean scope = isAlone(first, second);
                boolean phase = !needed && places[first].phase() != places[second].phase();
                boolean free = !needed && !files && !scope && !phase;
                byNeeds += needed ? 1 : 0;
                byFiles += files ? 1 : 0;
                byScope += scope ? 1 : 0;
                byPhase += phase ? 1 : 0;
                sideBySide += free ? 1 : 0;
                unsure += free && (isUnknown(first) || isUnknown(second)) ? 1 : 0;
            }
        }
        long all = (long) tasks.size() * (tasks.size() - 1) / 2;
        return new Counts(all, sideBySide, unsure, byNeeds, byFiles, byScope, byPhase);
    }

    /**
     * The first so many pairs, by the order of the source.
     *
     * @param wanted which of them
     */
    public List<TaskPair> pairs(Predicate<TaskPair> wanted, int most) {
        List<TaskPair> found = new ArrayList<>();
        for (int first = 0; first < tasks.size() && found.size() < most; first++) {
            PairRow row = new PairRow(first);
            for (int second = first + 1; second < tasks.size() && found.size() < most; second++) {
                TaskPair pair = row.with(second);
                if (wanted.test(pair)) {
                    found.add(pair);
                }
            }
        }
        return found;
    }

    private boolean isNeeded(int first, int second) {
        return needed[first].get(second) || needed[second].get(first);
    }

    /** Whether one of two tracks of a phase has to be the only one that is open. */
    private boolean isAlone(int first, int second) {
        return places[first].phase() == places[second].phase()
                && places[first].track().number() != places[second].track().number()
                && (places[first].track().exclusive() || places[second].track().exclusive());
    }

    private boolean isUnknown(int task) {
        return tasks.get(task).scope() instanceof Scope.Unknown;
    }

    /** The narrowest paths that both may touch. */
    private List<PathPattern> shared(int first, int second) {
        List<PathPattern> shared = Stream.of(tasks.get(first), tasks.get(second))
                .flatMap(task -> task.scope().patterns().stream())
                .distinct()
                .filter(path -> !rules.isShared(path))
                .filter(path -> touches(first, path) && touches(second, path))
                .toList();
        return shared.stream()
                .filter(path -> shared.stream().noneMatch(other -> !other.equals(path) && path.covers(other)))
                .toList();
    }

    private boolean touches(int task, PathPattern path) {
        return tasks.get(task).scope().patterns().stream()
                .filter(own -> !rules.isShared(own))
                .anyMatch(path::overlaps);
    }

    /** The pairs of one task with all others. What is found on the way to one of them serves for the next. */
    private final class PairRow {
        private final int first;
        private final ShortestWays up;
        private final ShortestWays down;
        private final ShortestWays along;

        PairRow(int first) {
            this.first = first;
            this.up = new ShortestWays(
                    first,
                    tasks.size(),
                    (task, unseen) ->
                            needs.get(task).stream().filter(unseen::get).toList());
            this.down = new ShortestWays(
                    first,
                    tasks.size(),
                    (task, unseen) ->
                            dependants.get(task).stream().filter(unseen::get).toList());
            this.along = new ShortestWays(
                    first,
                    tasks.size(),
                    (task, unseen) -> unseen.stream()
                            .filter(other -> places[first].sharesTrackWith(places[other]))
                            .filter(other -> tasks.get(task).scope().patterns().stream()
                                    .anyMatch(path -> !rules.isShared(path) && touches(other, path)))
                            .boxed()
                            .toList());
        }

        TaskPair with(int second) {
            List<Obstacle> obstacles = new ArrayList<>();
            if (needed[first].get(second)) {
                obstacles.add(new Obstacle.Need(id(first), id(second), ids(up.to(second))));
            } else if (needed[second].get(first)) {
                List<Integer> through = new ArrayList<>(down.to(second));
                Collections.reverse(through);
                obstacles.add(new Obstacle.Need(id(second), id(first), ids(through)));
            }
            TaskPlace one = places[first];
            TaskPlace other = places[second];
            if (one.sharesTrackWith(other)) {
                List<TaskId> through = ids(along.to(second));
                obstacles.add(new Obstacle.SharedFiles(through.isEmpty() ? shared(first, second) : List.of(), through));
            } else if (isAlone(first, second)) {
                obstacles.add(new Obstacle.UnknownScope(Stream.of(first, second)
                        .filter(task -> places[task].track().exclusive())
                        .map(this::id)
                        .toList()));
            }
            if (obstacles.isEmpty() && one.phase() != other.phase()) {
                obstacles.add(new Obstacle.OtherPhase(one.phase(), other.phase()));
            }
            return new TaskPair(id(first), id(second), obstacles);
        }

        private TaskId id(int task) {
            return tasks.get(task).id();
        }

        private List<TaskId> ids(List<Integer> numbers) {
            return numbers.stream().map(this::id).toList();
        }
    }
}
