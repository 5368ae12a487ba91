package io.trackyard.background.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.background.host.BackgroundCard.Submission;
import io.trackyard.background.host.BackgroundCard.Work;
import io.trackyard.plan.Changes;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.Resources;
import io.trackyard.runfiles.RunEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorsTest {
    @TempDir
    private Path state;

    private BackgroundDirectory directory;
    private Mirrors mirrors;

    @BeforeEach
    void begin() {
        directory = BackgroundDirectory.of(state);
        mirrors = new Mirrors(directory);
        create("good").writeResult("found\n");
        directory.demand("good").write(LaunchOutcome.of(1, Finding.NOTHING, 1_000, 2_000));
        create("bad").write(LaunchOutcome.of(1, Finding.failed("no key"), 1_000, 2_000));
        create("runs");
        create("waits");
    }

    @Test
    void listsEachTaskInTheFileOfItsState() throws IOException {
        mirrors.write(List.of("waits"), List.of("runs"));

        assertThat(read("active.json").findValuesAsText("id")).containsExactly("runs", "waits");
        assertThat(read("active.json").findValuesAsText("status")).containsExactly("running", "pending");
        assertThat(read("completed.json").findValuesAsText("result")).containsExactly("found\n");
        assertThat(read("failed.json").findValuesAsText("error")).containsExactly("no key");
    }

    @Test
    void writesAgainWhatSomebodyRemovedOrEdited() throws IOException {
        mirrors.write(List.of("waits"), List.of("runs"));
        Files.delete(directory.path().resolve("active.json"));
        Files.writeString(directory.path().resolve("failed.json"), "{}");

        assertThat(mirrors.areIncomplete()).isTrue();
        mirrors.write(List.of("waits"), List.of("runs"));

        assertThat(mirrors.areIncomplete()).isFalse();
        assertThat(read("active.json").findValuesAsText("id")).containsExactly("runs", "waits");
        assertThat(read("failed.json").findValuesAsText("id")).containsExactly("bad");
    }

    @Test
    void liesInOnePlaceOnly() {
        Path elsewhere = state.resolve("claude").resolve("background-tasks");
        mirrors.write(List.of(), List.of());

        mirrors.moveTo(Optional.of(elsewhere));
        mirrors.write(List.of(), List.of());

        assertThat(elsewhere.resolve("completed.json")).exists();
        assertThat(directory.path().resolve("completed.json")).doesNotExist();
        mirrors.moveTo(Optional.empty());
        mirrors.write(List.of(), List.of());
        assertThat(elsewhere.resolve("completed.json")).doesNotExist();
        assertThat(directory.path().resolve("completed.json")).exists();
    }

    @Test
    void aNameBelongsToWhoMadeItFirst() {
        boolean again = directory.create(card("good"), "another prompt", RunEnvironment.of(Map.of(), List.of()));

        assertThat(again).isFalse();
        assertThat(directory.demand("good").prompt()).isEqualTo("Do good");
        assertThat(directory.all()).hasSize(4);
    }

    @Test
    void forgetsATaskWithAllItsFiles() {
        directory.forget("good");
        directory.forget("good");

        assertThat(directory.task("good")).isEmpty();
        assertThat(directory.all()).hasSize(3);
    }

    private BackgroundFiles create(String id) {
        directory.create(card(id), "Do " + id, RunEnvironment.of(Map.of(), List.of()));
        return directory.demand(id);
    }

    private static BackgroundCard card(String id) {
        Work work = new Work(
                null,
                "/nowhere",
                null,
                AgentSettings.ofCommand("true", List.of()),
                null,
                null,
                Changes.NONE,
                60,
                0,
                Resources.DEFAULT,
                List.of());
        return new BackgroundCard(1, id, 1, "Do " + id, work, new Submission(0, "ada@host", true, null));
    }

    private JsonNode read(String name) throws IOException {
        return new ObjectMapper().readTree(directory.path().resolve(name).toFile());
    }
}
