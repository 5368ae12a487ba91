package io.trackyard.salvage;

import io.trackyard.git.RunRef;
import java.util.List;
import java.util.StringJoiner;

/** Refs in a few words: {@code the run's branch, 2 track branches, 14 snapshots}. */
final class RefWords {
    private RefWords() {}

    static String of(List<RunRef> refs) {
        StringJoiner words = new StringJoiner(", ");
        for (RunRef.Kind kind : RunRef.Kind.values()) {
            int count = (int) refs.stream().filter(ref -> ref.kind() == kind).count();
            if (count > 0) {
                words.add(of(kind, count));
            }
        }
        return words.toString();
    }

    private static String of(RunRef.Kind kind, int count) {
        return switch (kind) {
            case BRANCH -> "the run's branch";
            case TRACK_BRANCH -> count(count, "track branch", "track branches");
            case PLAN -> "the plan";
            case REPORT -> "the reports";
            case SNAPSHOT -> count(count, "snapshot", "snapshots");
            case ABANDONED -> count(count, "abandoned task", "abandoned tasks");
            case EPOCH -> count(count, "epoch", "epochs");
        };
    }

    private static String count(int number, String one, String more) {
        return "%,d %s".formatted(number, number == 1 ? one : more);
    }
}
