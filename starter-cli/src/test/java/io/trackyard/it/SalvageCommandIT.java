package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackyard.testing.ScratchRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does with what a real run left behind, once its server is gone. */
class SalvageCommandIT {
    /** Does its work, and says it failed. */
    private static final String FAILS =
            "cat >/dev/null; mkdir -p one; echo $TRACKYARD_ATTEMPT >one/file; echo said; exit 1";

    @TempDir
    static Path home;

    private static void reportsWhatFailed(ProgramRunner here, String run) {
        JsonNode task =
                here.run("review", "one", "--json").exits(0).document("review").get("task");
        assertThat(task.get("state").asText()).isEqualTo("abandoned");
        assertThat(task.get("sessions").findValuesAsText("result")).containsExactly("failed", "failed", "failed");
        assertThat(task.get("sessions").findValuesAsText("attempt")).containsExactly("1", "2", "3");
        assertThat(task.get("failures")).hasSize(3);
        assertThat(task.at("/failures/2/log").asText()).contains("said");
        assertThat(task.at("/kept/ref").asText()).startsWith("refs/trackyard/");
        assertThat(here.run("report").exits(0).out())
                .contains(
                        "What did not come in", "abandoned** after 3 attempts", "`trackyard salvage " + run + " one`");
    }

    @Test
    void takesAbandonedWorkAndClearsTheRest() throws Exception {
        ScratchRepository repository = OneTask.in(home.resolve("project"));
        String run;
        ProgramRunner here;
        try (ProgramRunner program = ProgramRunner.withServerAt(home)) {
            here = program.in(repository.path());
            run = here.run("run", "--yes", "--json", "--agent-command", FAILS)
                    .exits(1)
                    .document("status")
                    .get("run")
                    .asText();
            reportsWhatFailed(here, run);
        }
        Map<String, String> before = repository.belongings();

        JsonNode work =
                here.run("salvage", "--json").exits(0).document("salvage").get("work");
        assertThat(work).hasSize(1);
        assertThat(work.get(0).get("state").asText()).isEqualTo("abandoned");
        assertThat(work.get(0).get("attempt").asInt()).isEqualTo(3);
        assertThat(here.run("salvage").exits(0).out())
                .contains("one", "abandoned", "trackyard run --task one --agent-command 'cat >/dev/null;");
        Path patch = home.resolve("work.patch");
        here.run("salvage", run, "one", "--patch", patch.toString()).exits(0);
        assertThat(patch).content().contains("+3");
        assertThat(here.run("salvage", run, "one", "--patch", patch.toString())
                        .exits(2)
                        .err())
                .contains("there is such a file");
        here.run("salvage", run, "one", "--apply", "--json").exits(0).document("salvage");
        assertThat(repository.git("show", "salvage/" + run + "/one:one/file")).isEqualTo("3");

        JsonNode kept = here.run("clean", "--dry-run", "--json").exits(0).document("clean");
        assertThat(kept.get("items")).anyMatch(item -> !item.get("goes").asBoolean());
        here.run("clean", run).exits(2);
        JsonNode gone = here.run("clean", run, "--yes", "--json").exits(0).document("clean");
        assertThat(gone.get("items"))
                .isNotEmpty()
                .allMatch(item -> item.get("goes").asBoolean());
        assertThat(here.run("salvage").exits(0).out()).contains("Nothing is left over");
        for (String command : List.of("status", "report")) {
            assertThat(here.run(command).exits(2).err())
                    .contains("no run is left in", "cleaned away: " + run, "trackyard clean --undo");
        }
        here.run("clean", "--undo", "--json").exits(0).document("clean");
        assertThat(here.run("salvage").exits(0).out()).contains("abandoned");
        assertThat(here.run("logs", run, "one").exits(0).out()).contains("said");

        here.run("clean", run, "--yes").exits(0);
        here.run("clean", "--drop", "--older-than", "1", "--yes").exits(0);
        assertThat(here.run("clean", "--drop", "--yes").exits(0).out()).contains("Dropped");
        here.run("clean", "--undo").exits(2);
        assertThat(here.run("status").exits(2).err()).contains("nothing was run in");
        assertThat(repository.git("for-each-ref", "refs/trackyard", "refs/heads/trackyard*"))
                .isEmpty();
        Map<String, String> after = repository.belongings();
        after.remove("refs/heads/salvage/" + run + "/one");
        assertThat(after).isEqualTo(before);
        assertThat(Files.exists(repository.path().resolve("one"))).isFalse();
    }
}
