package io.trackyard.display;

import io.trackyard.salvage.Cleaning;
import io.trackyard.salvage.CleaningItem;
import io.trackyard.salvage.KeptWork;
import io.trackyard.salvage.TrashBag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run left behind, to be drawn. */
final class SalvagePictures {
    private static final Instant AT = Instant.parse("2026-11-20T12:40:00Z");
    private static final String COMMIT = "1".repeat(40);
    private static final String BASE = "2".repeat(40);

    private SalvagePictures() {}

    static List<KeptWork> work() {
        return List.of(
                work("bright-heron", "bd-104", "Count the wagons", KeptWork.State.ABANDONED, 0),
                work("bright-heron", "two words", "Paint the doors", KeptWork.State.CANCELLED, 2),
                work("bright-heron", "bd-9", null, KeptWork.State.UNFINISHED, 1),
                work("calm-otter", "bd-7", "Grease the points", KeptWork.State.OPEN, 3));
    }

    private static KeptWork work(String run, String task, @Nullable String title, KeptWork.State state, int snapshot) {
        String ref = snapshot == 0
                ? "refs/trackyard/abandoned/" + run + "/x"
                : "refs/trackyard/wip/" + run + "/x/" + snapshot;
        return new KeptWork(
                run,
                task,
                title,
                state == KeptWork.State.ABANDONED ? "coder --fast" : null,
                state,
                3,
                snapshot,
                AT,
                2,
                ref,
                COMMIT,
                BASE);
    }

    static List<CleaningItem> items() {
        return List.of(
                item(CleaningItem.Kind.WORKTREE, "/state/runs/bright-heron/worktrees/1-1.A", 48_300_000, null),
                item(
                        CleaningItem.Kind.WORKTREE,
                        "/state/runs/bright-heron/worktrees/1-1.B",
                        12_000,
                        "no snapshot can hold nested/"),
                item(CleaningItem.Kind.REFS, "the run's branch, 2 track branches, 14 snapshots", 1_250_000, null),
                item(CleaningItem.Kind.REFS, "1 abandoned task", 900, "work of tasks that are not landed"));
    }

    private static CleaningItem item(CleaningItem.Kind kind, String what, long bytes, @Nullable String kept) {
        boolean refs = kind == CleaningItem.Kind.REFS;
        return new CleaningItem(
                "bright-heron",
                kind,
                what,
                refs ? List.of() : List.of(what),
                refs ? List.of("refs/heads/trackyard/bright-heron") : List.of(),
                bytes,
                kept);
    }

    static Cleaning.Cleaned cleaned() {
        return new Cleaning.Cleaned(bag().name(), items());
    }

    static TrashBag bag() {
        return new TrashBag("20261120T124000.000Z", AT, 1, 12_000);
    }
}
