package io.trackyard.attempt;

import io.trackyard.git.MergeInMemory;
import io.trackyard.git.MergeOutcome;
import io.trackyard.git.ObjectId;
import io.trackyard.git.Origin;
import io.trackyard.git.Snapshot;
import io.trackyard.git.Snapshots;
import io.trackyard.plan.NameList;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.Track;
import io.trackyard.session.SessionHistory;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells while sessions work whether what they have done so far would conflict: the snapshot of one is merged in memory with
 * the newest of every task of another track whose session lives. It changes nothing of what becomes of them.
 */
final class EarlyWarning {
    /** One line is for a person to look up, not to read all of it. */
    private static final int MOST_NAMED = 3;

    private static final Logger log = LoggerFactory.getLogger(EarlyWarning.class);

    private final TaskBench bench;
    private final InstantSource time;
    private List<Clash> known = List.of();

    EarlyWarning(TaskBench bench, InstantSource time) {
        this.bench = bench;
        this.time = time;
    }

    /** Another task whose work so far does not fit. */
    record Clash(String task, List<String> paths) {
        String words() {
            return "%s in %s".formatted(task, NameList.of(paths, MOST_NAMED));
        }
    }

    /**
     * Looks, records and logs what is new.
     *
     * @param ours the newest snapshot of this task; where filters are configured nothing is said, since what it holds is not
     *     what would be committed
     * @return what to say of the session, in a few words; empty where all fits
     */
    Optional<String> look(Snapshot ours) {
        List<Clash> found = ours.raw()
                ? List.of()
                : others().flatMap(task -> clash(task, ours.commit()).stream()).toList();
        if (!found.equals(known)) {
            known = found;
            record();
        }
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of("would conflict with "
                        + NameList.of(known.stream().map(Clash::words).toList(), MOST_NAMED));
    }

    private Stream<String> others() {
        int phase = bench.request().track().phase();
        int track = bench.request().track().track();
        return bench.run().phase(phase).tracks().stream()
                .filter(other -> other.number() != track)
                .map(Track::tasks)
                .flatMap(List::stream)
                .map(TaskId::text)
                .filter(task -> bench.run()
                        .directory()
                        .begun(task)
                        .filter(SessionHistory::isAlive)
                        .isPresent());
    }

    private Optional<Clash> clash(String task, ObjectId ours) {
        MergeInMemory merges = new MergeInMemory(bench.run().repository(), time);
        Origin theirTask = new Origin(bench.run().address().run(), task, 0);
        return Snapshots.newest(bench.run().repository(), theirTask)
                .map(theirs -> merges.merge(bench::worktree, ours, theirs))
                .filter(MergeOutcome.Conflict.class::isInstance)
                .map(conflict -> new Clash(task, ((MergeOutcome.Conflict) conflict).paths()));
    }

    private void record() {
        String lines = known.stream()
                .map(clash -> clash.task() + "\t" + String.join("\t", clash.paths()) + "\n")
                .reduce("", String::concat);
        known.forEach(
                clash -> log.warn("{} would conflict with {}", bench.request().task(), clash.words()));
        bench.files().write("clashes", lines);
    }
}
