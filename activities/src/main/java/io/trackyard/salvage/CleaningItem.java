package io.trackyard.salvage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a run left and that goes, or stays.
 *
 * @param run of which run
 * @param what in a few words
 * @param paths the directories and files it is; none for refs
 * @param refs the refs it is; none for files
 * @param bytes what it takes on the disk
 * @param kept why it stays; absent where it goes
 */
public record CleaningItem(
        String run,
        Kind kind,
        String what,
        List<String> paths,
        List<String> refs,
        long bytes,
        @Nullable String kept) {
    public CleaningItem {
        paths = List.copyOf(paths);
        refs = List.copyOf(refs);
    }

    /** What sort of thing it is, and so what becomes of it. */
    public enum Kind {
        /** Removed after a last snapshot. */
        WORKTREE("worktree"),
        /** Sessions, logs and records: moved into the trash. */
        FILES("files"),
        /** Moved into the trash. */
        REFS("refs");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As people read it. */
        public String word() {
            return word;
        }
    }

    /** Whether it goes. */
    public boolean goes() {
        return kept == null;
    }

    CleaningItem keptBecause(String why) {
        return new CleaningItem(run, kind, what, paths, refs, bytes, why);
    }
}
