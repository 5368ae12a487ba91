package io.trackyard.runfiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.activity.RunAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCardTest {
    @TempDir
    private Path state;

    @Test
    void listsTheRunsOfARepositoryTheNewestFirst() {
        RunCard first = card("shop", "calm-otter", 10);
        RunCard second = card("shop", "bold-lynx", 20);
        card("other", "warm-wren", 30);

        assertThat(RunCard.ofRepository(state, "shop")).isEqualTo(List.of(second, first));
    }

    @Test
    void knowsNoRunsOfARepositoryThatHadNone() {
        assertThat(RunCard.ofRepository(state, "shop")).isEmpty();
    }

    @Test
    void passesOverWhatDiedBeforeItsCardWasWhole() throws IOException {
        RunCard whole = card("shop", "calm-otter", 10);
        Path half = RunDirectory.of(state, "shop", "bold-lynx").path();
        Files.createDirectories(half);
        Files.writeString(half.resolve("run.json"), "{\"schema\": 1, \"ru");

        assertThat(RunCard.ofRepository(state, "shop")).containsExactly(whole);
    }

    @Test
    void ignoresTheFieldsOfANewerReleaseAtEveryDepth() throws IOException {
        RunCard known = card("shop", "calm-otter", 10);
        Path file = RunDirectory.of(state, "shop", "calm-otter").path().resolve("run.json");
        Files.writeString(file, Files.readString(file).replace("{", "{\"mood\": \"fine\", "));

        assertThat(RunCard.ofRepository(state, "shop")).containsExactly(known);
    }

    private RunCard card(String repository, String run, long started) {
        RunCard card = new RunCard(
                1,
                new RunAddress("/home/ada/" + repository, repository, run, "c0ffee"),
                "trackyard/" + repository + "/" + run,
                "127.0.0.1:7233",
                started);
        card.write(RunDirectory.of(state, repository, run));
        return card;
    }
}
