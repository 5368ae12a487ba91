package io.trackyard.testing;

import io.trackyard.account.Accounts;
import io.trackyard.account.HostPauses;
import io.trackyard.account.QuotaPauses;
import io.trackyard.activity.Errand;
import io.trackyard.activity.IntegrationRequest;
import io.trackyard.activity.RunAddress;
import io.trackyard.activity.TaskRequest;
import io.trackyard.activity.TrackRequest;
import io.trackyard.git.ObjectId;
import io.trackyard.git.Repository;
import io.trackyard.git.RunBranch;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.policy.FrozenPlan;
import io.trackyard.runfiles.FrozenPlans;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.runfiles.OpenRuns;
import io.trackyard.runfiles.RunDirectory;
import io.trackyard.runfiles.RunEnvironment;
import java.nio.file.Path;
import java.util.List;

/** A run that has begun in a real repository: its plan is frozen, its branch is made, its files have their place. */
public final class ScratchRun implements AutoCloseable {
    public static final String NAME = "calm-otter";

    private static final int SCHEMA = 1;
    private static final int ATTEMPTS = 3;

    private final Path state;
    private final ScratchRepository scratch;
    private final OpenRuns runs;
    private final RunAddress address;

    private ScratchRun(Path state, ScratchRepository scratch, OpenRuns runs, RunAddress address) {
        this.state = state;
        this.scratch = scratch;
        this.runs = runs;
        this.address = address;
    }

    public static ScratchRun in(Path directory, RunDraft draft) {
        return in(directory, ScratchRepository.in(directory), draft);
    }

    public static ScratchRun in(Path directory, ScratchRepository scratch, RunDraft draft) {
        Path state = directory.resolve("state");
        try (Repository repository = scratch.open()) {
            FrozenPlan plan = draft.freeze(NAME, repository.head().hex());
            ObjectId frozen = FrozenPlans.write(repository, plan);
            RunEnvironment.of(scratch.environment(), List.of())
                    .write(RunDirectory.of(state, repository.id(), NAME).environmentFile());
            new RunBranch(repository, NAME).create(repository.head());
            RunAddress address = new RunAddress(scratch.path().toString(), repository.id(), NAME, frozen.hex());
            return new ScratchRun(state, scratch, new OpenRuns(state, scratch.environment()), address);
        }
    }

    public ScratchRepository scratch() {
        return scratch;
    }

    public OpenRuns runs() {
        return runs;
    }

    /** As a worker of the host knows them. */
    public Accounts accounts() {
        return Accounts.of(state, sharedPauses());
    }

    /** What all hosts of a server would know of accounts that they share. */
    public QuotaPauses sharedPauses() {
        return new HostPauses(state.resolve("shared"));
    }

    public RunAddress address() {
        return address;
    }

    /** As an activity meets it. */
    public OpenRun open() {
        return runs.open(address);
    }

    public ObjectId tip() {
        return new RunBranch(open().repository(), NAME).tip().orElseThrow();
    }

    /** A commit on top of another that writes one file, as a verified task leaves it. No branch moves. */
    public ObjectId work(ObjectId from, String file, String content) {
        Path elsewhere = scratch.path().resolveSibling("elsewhere");
        scratch.git("worktree", "add", "--quiet", "--detach", elsewhere.toString(), from.hex());
        ScratchRepository.write(elsewhere, file, content);
        ObjectId commit = scratch.commitAt(elsewhere, "Change " + file);
        scratch.git("worktree", "remove", "--force", elsewhere.toString());
        return commit;
    }

    /** Moves the run's branch ahead by such a commit, as if another track's work had come in. */
    public ObjectId advance(String file, String content) {
        ObjectId commit = work(tip(), file, content);
        scratch.git("update-ref", "refs/heads/trackyard/" + NAME, commit.hex());
        return commit;
    }

    /** The track with that number, under its first lease. */
    public TrackRequest track(int number) {
        return new TrackRequest(SCHEMA, address, 1, number, 1);
    }

    /** The first request for a task of the first track. */
    public TaskRequest task(String id) {
        return task(id, AttemptLedger.none(), Errand.WORK);
    }

    public TaskRequest task(String id, AttemptLedger ledger, Errand errand) {
        int limit = errand == Errand.WORK ? ATTEMPTS : Math.max(ATTEMPTS, ledger.failures() + 1);
        return new TaskRequest(SCHEMA, address, id, track(trackOf(id)), ledger, limit, errand, null);
    }

    public IntegrationRequest integration(String task, String commit) {
        return new IntegrationRequest(SCHEMA, address, task, commit, 1);
    }

    private int trackOf(String task) {
        return open().phase(1).tracks().stream()
                .filter(track -> track.tasks().stream().anyMatch(id -> id.text().equals(task)))
                .findFirst()
                .orElseThrow()
                .number();
    }

    @Override
    public void close() {
        runs.close();
    }
}
