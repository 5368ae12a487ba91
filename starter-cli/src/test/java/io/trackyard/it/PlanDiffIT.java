package io.trackyard.it;

import static io.trackyard.testing.CommandResultAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.display.DocumentSchema;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.YardTest;
import org.junit.jupiter.api.Test;

/** What a person is told of a source that changed while a run was at its first phase. */
@YardTest
class PlanDiffIT {
    private static final String PLAN = """
            newTasks: add
            tasks:
              - {id: first, title: Write first, scope: [first.txt]}
              - {id: later, title: Write %1$s, scope: [notes/later.md], needs: [first]}
              - {id: %2$s, title: Write more, scope: [notes/%2$s.md], needs: [first]}
            """;

    @Test
    void addedEditedAndClosedTasksAreToldByVersion(TestYard yard) throws Exception {
        var first =
                yard.agent("first").waitsFor("go").writes("first.txt", "done\n").endsWell();
        yard.withPlan(PLAN.formatted("later", "dropped")).startRun();
        yard.awaitAgent("first");
        assertThat(yard.trackyard("plan", "--diff").succeeds().out()).contains("is as it was at the start");

        yard.repository().write("trackyard.yaml", PLAN.formatted("it at last", "extra"));
        first.receives("go");
        assertThat(yard.await()).exitsWith(0);

        String run = yard.run().run().run();
        assertThat(yard.trackyard("plan", "--diff=" + run).succeeds().out())
                .contains(
                        "version 2 of the plan of run " + run + ": 3 tasks changed",
                        "  added   extra  Write more, phase 2",
                        "  edited  later  Write it at last, phase 2: title, prompt\n",
                        "  closed  dropped  Write more, phase 2: closed in its source, or no longer there");
        String document = yard.trackyard("plan", "--diff", "--json").succeeds().out();
        DocumentSchema.of("plan-diff").accepts(document);
        assertThat(document.replace(" ", "")).contains("\"plan\":2", "\"change\":\"closed\"");
    }
}
