package io.trackyard.integration;

import io.trackyard.activity.TrackRequest;
import io.trackyard.git.Epoch;
import io.trackyard.git.Epochs;
import io.trackyard.git.Losses;
import io.trackyard.git.ObjectId;
import io.trackyard.git.Origin;
import io.trackyard.git.RefMove;
import io.trackyard.git.RefName;
import io.trackyard.git.RunBranch;
import io.trackyard.git.Snapshot;
import io.trackyard.git.Snapshots;
import io.trackyard.git.Unheld;
import io.trackyard.git.Worktree;
import io.trackyard.git.Worktrees;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.process.CommandRunner;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.runfiles.RunDirectory;
import io.trackyard.verify.CheckResult;
import io.trackyard.verify.Checks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens and closes the worktrees of tracks. Opening one twice gives one worktree, set up once. */
final class Tracks {
    private final CommandRunner runner;
    private final InstantSource time;

    Tracks(CommandRunner runner, InstantSource time) {
        this.runner = runner;
        this.time = time;
    }

    /** @throws io.trackyard.problem.ProblemException with fault ENVIRONMENT when a set-up command fails */
    void open(OpenRun run, TrackRequest request) {
        Worktree worktree = worktree(run, request, epoch(run, request));
        Sandboxes.demand(run);
        Path done = run.directory().setupLogs(request).resolve("done");
        if (!Files.exists(done)) {
            setUp(run, request, worktree);
            mark(done);
        }
    }

    /**
     * Removes the worktree after a last snapshot, unless one of the track's tasks was abandoned or something is in it that
     * no snapshot holds: then it stays, for a person to look at.
     *
     * @return what kept it
     */
    List<String> close(OpenRun run, TrackRequest request) {
        Epoch epoch = epoch(run, request);
        Worktree worktree = worktree(run, request, epoch);
        Snapshots snapshots = new Snapshots(run.repository(), time);
        Snapshot last = snapshots.take(worktree, origin(run, request), epoch);
        Losses losses = snapshots.wouldLose(worktree);
        List<String> kept = new ArrayList<>();
        losses.unheld().stream().map(Unheld::path).forEach(kept::add);
        abandoned(run, request).forEach(task -> kept.add("the work of " + task));
        if (kept.isEmpty()) {
            // ignored files are what builds made of the rest
            new Worktrees(run.repository(), snapshots).remove(worktree, last, losses);
            deleteBranchWhenIntegrated(run, request, epoch);
        }
        return kept;
    }

    private Worktree worktree(OpenRun run, TrackRequest request, Epoch epoch) {
        return new Worktrees(run.repository(), new Snapshots(run.repository(), time))
                .open(run.directory().worktree(request), branch(run, request), run.tip(), epoch);
    }

    private void setUp(OpenRun run, TrackRequest request, Worktree worktree) {
        SetupFiles.copy(
                run.repository().topLevel(),
                worktree.path(),
                run.plan().policy().setup().copy());
        Optional<CheckResult> failed = new Checks(
                        runner,
                        run.repository().commonDirectory(),
                        run.plan().policy().containment().withoutSandbox())
                .firstFailure(
                        run.plan().policy().setup().commands(),
                        worktree.path(),
                        run.directory().environment().variables(),
                        run.directory().setupLogs(request));
        if (failed.isPresent()) {
            throw Problem.of(Fault.ENVIRONMENT, "setup-failed")
                    .what("the set-up of a worktree failed: %s", failed.get().line())
                    .why("%s", String.join("\n", failed.get().tail()))
                    .remedy("see " + failed.get().log())
                    .exception();
        }
    }

    private static void mark(Path done) {
        try {
            Files.createDirectories(done.getParent());
            Files.writeString(done, "");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + done, e);
        }
    }

    private List<String> abandoned(OpenRun run, TrackRequest request) {
        return run.track(request.phase(), request.track()).tasks().stream()
                .map(task -> task.text())
                .filter(task ->
                        run.repository().refs().read(run.refs().abandoned(task)).isPresent())
                .toList();
    }

    private static void deleteBranchWhenIntegrated(OpenRun run, TrackRequest request, Epoch epoch) {
        RefName branch = branch(run, request);
        Optional<ObjectId> work = run.repository().refs().read(branch);
        if (work.isPresent() && new RunBranch(run.repository(), run.address().run()).contains(work.get())) {
            run.repository().refs().move(RefMove.fencedBy(epoch).delete(branch, work.get()));
        }
    }

    /** Tracks have an epoch of their own, so that opening and closing are fenced as sessions are. */
    private static Epoch epoch(OpenRun run, TrackRequest request) {
        return new Epochs(run.repository()).take(run.refs().trackEpoch(RunDirectory.nameOf(request)));
    }

    private static Origin origin(OpenRun run, TrackRequest request) {
        String last = run.track(request.phase(), request.track()).tasks().stream()
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .text();
        return new Origin(run.address().run(), last, 0);
    }

    private static RefName branch(OpenRun run, TrackRequest request) {
        return run.refs().trackBranch(request.lease(), RunDirectory.nameOf(request));
    }
}
