package io.trackyard.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.plan.Check;
import io.trackyard.plan.PathPattern;
import io.trackyard.plan.Plan;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.policy.Setup;
import io.trackyard.problem.Problem;
import io.trackyard.source.scope.SubmodulePaths;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubmoduleWarningsTest {
    private static final SubmodulePaths LIB = new SubmodulePaths(List.of(PathPattern.of("vendor/lib")));
    private static final Setup CHECKS_OUT = new Setup(List.of(Check.of("git submodule update --init")), List.of());

    @Test
    void tellThatTheyAreEmptyInWorktreesUnlessTheyAreCheckedOutThere() {
        Plan plan = plan("src");

        assertThat(SubmoduleWarnings.of(plan, LIB, null)).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("empty-submodules");
            assertThat(warning.what()).endsWith(": vendor/lib");
        });
        assertThat(SubmoduleWarnings.of(plan, LIB, CHECKS_OUT)).isEmpty();
        assertThat(SubmoduleWarnings.of(plan, new SubmodulePaths(List.of()), null))
                .isEmpty();
    }

    @Test
    void nameTheTasksThatAreToWorkInOne() {
        assertThat(SubmoduleWarnings.of(plan("vendor/**"), LIB, CHECKS_OUT))
                .extracting(Problem::what)
                .containsExactly("task \"T1\" works in the submodule vendor/lib, whose files are another repository's");
    }

    private static Plan plan(String scope) {
        Task task = Task.draft(TaskId.of("T1"))
                .prompt("Do it")
                .scope(new Scope.Declared(List.of(PathPattern.of(scope)), "declared"))
                .build();
        return new Plan(List.of(task), List.of(), List.of());
    }
}
