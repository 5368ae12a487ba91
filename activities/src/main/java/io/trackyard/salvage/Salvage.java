package io.trackyard.salvage;

import io.trackyard.background.BackgroundStatus;
import io.trackyard.background.host.BackgroundDirectory;
import io.trackyard.background.host.BackgroundFiles;
import io.trackyard.background.host.LaunchOutcome;
import io.trackyard.git.LeftRefs;
import io.trackyard.git.ObjectId;
import io.trackyard.git.RefMove;
import io.trackyard.git.RefMoveResult;
import io.trackyard.git.RefName;
import io.trackyard.git.Repository;
import io.trackyard.git.RunCommit;
import io.trackyard.git.RunRef;
import io.trackyard.git.RunRefs;
import io.trackyard.plan.Task;
import io.trackyard.policy.FrozenPlan;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ShellWord;
import io.trackyard.session.EndReason;
import io.trackyard.session.SessionHistory;
import io.trackyard.source.Settings;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.trackyard.TrackyardFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds work that is on refs and was not integrated, and gives it back. Reads the repository; no server is asked. */
public final class Salvage {
    /** Whose snapshots are no task's work. */
    static final String QUEUE = "merge-queue";

    private static final Pattern SUBJECT = Pattern.compile("Snapshot \\d+ of (?<task>.*)");

    private final Repository repository;
    private final LeftRefs left;
    private final List<LeftRun> runs;
    private final BackgroundDirectory background;
    private final Optional<Settings> settings;

    /** @param state the state directory */
    public Salvage(Repository repository, Path state) {
        this.repository = repository;
        this.left = new LeftRefs(repository);
        this.runs = new LeftRuns(repository, state, run -> Optional.empty()).all();
        SourceFile own =
                SourceFile.of(repository.topLevel(), repository.topLevel().resolve(TrackyardFile.NAME));
        this.settings = Files.isRegularFile(own.path())
                ? Optional.of(TrackyardFile.read(own).settings())
                : Optional.empty();
        this.background = BackgroundDirectory.of(state);
    }

    /**
     * The newest work of each task that was not integrated: of one run, or of all where none is named.
     *
     * @throws io.trackyard.problem.ProblemException where there is no such run
     */
    public List<KeptWork> all(Optional<String> run) {
        List<KeptWork> found = new ArrayList<>();
        all(run, (each, encoded, refs, integrated) -> {
            String id = idOf(each, encoded, refs);
            if (!integrated.contains(id) && !id.equals(QUEUE) && background(each, id) != KeptWork.State.COMPLETED) {
                found.add(work(each, encoded, refs.get(refs.size() - 1), integrated));
            }
        });
        return found;
    }

    /** As {@link #all}; of a run that left nothing, nothing. */
    public List<KeptWork> ofRun(String run) {
        return runs.stream().anyMatch(left -> left.name().equals(run)) ? all(Optional.of(run)) : List.of();
    }

    /**
     * All that is kept of one task, the newest first, whatever became of it.
     *
     * @throws io.trackyard.problem.ProblemException where there is no such run, or it kept nothing of the task
     */
    public List<KeptWork> of(String run, String task) {
        List<KeptWork> found = new ArrayList<>();
        all(Optional.of(run), (each, encoded, refs, integrated) -> {
            if (idOf(each, encoded, refs).equals(task)) {
                refs.forEach(ref -> found.add(0, work(each, encoded, ref, integrated)));
            }
        });
        if (found.isEmpty()) {
            throw Problem.of(Fault.USER, "nothing-kept")
                    .what("run %s kept nothing of a task \"%s\"", run, task)
                    .remedy("trackyard salvage " + ShellWord.of(run), "see what there is")
                    .exception();
        }
        return found;
    }

    /** What is done with each task that left anything. */
    private interface TaskVisitor {
        void visit(LeftRun run, String encoded, List<RunRef> refs, Set<String> integrated);
    }

    private void all(Optional<String> wanted, TaskVisitor visitor) {
        wanted.filter(name -> !name.equals(RunRefs.BACKGROUND)).ifPresent(name -> RunNames.demand(name, runs));
        Set<String> landed = repository.tasksIn(repository.head());
        for (LeftRun run : runs) {
            if (wanted.isEmpty() || wanted.get().equals(run.name())) {
                Set<String> integrated = new HashSet<>(landed);
                run.branch().map(RunRef::object).ifPresent(tip -> integrated.addAll(repository.tasksIn(tip)));
                tasks(run).forEach((encoded, refs) -> visitor.visit(run, encoded, refs, integrated));
            }
        }
    }

    private @Nullable String agent(LeftRun run) {
        FrozenPlan plan = run.plan();
        String command = plan == null ? null : plan.policy().agent().command();
        return settings.map(own -> own.agent().command())
                        .filter(own -> own.equals(command))
                        .isPresent()
                ? null
                : command;
    }

    /** The work as {@code git apply} takes it. */
    public byte[] patch(KeptWork work) {
        return left.patch(ObjectId.of(work.base()), ObjectId.of(work.commit()));
    }

