package io.trackyard.salvage;

import io.trackyard.git.Epoch;
import io.trackyard.git.Epochs;
import io.trackyard.git.LeftRefs;
import io.trackyard.git.Losses;
import io.trackyard.git.Origin;
import io.trackyard.git.RefName;
import io.trackyard.git.Repository;
import io.trackyard.git.RunRef;
import io.trackyard.git.RunRefs;
import io.trackyard.git.Snapshot;
import io.trackyard.git.Snapshots;
import io.trackyard.git.Worktree;
import io.trackyard.git.Worktrees;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Clears away what runs left. Refs and files go into a bag, from which they can be given back until it is dropped; a
 * worktree goes after a last snapshot of it, which a ref keeps. What is open stays untouched.
 */
public final class Cleaning {
    private final Repository repository;
    private final InstantSource time;
    private final LeftRuns runs;
    private final Trash trash;

    /**
     * @param state the state directory
     * @param server whether a run goes on, as the server knows it; empty where there is none, or it does not know the run
     */
    public Cleaning(Repository repository, Path state, InstantSource time, Function<String, Optional<Boolean>> server) {
        this.repository = repository;
        this.time = time;
        this.runs = new LeftRuns(repository, state, server);
        this.trash = new Trash(repository, state);
    }

    /**
     * What would go and what would stay: of the runs that are named everything, of others what is landed.
     *
     * @throws io.trackyard.problem.ProblemException where there is no run of one of the names, or it goes on
     */
    public List<CleaningItem> plan(List<String> names) {
        List<LeftRun> all = runs.all();
        names.forEach(name -> refuse(name, all));
        Set<String> elsewhere = repository.tasksIn(repository.head());
        List<CleaningItem> items = new ArrayList<>();
        for (LeftRun run : all) {
            boolean named = names.contains(run.name());
            if ((names.isEmpty() && !run.name().equals(RunRefs.BACKGROUND)) || named) {
                items.addAll(new CleaningPlan(repository, time, run, named, elsewhere).items());
            }
        }
        return items;
    }

    private static void refuse(String name, List<LeftRun> all) {
        RunNames.demand(name, all);
        if (all.stream().anyMatch(run -> run.name().equals(name) && run.open())) {
            throw Problem.of(Fault.USER, "run-is-live")
                    .what("run %s is not over yet, so nothing of it was cleaned away", name)
                    .remedy("trackyard cancel " + name, "end it; its work is kept")
                    .remedy("trackyard status " + name, "start a server that died, so that it can say it is over")
                    .exception();
        }
    }

    /**
     * Does what was planned, as far as it still is so: what has come to hold work since stays.
     *
     * @param planned as {@link #plan} said it
     * @return what came of each item: one that held more than could be kept has stayed; and the bag
     */
    public Cleaned carryOut(List<CleaningItem> planned, List<String> names) {
        String bag = Trash.nameOf(time.instant());
        Set<String> elsewhere = repository.tasksIn(repository.head());
        List<CleaningItem> done = new ArrayList<>();
        for (LeftRun run : runs.all()) {
            boolean named = names.contains(run.name());
            List<CleaningItem> own = planned.stream()
                    .filter(item -> item.run().equals(run.name()))
                    .toList();
            if (own.stream().anyMatch(CleaningItem::goes)) {
                List<CleaningItem> now = new CleaningPlan(repository, time, run, named, elsewhere).items();
                done.addAll(run.open() ? now : clean(run, agreed(now, own), named, bag));
            } else {
                done.addAll(own);
            }
        }
        return new Cleaned(bag, done);
    }

    /** Of what would go now, what was said to go. */
    private static List<CleaningItem> agreed(List<CleaningItem> now, List<CleaningItem> planned) {
        Set<String> agreed = new HashSet<>();
        planned.stream().filter(CleaningItem::goes).forEach(item -> {
            agreed.addAll(item.paths());
            agreed.addAll(item.refs());
        });
        return now.stream()
                .map(item -> item.goes() && !(agreed.containsAll(item.paths()) && agreed.containsAll(item.refs()))
                        ? item.keptBecause("it came since you were asked")
                        : item)
                .toList();
    }

