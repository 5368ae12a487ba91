package io.trackyard.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.activity.PhasePlan;
import io.trackyard.activity.PhasePlan.PlannedTask;
import io.trackyard.activity.PhasePlan.PlannedTrack;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextTest {
    private static final String LONG = "<🚂|*_[]`>".repeat(60);

    @Test
    void leavesAShortSummaryAsItIs() {
        assertThat(Text.summary("Track B · bd-104 ·  a\ttitle")).isEqualTo("Track B · bd-104 · a title");
    }

    @Test
    void cutsASummaryBetweenCharacters() {
        assertThat(Text.summary("ü".repeat(100))).isEqualTo("ü".repeat(88) + "…");
        assertThat(Text.summary("🚂".repeat(100))).isEqualTo("🚂".repeat(14) + "…");
    }

    @Test
    void cutsALineBetweenCharacters() {
        assertThat(Text.oneLine(" a\n  b ")).isEqualTo("a b");
        assertThat(Text.oneLine("線".repeat(201))).isEqualTo("線".repeat(199) + "…");
        assertThat(Text.oneLine("線".repeat(200))).isEqualTo("線".repeat(200));
    }

    @Test
    void cutsALineToWhatItWeighsWhenItIsSent() {
        assertThat(Text.oneLine("🚂".repeat(60))).isEqualTo("🚂".repeat(49) + "…");
        assertThat(Text.oneLine("🚂".repeat(50))).isEqualTo("🚂".repeat(50));
    }

    @Test
    void thePageOfAPhaseStaysBelowEightKilobytesWhateverTitlesAndReasonsAreMadeOf() {
        List<PlannedTrack> planned = new ArrayList<>();
        for (int number = 1; number <= 700; number++) {
            PlannedTask task = new PlannedTask(LONG + number, LONG, List.of(), 3, 60);
            planned.add(new PlannedTrack(number, LONG, false, List.of(task)));
        }
        PhaseTasks tasks = new PhaseTasks(1, new PhasePlan(planned), List.of(), List.of(), () -> 0);
        TrackQueue tracks = new TrackQueue(
                planned.stream().map(track -> new PhaseTrack(track, tasks, 1)).toList(), 100);
        tracks.all().subList(0, 100).forEach(tracks::start);
        for (int number = 101; number <= 120; number++) {
            tasks.change(LONG + number, status -> status.because(TaskState.ABANDONED, LONG));
        }

        PhaseNote note = ProgressText.note(1, tasks, tracks, Optional.empty(), null, 0);

        assertThat(note.table()).contains("more | | |").contains("Last outcomes");
        assertThat((note.counts() + note.table()).getBytes(StandardCharsets.UTF_8).length)
                .isBetween(4000, 7900);
    }
}
