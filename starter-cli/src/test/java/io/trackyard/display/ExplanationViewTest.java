package io.trackyard.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.plan.LayoutRules;
import io.trackyard.plan.LayoutRules.Barrier;
import io.trackyard.plan.LayoutRules.Order;
import io.trackyard.plan.LayoutRules.UnknownScope;
import io.trackyard.plan.PathPattern;
import io.trackyard.plan.Plan;
import io.trackyard.plan.Scope;
import io.trackyard.plan.ScopeRules;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationViewTest {
    private static final Scope EXPORT = Scope.declared("pkg/export");
    private static final Task FIRST = Pictures.task("a", "First", 2, EXPORT);
    private static final Task URGENT = Pictures.task("b", "Urgent", 0, Scope.declared("pkg/export/csv.go"));
    private static final Task INFERRED = Pictures.task(
            "c", "Third", 2, new Scope.Inferred(List.of(PathPattern.of("pkg")), "its text names pkg/x.go"), "a");
    private static final Task UNKNOWN = Pictures.task("d", "Fourth", 2, new Scope.Unknown());
    private static final Task LATER = Pictures.task("e", "Fifth", 2, EXPORT);

    @Test
    void saysWhatATaskNeedsAndWhereItsScopeCameFrom() {
        assertThat(explained("c")).isEqualTo("""
                        c · Third
                          phase  2: it needs a, in phase 1
                          track  A: no other task of the phase may touch its files
                          place  1 of 1: nothing of its track goes before it
                          scope  pkg (inferred: its text names pkg/x.go)
                        """);
    }

    @Test
    void saysWithWhomATaskSharesATrackAndWhyItIsBehind() {
        assertThat(explained("b"))
                .contains(
                        "phase  1: it needs nothing that is open",
                        "track  A: a may touch pkg/export/csv.go, too; e may touch pkg/export/csv.go",
                        "place  2 of 3: after a, for which more tasks wait (1, for this one 0)",
                        "scope  pkg/export/csv.go (declared by the task)");
        assertThat(explained("e")).contains("place  3 of 3: after b, which is more urgent (P0)");
    }

    @ParameterizedTest
    @CsvSource({
        "MOST_BLOCKING, b, 'a, for which more tasks wait (1, for this one 0)'",
        "CRITICAL_PATH, b, 'a, behind which a longer chain of tasks waits (1, behind this one 0)'",
        "CRITICAL_PATH, e, 'b, which is more urgent (P0)'",
        "CRITICAL_PATH, c, 'e, which waits for fewer tasks (0, this one for 1)'",
        "SOURCE, b, 'a, which stands before it in the source'",
        "SOURCE, f, 'e, since what it needs itself is carried out later'"
    })
    void saysByWhatOrderATaskIsBehindAnother(Order order, String id, String why) {
        Task joined = Pictures.task("f", "Sixth", 2, EXPORT, "d");
        Plan plan = new Plan(List.of(FIRST, URGENT, INFERRED, UNKNOWN, LATER, joined), List.of(), List.of());
        LayoutRules rules = new LayoutRules(Barrier.NONE, UnknownScope.OWN_TRACK, List.of(), ScopeRules.NONE, order);

        assertThat(Explanation.of(Pictures.outline(plan, rules), TaskId.of(id)).place())
                .isEqualTo("after " + why);
    }

    @Test
    void saysWhatBecomesOfATaskThatNamesNoFiles() {
        assertThat(explained("d"))
                .contains(
                        "it names no files: no other track is open beside it",
                        "scope  unknown; scopes: in trackyard.yaml can name it");
    }

    @Test
    void saysWhyATaskIsHeld() {
        assertThat(Style.PLAIN.render(ExplanationView.of(Pictures.outline(), TaskId.of("bv-epf"), 80)))
                .isEqualTo("bv-epf · Workspaces\n  held   epic, closes when its 4 children are closed\n");
    }

    @Test
    void tellsProgramsTheSame() {
        assertThat(PlanJson.of(outline(), Optional.of(TaskId.of("c"))))
                .contains("\"explained\"", "\"why\" : \"it needs a, in phase 1\"");
        assertThat(PlanJson.of(Pictures.outline(), Optional.of(TaskId.of("bv-epf"))))
                .contains("\"held\" : \"epic, closes when its 4 children are closed\"");
    }

    @Test
    void keepsToTheSchemaOfThePlan() {
        DocumentSchema.of("plan").accepts(PlanJson.of(outline(), Optional.of(TaskId.of("c"))));
        DocumentSchema.of("plan").accepts(PlanJson.of(Pictures.outline(), Optional.of(TaskId.of("bv-epf"))));
    }

    private static String explained(String id) {
        return Style.PLAIN.render(ExplanationView.of(outline(), TaskId.of(id), 80));
    }

    private static PlanOutline outline() {
        Plan plan = new Plan(List.of(FIRST, URGENT, INFERRED, UNKNOWN, LATER), List.of(), List.of());
        return Pictures.outline(plan, UnknownScope.EXCLUSIVE);
    }
}
