package io.trackyard.source.beads;

import io.trackyard.activity.TaskNews;
import io.trackyard.source.SourceWriter;
import java.util.List;

/** Tells beads what became of its issues: claims, closes, notes, and closes parents with their last child. */
final class BeadsWriter implements SourceWriter {
    private final IssueStore store;

    BeadsWriter(IssueStore store) {
        this.store = store;
    }

    /** The name under which a run holds issues: that of its branch, by which a person finds it. */
    static String actor(String run) {
        return "trackyard/" + run;
    }

    @Override
    public List<String> paths() {
        return store.paths();
    }

    @Override
    public void write(String run, List<TaskNews> news) {
        String actor = actor(run);
        store.update(actor, issues -> NewsChanges.of(issues, actor, news));
    }
}
