package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.testing.CommandResult;
import io.trackyard.testing.CommandResultAssert;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.YardTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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

    private static final String CALIBRATOR = """
            #!/bin/sh
            [ ! -f docs/store.md ] || exit 0
            cat <<'END'
            I looked.
            [{"title": "The store is not documented", "priority": 1, "task": "bd-1", "files": ["docs/**"],
              "text": "Say what it does.\\n\\n```steps\\nwrite docs/store.md\\nIt keeps things.\\nend\\n```",
              "check": "test -s docs/store.md"}]
            END
            exit 1
            """;

    @Test
    void mendsWhatACalibrationFindsAsFixBeadsBeforeTheNextPhase(TestYard yard) throws Exception {
        yard.repository()
                .write(".gitignore", ".beads\n")
                .write("calibrate.sh", CALIBRATOR)
                .write("trackyard.yaml", "calibration:\n  calibrators: sh calibrate.sh\n")
                .commit("Begin");
        yard.repository().write(".beads/issues.jsonl", ISSUES);
        yard.agent("bd-1").writes("store/store.txt", "kept\n").endsWell();
        yard.agent("bd-2").runs("cp docs/store.md user.txt").endsWell();

        CommandResult watched = yard.watchRun().await();

        CommandResultAssert.assertThat(watched).exitsWith(0);
        assertThat(watched.err())
                .containsSubsequence(
                        "[CALIBRATION FAILED] Phase 1  Issues found. Fix beads created. Stand by.",
                        "integrated",
                        "phase 1  ✓ Coverage",
                        "[PHASE COMPLETE] Phase 1  Calibration passed. Proceeding to Phase 2.",
                        "[PHASE COMPLETE] Phase 2  Calibration passed.",
                        "[EXECUTION COMPLETE]  All beads closed. Execution finished.");
        JsonNode fix = issues(yard)
                .filter(issue -> issue.path("title").asText().equals("The store is not documented"))
                .findFirst()
                .orElseThrow();
        assertThat(fix.path("status").asText()).isEqualTo("closed");
        assertThat(fix.path("issue_type").asText()).isEqualTo("bug");
        assertThat(fix.path("priority").asInt()).isEqualTo(1);
        assertThat(fix.path("labels").toString()).isEqualTo("[\"calibration\"]");
        assertThat(fix.path("close_reason").asText()).endsWith("on " + yard.branch());
        assertThat(fix.path("dependencies").toString()).contains("\"bd-1\"", "discovered-from");
        assertThat(issues(yard)
                        .filter(issue -> issue.path("id").asText().equals("bd-2"))
                        .findFirst()
                        .orElseThrow()
                        .path("dependencies")
                        .toString())
                .contains(fix.path("id").asText());
        assertThat(yard.repository().git("show", yard.branch() + ":user.txt")).isEqualTo("It keeps things.");
        JsonNode status = yard.status();
        assertThat(status.path("calibrations").findValuesAsText("stage")).containsExactly("passed", "passed");
        assertThat(status.path("calibrations").findValuesAsText("round")).containsExactly("2", "1");
        assertThat(yard.trackyard("mail", "--inbox", "Coordinator").succeeds().out())
                .containsSubsequence("[CLAIMED] bd-1", "[TRACK COMPLETE] Track A", "Beads completed: bd-1")
                .containsSubsequence("[CLAIMED] bd-2", "[CLOSED] bd-2", "[TRACK COMPLETE] Track A")
                .doesNotContain("[PHASE COMPLETE]");
    }

    @Test
    void closesWhatIsToBeClosedWhenLandedAsItIsLanded(TestYard yard) throws Exception {
        yard.repository()
                .write(".gitignore", ".beads\n")
                .write("trackyard.yaml", "closeWhen: landed\ncalibration: {agent: false}\n")
                .commit("Begin");
        yard.repository().write(".beads/issues.jsonl", ISSUES);
        yard.agent("bd-1").writes("store/store.txt", "kept\n").endsWell();
        yard.agent("bd-2").runs("exit 1");

        CommandResult ended = yard.watchRun().await();
        List<String> before = statuses(yard);
        CommandResult landed = yard.trackyard("land");
        List<String> after = statuses(yard);
        CommandResult again = yard.trackyard("land", yard.run().run().run());

        CommandResultAssert.assertThat(ended).exitsWith(1);
        assertThat(ended.out()).contains("1 to be closed in beads once landed on main.");
        assertThat(before).startsWith("in_progress", "blocked");
        CommandResultAssert.assertThat(landed).exitsWith(0);
        assertThat(landed.out()).contains("1 task closed in the source");
        assertThat(after).startsWith("closed", "blocked");
        CommandResultAssert.assertThat(again).exitsWith(0);
        assertThat(again.out()).doesNotContain("closed");
    }

    private static List<String> statuses(TestYard yard) throws IOException {
        return issues(yard).map(issue -> issue.path("status").asText()).toList();
    }

    private static Stream<JsonNode> issues(TestYard yard) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> issues = new ArrayList<>();
        for (String line : Files.readAllLines(yard.repository().path().resolve(".beads/issues.jsonl"))) {
            issues.add(json.readTree(line));
        }
        return issues.stream();
    }

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
        assertThat(yard.repository().git("log", "--topo-order", "--format=%s", "--no-merges", "main.." + yard.branch()))
                .isEqualTo("chore: write bd-2 back to beads\nbd-2: Use the store\n"
                        + "chore: write bd-1 back to beads\nbd-1: Add a store");
        assertThat(yard.starts("bd-3")).isEmpty();
        assertThat(yard.starts("bd-2").get(0).attempt()).isEqualTo(1);
    }
}