    private List<CleaningItem> clean(LeftRun run, List<CleaningItem> own, boolean named, String bag) {
        List<CleaningItem> done = new ArrayList<>();
        for (CleaningItem item : own) {
            if (item.kind() == CleaningItem.Kind.WORKTREE && item.goes()) {
                Optional<String> kept = removeWorktree(run, Path.of(item.paths().get(0)));
                done.add(kept.map(item::keptBecause).orElse(item));
            } else {
                done.add(item);
            }
        }
        putRefs(own, run, named, bag);
        own.stream()
                .filter(item -> item.kind() == CleaningItem.Kind.FILES && item.goes())
                .flatMap(item -> item.paths().stream())
                .map(Path::of)
                .filter(Files::exists)
                .forEach(path -> trash.put(bag, path));
        new RunFilesLeft(run.directory()).deleteEmpty();
        return done;
    }

    /** Why it stays; empty where it is gone. */
    private Optional<String> removeWorktree(LeftRun run, Path place) {
        Snapshots snapshots = new Snapshots(repository, time);
        Worktrees worktrees = new Worktrees(repository, snapshots);
        if (!Files.exists(place)) {
            worktrees.forget(place);
            return Optional.empty();
        }
        Optional<Worktree> worktree = worktrees.at(place);
        if (worktree.isEmpty()) {
            return Optional.of(CleaningPlan.STRANGE);
        }
        String name = place.getFileName().toString();
        // taken over, so that a worker that wakes up late can do nothing any more
        Epoch epoch = new Epochs(repository).take(RunRefs.of(run.name()).trackEpoch(name));
        Snapshot last = snapshots.take(worktree.get(), new Origin(run.name(), name, 0), epoch);
        Losses losses = snapshots.wouldLose(worktree.get());
        if (!losses.unheld().isEmpty()) {
            return Optional.of(CleaningPlan.unheld(losses));
        }
        // ignored files are what builds made of the rest
        worktrees.remove(worktree.get(), last, new Losses(List.of(), losses.ignored()));
        return Optional.empty();
    }

    /** As they are now: the last snapshots have come to them. */
    private void putRefs(List<CleaningItem> own, LeftRun run, boolean named, String bag) {
        Set<String> going = new HashSet<>();
        Set<String> staying = new HashSet<>();
        own.forEach(item -> (item.goes() ? going : staying).addAll(item.refs()));
        Set<RefName> used = CleaningPlan.checkedOut(
                        new Worktrees(repository, new Snapshots(repository, time)), Set.of())
                .keySet();
        List<String> encoded = run.refs().stream().map(RunRef::run).distinct().toList();
        List<RunRef> refs = new LeftRefs(repository)
                .all().stream()
                        .filter(ref -> named
                                ? encoded.contains(ref.run())
                                        && !staying.contains(ref.name().value())
                                : going.contains(ref.name().value()))
                        .filter(ref -> !used.contains(ref.name()))
                        .toList();
        if (!refs.isEmpty()) {
            trash.put(bag, refs);
        }
    }

    /** What can be given back or dropped, the newest first. */
    public List<TrashBag> bags() {
        return trash.bags();
    }

    /** Gives back what is in a bag; worktrees are not made again. */
    public void restore(TrashBag bag) {
        trash.restore(bag);
    }

    /** Lets go of a bag for good. */
    public void drop(TrashBag bag) {
        trash.drop(bag);
    }

    /**
     * What came of a cleaning.
     *
     * @param bag where everything lies now
     */
    public record Cleaned(String bag, List<CleaningItem> items) {
        public Cleaned {
            items = List.copyOf(items);
        }
    }
}
