package io.trackyard.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.plan.PathPattern;
import io.trackyard.plan.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeCheckTest {
    private static final Scope EXPORT = Scope.declared("pkg/export/**");
    private static final Scope MODULE = Scope.declared("go.mod");

    @Test
    void namesWhatNoTaskOfTheTrackMayTouchInItsOrder() {
        assertThat(ScopeCheck.outside(
                        List.of(EXPORT, MODULE), List.of(), List.of("z.txt", "pkg/export/csv.go", "go.mod", "a.txt")))
                .containsExactly("z.txt", "a.txt");
    }

    @Test
    void findsNothingOutsideWhereOneTaskOfTheTrackDeclaredNothing() {
        Scope inferred = new Scope.Inferred(List.of(PathPattern.of("docs/**")), "named in the description");

        assertThat(ScopeCheck.outside(List.of(EXPORT, inferred), List.of(), List.of("z.txt")))
                .isEmpty();
        assertThat(ScopeCheck.outside(List.of(EXPORT, new Scope.Unknown()), List.of(), List.of("z.txt")))
                .isEmpty();
    }

    @Test
    void findsNothingOutsideWhereNothingChanged() {
        assertThat(ScopeCheck.outside(List.of(EXPORT), List.of(), List.of())).isEmpty();
    }

    @Test
    void findsASharedFileInsideEveryScopeOfEveryTrack() {
        List<PathPattern> shared = List.of(PathPattern.of("**/go.sum"), PathPattern.of("CHANGELOG.md"));
        List<String> changed = List.of("go.sum", "tools/go.sum", "CHANGELOG.md", "docs/CHANGELOG.md");

        for (Scope scope : List.of(EXPORT, MODULE, Scope.declared("docs/guide.md"))) {
            assertThat(ScopeCheck.outside(List.of(scope), shared, changed)).containsExactly("docs/CHANGELOG.md");
            assertThat(ScopeCheck.outside(List.of(scope), List.of(), changed)).isEqualTo(changed);
        }
    }
}
