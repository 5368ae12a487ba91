package io.trackyard.cli.command;

import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.Surroundings;
import io.trackyard.git.Repository;
import io.trackyard.git.StatusEntry;
import io.trackyard.plan.NameList;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.reading.PlanReading;
import io.trackyard.source.Settings;
import java.util.List;
import java.util.Set;

/** What has to be said and seen to before a run of a plan starts, as its profile has it. */
final class Confirmation {
    private static final int MOST_FILES = 10;

    private final Surroundings around;
    private final OutputOptions output;

    Confirmation(Surroundings around, OutputOptions output) {
        this.around = around;
        this.output = output;
    }

    /** @throws io.trackyard.problem.ProblemException where the profile refuses a dirty tree and this one is */
    void refuseDirty(Repository repository, PlanReading reading) {
        Settings.DirtyTree means = reading.settings().dirtyTree();
        if (means == Settings.DirtyTree.ALLOW) {
            return;
        }
        Set<String> own = reading.written().map(Set::copyOf).orElse(Set.of());
        List<String> dirty = repository.dirtyFiles().stream()
                .filter(entry -> means == Settings.DirtyTree.REFUSE || entry.isTracked())
                // what is written in place is no change that sessions would miss; what git tracks is, but for a batch
                .filter(entry -> (entry.isTracked() && reading.origin().batch() == null)
                        || own.stream().noneMatch(mine -> isWithin(mine, entry.path())))
                .map(StatusEntry::path)
                .toList();
        if (!dirty.isEmpty()) {
            throw Problem.of(Fault.USER, "dirty-tree")
                    .what("the working tree has changes that are in no commit: %s", NameList.of(dirty, MOST_FILES))
                    .why("the sessions' worktrees start from a commit and would not see them")
                    .remedy("git stash --include-untracked", "put them aside, or commit them")
                    .remedy("write dirtyTree: allow into trackyard.yaml to go on without them")
                    .exception();
        }
    }

    private static boolean isWithin(String place, String path) {
        return path.equals(place) || path.startsWith(place + "/");
    }

    /**
     * Asks what the profile asks.
     *
     * @param command that starts the same run
     * @param show prints what is to be confirmed
     * @throws io.trackyard.problem.ProblemException where there is nobody to ask
     */
    boolean given(PlanReading reading, boolean yes, String command, Runnable show) {
        Settings.Confirmation asked = reading.settings().confirmation();
        if (yes || asked == Settings.Confirmation.NONE) {
            return true;
        }
        if (output.json() || !around.terminal().input()) {
            throw Problem.of(Fault.USER, "not-confirmed")
                    .what("starting a run needs a word of yours, and there is no terminal to ask")
                    .remedy("trackyard plan", "see what would be started")
                    .remedy(command + " --yes", "start it")
                    .exception();
        }
        show.run();
        return asked == Settings.Confirmation.TYPED
                ? Question.typed(around, "Start this run?", List.of("yes", "sim"))
                : Question.yes(around, "Start this run?");
    }
}
