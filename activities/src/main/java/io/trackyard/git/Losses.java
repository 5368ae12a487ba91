package io.trackyard.git;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What would be gone with a worktree although snapshots were taken.
 *
 * @param unheld what no snapshot can hold
 * @param ignored what git was told to ignore: mostly what a build made. A directory ends with a slash
 */
public record Losses(List<Unheld> unheld, List<String> ignored) {
    public static final Losses NONE = new Losses(List.of(), List.of());

    public Losses {
        unheld = List.copyOf(unheld);
        ignored = List.copyOf(ignored);
    }

    public boolean isEmpty() {
        return unheld.isEmpty() && ignored.isEmpty();
    }

    /** What these losses have beyond those that somebody agreed to. */
    public Losses beyond(Losses agreed) {
        Set<Unheld> known = new HashSet<>(agreed.unheld);
        Set<String> knownIgnored = new HashSet<>(agreed.ignored);
        return new Losses(
                unheld.stream().filter(each -> !known.contains(each)).toList(),
                ignored.stream().filter(each -> !knownIgnored.contains(each)).toList());
    }
}
