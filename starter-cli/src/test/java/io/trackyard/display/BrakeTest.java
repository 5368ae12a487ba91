package io.trackyard.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.plan.LayoutRules;
import io.trackyard.plan.LayoutRules.Barrier;
import io.trackyard.plan.LayoutRules.UnknownScope;
import io.trackyard.plan.Plan;
import io.trackyard.plan.PlanLayout;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrakeTest {
    private static final Task A = Pictures.task("a", "A", 2, Scope.declared("src/x"));
    private static final Task B = Pictures.task("b", "B", 2, Scope.declared("src/x"));
    private static final Task C = Pictures.task("c", "C", 2, Scope.declared("docs"));
    private static final Task D = Pictures.task("d", "D", 2, Scope.declared("src/x"), "a");
    private static final Task UNKNOWN = Pictures.task("u", "U", 2, new Scope.Unknown());

    @Test
    void namesTheScopeThatKeepsTasksFromRunningSideBySide() {
        assertThat(sentences(2, A, B, C)).isEmpty();
        assertThat(sentences(3, A, B, C)).containsExactly("src/x holds 2 tasks of phase 1");
    }

    @Test
    void doesNotBlameAScopeForWhatNeedsForceAnyway() {
        assertThat(sentences(4, A, D)).isEmpty();
    }

    @Test
    void namesTasksThatRunAlone() {
        assertThat(sentences(4, A, C, UNKNOWN))
                .containsExactly("1 task names no files, and nothing runs beside it in phase 1");
    }

    private static List<String> sentences(int agents, Task... tasks) {
        Plan plan = new Plan(List.of(tasks), List.of(), List.of());
        LayoutRules rules = new LayoutRules(Barrier.PHASE, UnknownScope.EXCLUSIVE);
        return Brake.of(PlanLayout.of(plan, rules), plan.byId(), agents).stream()
                .map(Brake::sentence)
                .toList();
    }
}
