package io.trackyard.salvage;

import io.trackyard.git.LeftRefs;
import io.trackyard.git.Losses;
import io.trackyard.git.RefName;
import io.trackyard.git.Repository;
import io.trackyard.git.RunRef;
import io.trackyard.git.Snapshots;
import io.trackyard.git.Unheld;
import io.trackyard.git.Worktree;
import io.trackyard.git.Worktrees;
import io.trackyard.problem.ShellWord;
import io.trackyard.runfiles.WaitingCloses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says of everything a run left whether it goes, and why not. Only what is landed goes, of a run that was named all. */
final class CleaningPlan {
    static final String OPEN = "the run goes on";
    static final String UNTOLD = "its tasks are to be closed in their source first: trackyard land ";
    static final String STRANGE = "git knows no worktree there: look what it holds, and remove it yourself";

    private final Repository repository;
    private final Snapshots snapshots;
    private final Worktrees worktrees;
    private final LeftRun run;
    private final boolean named;
    private final LandedWork landed;

    CleaningPlan(Repository repository, InstantSource time, LeftRun run, boolean named, Set<String> elsewhere) {
        this.repository = repository;
        this.snapshots = new Snapshots(repository, time);
        this.worktrees = new Worktrees(repository, snapshots);
        this.run = run;
        this.named = named;
        this.landed = new LandedWork(repository, run, elsewhere);
    }

    List<CleaningItem> items() {
        if (run.open()) {
            return List.of(allStays(OPEN));
        }
        if (!named && !new WaitingCloses(run.directory()).all().isEmpty()) {
            return List.of(allStays(UNTOLD + ShellWord.of(run.name())));
        }
        List<CleaningItem> items = new ArrayList<>(worktreeItems());
        boolean whole = items.stream().allMatch(CleaningItem::goes);
        List<CleaningItem> refs = refItems(items);
        items.addAll(refs);
        whole &= refs.stream().allMatch(CleaningItem::goes);
        RunFilesLeft files = new RunFilesLeft(run.directory());
        List<Path> going = whole ? files.all() : files.ofTasks(landed::hasTask);
        if (!going.isEmpty()) {
            items.add(new CleaningItem(
                    run.name(),
                    CleaningItem.Kind.FILES,
                    whole ? "sessions, logs and records" : "sessions and logs of what is landed",
                    going.stream().map(Path::toString).toList(),
                    List.of(),
                    going.stream().mapToLong(FileSizes::of).sum(),
                    null));
        }
        return items;
    }

    private CleaningItem allStays(String why) {
        return new CleaningItem(run.name(), CleaningItem.Kind.REFS, "all of it", List.of(), run.names(), 0, why);
    }

    private List<CleaningItem> worktreeItems() {
        Map<Path, Optional<RefName>> registered = worktrees.registered();
        Set<Path> places = new TreeSet<>(RunFilesLeft.children(run.directory().worktrees()));
        Path all = RunFilesLeft.real(run.directory().worktrees());
        registered.keySet().stream().filter(path -> path.startsWith(all)).forEach(places::add);
        List<CleaningItem> items = new ArrayList<>();
        for (Path place : places) {
            CleaningItem item = new CleaningItem(
                    run.name(),
                    CleaningItem.Kind.WORKTREE,
                    place.toString(),
                    List.of(place.toString()),
                    List.of(),
                    FileSizes.of(place),
                    null);
            String kept = keeps(place, registered.getOrDefault(place, Optional.empty()));
            items.add(kept.isEmpty() ? item : item.keptBecause(kept));
        }
        return items;
    }

    /** Why a worktree stays; empty where it goes. */
    private String keeps(Path place, Optional<RefName> branch) {
        if (!Files.exists(place)) {
            return branch.isPresent() ? "" : "its directory is gone, and HEAD in it may have been on no branch";
        }
        Optional<Worktree> worktree = worktrees.at(place);
        if (worktree.isEmpty()) {
            return STRANGE;
        }
        Losses losses = snapshots.wouldLose(worktree.get());
        if (!losses.unheld().isEmpty()) {
            return unheld(losses);
        }
        boolean holdsMore = !worktrees.dirtyFiles(worktree.get()).isEmpty()
                || worktrees.head(worktree.get()).filter(landed::has).isEmpty();
        return !named && holdsMore ? "it holds work that is on no branch of yours" : "";
    }

    static String unheld(Losses losses) {
        return "no snapshot can hold "
                + losses.unheld().stream().map(Unheld::path).collect(Collectors.joining(", "));
    }

    private List<CleaningItem> refItems(List<CleaningItem> places) {
        Set<Path> leaving = places.stream()
                .filter(CleaningItem::goes)
                .flatMap(item -> item.paths().stream())
                .map(Path::of)
                .collect(Collectors.toSet());
        Map<RefName, Path> used = checkedOut(worktrees, leaving);
        List<RunRef> going = new ArrayList<>();
        Map<String, List<RunRef>> kept = new TreeMap<>();
        for (RunRef ref : run.refs()) {
            Path place = used.get(ref.name());
            if (place != null) {
                kept.computeIfAbsent("checked out at " + place, why -> new ArrayList<>())
                        .add(ref);
            } else if (named || landed.has(ref)) {
                going.add(ref);
            } else {
                kept.computeIfAbsent(notLanded(ref), why -> new ArrayList<>()).add(ref);
            }
        }
        List<CleaningItem> items = new ArrayList<>();
        if (!going.isEmpty()) {
            items.add(refItem(going));
        }
        kept.forEach((why, refs) -> items.add(refItem(refs).keptBecause(why)));
        return items;
    }

    private CleaningItem refItem(List<RunRef> refs) {
        List<RefName> names = refs.stream().map(RunRef::name).toList();
        return new CleaningItem(
                run.name(),
                CleaningItem.Kind.REFS,
                RefWords.of(refs),
                List.of(),
                names.stream().map(RefName::value).toList(),
                new LeftRefs(repository).bytesKeptBy(names),
                null);
    }

    private static String notLanded(RunRef ref) {
        return switch (ref.kind()) {
            case BRANCH, TRACK_BRANCH -> "it is on no branch of yours";
            case SNAPSHOT, ABANDONED -> "work of tasks that are not landed";
            case PLAN, REPORT, EPOCH -> "the rest needs them";
        };
    }

    /** Which branches are checked out, and where, once some worktrees are gone. */
    static Map<RefName, Path> checkedOut(Worktrees worktrees, Set<Path> leaving) {
        Map<RefName, Path> used = new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
        worktrees.registered().forEach((place, branch) -> {
            if (!leaving.contains(place)) {
                branch.ifPresent(name -> used.put(name, place));
            }
        });
        return used;
    }
}
