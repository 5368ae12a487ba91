package io.trackyard.runfiles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.activity.PhasePlan;
import io.trackyard.activity.PhasePlan.PlannedTask;
import io.trackyard.activity.PhasePlan.PlannedTrack;
import io.trackyard.plan.Question;
import io.trackyard.policy.FrozenPlan;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.TaskDraft;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannedTracksTest {
    @Test
    void keepsLongTitlesOutOfHistories() {
        String title = "Write\nit down ".repeat(100_000);
        FrozenPlan plan = new RunDraft()
                .track(TaskDraft.of("T1").titled(title))
                .freeze("calm-otter", "4be21f9".repeat(5) + "4be21");

        List<PlannedTrack> planned = PlannedTracks.of(plan, plan.phases().get(0).tracks());

        assertThat(planned)
                .flatExtracting(PlannedTrack::tasks)
                .extracting(PlannedTask::title)
                .allSatisfy(
                        text -> assertThat(text).hasSizeLessThanOrEqualTo(200).startsWith("Write it down "));
    }

    @Test
    void thePlanOfTwoThousandTasksWithMuchToSayFitsIntoOnePayload() throws JsonProcessingException {
        String much = "線路は続くよどこまでも".repeat(1_000);
        RunDraft draft = new RunDraft();
        for (int number = 1; number <= 2_000; number++) {
            draft = draft.track(TaskDraft.of("T" + number).titled(much).asking(Question.approval(much)));
        }
        FrozenPlan plan = draft.freeze("calm-otter", "4be21f9".repeat(5) + "4be21");

        PhasePlan sent =
                new PhasePlan(PlannedTracks.of(plan, plan.phases().get(0).tracks()));

        assertThat(new ObjectMapper().writeValueAsBytes(sent).length).isLessThan(1_000_000);
        assertThat(sent.tracks())
                .hasSize(2_000)
                .allSatisfy(track -> assertThat(track.tasks().get(0).title())
                        .startsWith("線路")
                        .endsWith("…"));
    }
}