    /**
     * Makes a branch at the work. Neither index nor checkout is touched. Where the branch is there already nothing is done.
     *
     * @throws io.trackyard.problem.ProblemException where a branch of that name is elsewhere, or cannot be made
     */
    public RefName branch(KeptWork work, String name) {
        if (!repository.isBranchName(name)) {
            throw Problem.of(Fault.USER, "no-branch-name")
                    .what("'%s' is no name for a branch", name)
                    .exception();
        }
        RefName ref = RefName.branch(name);
        ObjectId commit = ObjectId.of(work.commit());
        RefMove move = RefMove.unfenced().create(ref, commit);
        RefMoveResult result = repository.refs().move(move);
        Optional<ObjectId> there = repository.refs().read(ref);
        if (result != RefMoveResult.MOVED && !there.equals(Optional.of(commit))) {
            throw Problem.of(Fault.USER, "branch-exists")
                    .what("the branch '%s' was not made", name)
                    .why(there.map(tip -> "there is one already, at " + tip.abbreviate())
                            .orElse("git is busy with it"))
                    .remedy("name another one with --branch")
                    .exception();
        }
        return ref;
    }

    /** Snapshots of each task by its encoded id, the newest last; the ref of an abandoned one only where no snapshot is it. */
    private static Map<String, List<RunRef>> tasks(LeftRun run) {
        Map<String, List<RunRef>> tasks = new TreeMap<>();
        run.refs(RunRef.Kind.SNAPSHOT).stream()
                .sorted(Comparator.comparingInt(RunRef::number))
                .forEach(ref -> tasks.computeIfAbsent(Objects.requireNonNull(ref.task()), task -> new ArrayList<>())
                        .add(ref));
        for (RunRef ref : run.refs(RunRef.Kind.ABANDONED)) {
            List<RunRef> refs = tasks.computeIfAbsent(Objects.requireNonNull(ref.task()), task -> new ArrayList<>());
            // what was abandoned is what a person looks for, whatever was snapshotted since
            RunRef abandoned = refs.stream()
                    .filter(snapshot -> snapshot.object().equals(ref.object()))
                    .reduce((earlier, later) -> later)
                    .orElse(ref);
            refs.remove(abandoned);
            refs.add(abandoned);
        }
        return tasks;
    }

    private KeptWork work(LeftRun run, String encoded, RunRef ref, Set<String> integrated) {
        RunCommit commit = repository.commit(ref.object());
        String id = idOf(run, encoded, List.of(ref));
        ObjectId trunk = run.branch().map(RunRef::object).orElseGet(repository::head);
        ObjectId base = left.base(trunk, ref.object());
        return new KeptWork(
                run.name(),
                id,
                run.task(encoded).map(Task::title).orElse(null),
                agent(run),
                state(run, encoded, id, integrated),
                commit.trailers().attempt(),
                ref.number(),
                Objects.requireNonNullElse(ref.at(), Instant.EPOCH),
                left.changes(base, ref.object()).size(),
                ref.name().value(),
                ref.object().hex(),
                base.hex());
    }

    private KeptWork.State state(LeftRun run, String encoded, String id, Set<String> integrated) {
        if (integrated.contains(id)) {
            return KeptWork.State.INTEGRATED;
        }
        KeptWork.State ofBackground = background(run, id);
        if (ofBackground != null) {
            return ofBackground;
        }
        boolean abandoned = run.refs(RunRef.Kind.ABANDONED).stream().anyMatch(ref -> encoded.equals(ref.task()));
        if (abandoned) {
            return KeptWork.State.ABANDONED;
        }
        if (run.open()) {
            return KeptWork.State.OPEN;
        }
        boolean cancelled = run.directory()
                .begun(id)
                .flatMap(SessionHistory::lastEnd)
                .filter(reason -> reason == EndReason.CANCELLED)
                .isPresent();
        return cancelled ? KeptWork.State.CANCELLED : KeptWork.State.UNFINISHED;
    }

    /**
     * What became of a background task; absent for tasks of runs. Where its files were cleared it had ended, and left a branch
     * only where it ended well.
     */
    private KeptWork.@Nullable State background(LeftRun run, String id) {
        if (!run.name().equals(RunRefs.BACKGROUND)) {
            return null;
        }
        Optional<BackgroundFiles> files = background.task(id);
        Optional<BackgroundStatus> ended =
                files.flatMap(BackgroundFiles::outcome).map(LaunchOutcome::status);
        if (files.isPresent() && ended.isEmpty()) {
            return KeptWork.State.OPEN;
        }
        boolean completed = ended.map(status -> status == BackgroundStatus.COMPLETED)
                .orElseGet(() ->
                        repository.refs().read(RunRefs.backgroundBranch(id)).isPresent());
        return completed ? KeptWork.State.COMPLETED : KeptWork.State.UNFINISHED;
    }

    /** From the plan, or else from what a snapshot says of itself. */
    private String idOf(LeftRun run, String encoded, List<RunRef> refs) {
        return run.task(encoded)
                .map(task -> task.id().text())
                .orElseGet(() -> refs.stream()
                        .map(ref ->
                                SUBJECT.matcher(repository.commit(ref.object()).subject()))
                        .filter(Matcher::matches)
                        .map(subject -> RunCommit.idIn(subject.group("task")))
                        .findFirst()
                        .orElse(encoded));
    }
}
