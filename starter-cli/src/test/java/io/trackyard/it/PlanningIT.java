package io.trackyard.it;

import static io.trackyard.testing.CommandResultAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.testing.CommandResult;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.Waiting;
import io.trackyard.testing.YardAgents.Start;
import io.trackyard.testing.YardTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A phase of a planning directory, from the command line to its roadmap. */
@YardTest
class PlanningIT {
    private static final String PHASE = ".planning/phases/03-auth/";
    private static final String ROADMAP = """
            # Roadmap

            - [ ] **Phase 3: Auth**

            Plans:
            - [ ] 03-01: Schema
            - [ ] 03-02: Pages
            - [ ] 03-03: Login

            | Phase | Plans | Status | Completed |
            |---|---|---|---|
            | 3. Auth | 0/3 | Not started | - |
            """;

    @Test
    void carriesAPhaseOutAndTicksItsRoadmap(TestYard yard) throws Exception {
        phase(yard);
        executes(yard.agent("03-01"), "03-01", "src/schema.txt");
        // its first session forgets the summary
        ScriptedAgent pages = yard.agent("03-02").writes("src/pages.txt", "pages\n");
        pages.runs("[ $TRACKYARD_ATTEMPT != 1 ] || exit 0")
                .writes(PHASE + "03-02-SUMMARY.md", "done\n")
                .endsWell();
        yard.agent("03-03~1").writes("src/login.txt", "login\n").endsWell();
        ScriptedAgent last = yard.agent("03-03");
        last.writes(PHASE + "03-03-SUMMARY.md", "done\n").endsWell();
        Map<String, String> mine = yard.repository().belongings();

        yard.startRun("--phase", "3");
        Waiting.until("the checkpoint", () -> !yard.status().path("questions").isEmpty());
        // the phase tells its run what it waits for some moments after it has told whoever asks it
        Waiting.until(
                "the run to know of it",
                () -> yard.trackyard("list", "--json").succeeds().out().contains("\"state\" : \"waiting\""));
        CommandResult asked = yard.trackyard("answer").succeeds();
        CommandResult second = yard.withAgent("run", "--phase", "3", "--yes");
        yard.trackyard("answer", "03-03", "approved").succeeds();
        assertThat(yard.await()).exitsWith(0);

        assertThat(asked.out()).contains("03-03", "What built: The login");
        assertThat(second).exitsWith(2);
        assertThat(second.err())
                .contains(
                        "it waits for a person",
                        "trackyard answer " + yard.run().run().run());
        assertThat(last.prompt()).contains("The answer: approved", "| 1 | Write the login |");
        assertThat(yard.starts("03-02")).extracting(Start::attempt).containsExactly(1, 2);
        assertThat(yard.repository().belongings()).isEqualTo(mine);
        String day = shown(yard, ".planning/STATE.md").replaceAll("(?s).*last_activity: (\\S+).*", "$1");
        assertThat(shown(yard, ".planning/ROADMAP.md"))
                .isEqualTo(ROADMAP.replace("[ ] 03", "[x] 03")
                        .replace("- [ ] **Phase 3: Auth**", "- [x] **Phase 3: Auth** (completed " + day + ")")
                        .replace("0/3 | Not started | - ", "3/3 | Complete    | " + day + " ")
                        .strip());
        assertThat(shown(yard, ".planning/STATE.md")).contains("Plan: 3 of 3 in current phase", "completed_plans: 3");
        assertThat(yard.repository().git("log", "--topo-order", "--format=%s", yard.branch()))
                .contains("feat(03-01): write it", "chore(03-02): remaining changes");
    }

    @Test
    void leavesTheTerminalOnceARunOfAcceptedCostHasStarted(TestYard yard) throws Exception {
        phase(yard);

        CommandResult refused = yard.trackyard("run", "--limit", "11", "--yes", "--agent-command", "sleep 300");
        CommandResult started = yard.trackyard(
                        "run", "--limit", "11", "--accept-cost", "--yes", "--agent-command", "sleep 300")
                .succeeds();

        assertThat(refused).exitsWith(2);
        assertThat(refused.err()).contains("--limit 11 needs --accept-cost");
        assertThat(started.err()).contains("Come back with: trackyard watch");
        yard.trackyard("cancel").succeeds();
        assertThat(yard.await()).exitsWith(4);
    }

    @Test
    void followsTheWavesInTheLog(TestYard yard) throws Exception {
        phase(yard);
        executes(yard.agent("03-01"), "03-01", "src/schema.txt");

        CommandResult done =
                yard.watchRun("--attach", "--phase", "3", "--limit", "1").await();

        assertThat(done).exitsWith(0);
        assertThat(done.err())
                // who looks late finds the plan done already
                .containsPattern("""
                        (?s)\\[checkpoint] phase 03 wave 1/1 starting, 1 plan\\(s\\), [01]/1 plans done
                        .*\\[checkpoint] phase 03 wave 1/1 plan 03-01 starting \\([01]/1 plans done\\)
                        .*\\[checkpoint] phase 03 wave 1/1 plan 03-01 complete \\(1/1 plans done\\)
                        .*\\[checkpoint] phase 03 wave 1/1 complete, 1/1 plans done \\(1/1 ok\\)
                        """);
    }

    private static void executes(ScriptedAgent agent, String plan, String file) throws Exception {
        agent.writes(file, plan + "\n")
                .runs("git add -A && git commit --quiet -m 'feat(" + plan + "): write it'")
                .writes(PHASE + plan + "-SUMMARY.md", "done\n")
                .runs("git add -A && git commit --quiet -m 'docs(" + plan + "): sum it up'")
                .endsWell();
    }

    private static String shown(TestYard yard, String file) {
        return yard.repository().git("show", yard.branch() + ":" + file);
    }

    private static void phase(TestYard yard) {
        plan(yard, "03-01", "files_modified: [src/schema.txt]", task("Write the schema"));
        plan(yard, "03-02", "files_modified: [src/pages.txt]", task("Write the pages"));
        plan(
                yard,
                "03-03",
                "depends_on: [03-01]\nautonomous: false\nfiles_modified:\n  - src/login.txt",
                task("Write the login")
                        + "<task type=\"checkpoint:human-verify\">\n<what-built>The login</what-built>\n</task>\n");
        yard.repository()
                .write(".planning/ROADMAP.md", ROADMAP)
                .write(".planning/STATE.md", """
                        ---
                        last_activity: 2020-01-01
                        progress:
                          total_plans: 3
                          completed_plans: 0
                          percent: 0
                        ---
                        Phase: 3 of 4 (Auth)
                        Plan: 1 of 3 in current phase
                        Status: Ready to execute
                        """)
                .commit("Plan the phase");
    }

    private static void plan(TestYard yard, String id, String front, String body) {
        yard.repository().write(PHASE + id + "-PLAN.md", "---\n" + front + "\n---\n\n" + body);
    }

    private static String task(String name) {
        return "<task type=\"auto\">\n<name>" + name + "</name>\n</task>\n";
    }
}
