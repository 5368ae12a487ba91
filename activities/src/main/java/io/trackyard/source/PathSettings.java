package io.trackyard.source;

import io.trackyard.plan.PathPattern;
import io.trackyard.plan.ScopeRules;
import io.trackyard.policy.Guards;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said of files; {@code scopes} by the ids of tasks. */
public record PathSettings(
        @Nullable List<PathPattern> shared,
        @Nullable Guards guards,
        @Nullable Boolean inferScope,
        @Nullable Map<String, List<PathPattern>> scopes) {
    /** Nothing said. */
    public static final PathSettings NONE = new PathSettings(null, null, null, null);

    PathSettings over(PathSettings below) {
        return new PathSettings(
                Settings.first(shared, below.shared),
                Settings.first(guards, below.guards),
                Settings.first(inferScope, below.inferScope),
                Settings.first(scopes, below.scopes));
    }

    ScopeRules scopeRules() {
        return new ScopeRules(Boolean.TRUE.equals(inferScope), scopes == null ? Map.of() : scopes);
    }

    Guards guarding() {
        return guards == null ? Guards.NONE : guards;
    }

    List<PathPattern> sharedByAll() {
        return shared == null ? List.of() : shared;
    }
}
