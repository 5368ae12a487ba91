package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.testing.CommandResultAssert;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.YardTest;
import org.junit.jupiter.api.Test;

/** Issues of beads, from the command line to the branch. */
@YardTest
class BeadsIT {
    private static final String ISSUES = """
            {"id":"bd-1","title":"Add a store","description":"It keeps things.","status":"open","priority":0,"issue_type":"task","metadata":{"edit_locus":["store/**"]}}
            {"id":"bd-2","title":"Use the store","description":"Everywhere.","status":"open","priority":1,"issue_type":"feature","dependencies":[{"issue_id":"bd-2","depends_on_id":"bd-1","type":"blocks"}]}
            {"id":"bd-3","title":"Fix it","description":"It is broken.","status":"in_progress","assignee":"BlueLake","issue_type":"bug"}
            {"id":"bd-4","title":"All of it","issue_type":"epic"}
            """;

    @Test
    void carriesIssuesOutInTheirPhasesAndLeavesOtherPeoplesAlone(TestYard yard) throws Exception {
        yard.repository().write(".beads/issues.jsonl", ISSUES).commit("Issues");
        yard.agent("bd-1").writes("store/store.txt", "kept\n").endsWell();
        yard.agent("bd-2").writes("user.txt", "used\n").endsWell();

        JsonNode plan = new ObjectMapper()
                .readTree(yard.trackyard("plan", "--json", "--agents", "3").out());
        yard.startRun();

        assertThat(plan.findValuesAsText("reason"))
                .containsExactlyInAnyOrder(
                        "in progress by BlueLake (--take bd-3 to run it all the same)", "epic without children");
        CommandResultAssert.assertThat(yard.await()).exitsWith(0);
        assertThat(yard.repository().git("log", "--format=%s", "--no-merges", "main.." + yard.branch()))
                .isEqualTo("chore: write bd-2 back to beads\nbd-2: Use the store\n"
                        + "chore: write bd-1 back to beads\nbd-1: Add a store");
        assertThat(yard.starts("bd-3")).isEmpty();
        assertThat(yard.starts("bd-2").get(0).attempt()).isEqualTo(1);
    }
}
