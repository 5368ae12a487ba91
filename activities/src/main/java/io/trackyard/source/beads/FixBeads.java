package io.trackyard.source.beads;

import io.trackyard.plan.TaskId;
import io.trackyard.source.FixTask;
import io.trackyard.source.FixWriter;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes what a calibration wants mended as issues of beads: bugs with the label {@code calibration}, discovered from the
 * task whose work has the fault, and in the way of the next phase.
 */
final class FixBeads implements FixWriter {
    private final IssueStore store;

    FixBeads(IssueStore store) {
        this.store = store;
    }

    @Override
    public List<String> paths() {
        return store.paths();
    }

    @Override
    public List<TaskId> write(String run, String calibration, List<FixTask> fixes, List<TaskId> next) {
        String actor = BeadsWriter.actor(run);
        List<NewIssue> added = IntStream.range(0, fixes.size())
                .mapToObj(index -> new NewIssue("%s/%s#%d".formatted(actor, calibration, index + 1), fixes.get(index)))
                .toList();
        return store.add(actor, added, next);
    }
}
