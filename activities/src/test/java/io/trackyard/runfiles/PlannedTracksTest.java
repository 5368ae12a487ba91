package io.trackyard.runfiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.activity.PhasePlan.PlannedTask;
import io.trackyard.activity.PhasePlan.PlannedTrack;
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
}
