package io.trackyard.verify;

import io.trackyard.plan.PathPattern;
import io.trackyard.plan.Scope;
import java.util.Collection;
import java.util.List;

/** Compares what changed with what may change. */
public final class ScopeCheck {
    private ScopeCheck() {}

    /**
     * The changed paths that no scope of the track holds and that are not shared, in their order. Only declared scopes are judged, and the unit
     * is the track: where one of its tasks declared nothing, nothing is outside.
     *
     * @param track the scopes of all tasks of the track
     * @param shared files that everybody may touch
     * @param changed paths relative to the repository's root
     */
    public static List<String> outside(Collection<Scope> track, List<PathPattern> shared, Collection<String> changed) {
        boolean allDeclared = track.stream().allMatch(Scope.Declared.class::isInstance);
        if (!allDeclared) {
            return List.of();
        }
        return changed.stream()
                .filter(path -> shared.stream().noneMatch(pattern -> pattern.holds(path)))
                .filter(path -> track.stream()
                        .noneMatch(scope -> scope instanceof Scope.Declared declared && declared.holds(path)))
                .toList();
    }
}
