package io.trackyard.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.RawValue;
import io.trackyard.activity.PhasePlan;
import io.trackyard.activity.PhasePlan.PlannedTask;
import io.trackyard.activity.PhasePlan.PlannedTrack;
import io.trackyard.testing.Plans;
import io.trackyard.testing.ScriptedRun;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the Web UI shows of a run. */
class RunPageTest {
    private static final String TRAIN = "🚂".repeat(120);

    @Test
    void summariesNameTrackTaskAndTitleAndFitWhatAServerTakes() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a"), new PhasePlan(List.of(trainTrack(1))))) {
            run.carryOut();

            assertThat(summaries(run.history(1).getEvents()))
                    .contains(
                            "Open track A · src/1/**",
                            "Track A · a · Title of a",
                            "Merge · a · Title of a",
                            "Close track A");
            assertThat(Stream.of(run.history(), run.history(1), run.history(2))
                            .flatMap(history -> summaries(history.getEvents()).stream()))
                    .allSatisfy(summary -> assertThat(summary.getBytes(StandardCharsets.UTF_8).length)
                            .isLessThanOrEqualTo(180));
        }
    }

    @Test
    void detailsStayBelowEightKilobytes() {
        List<PlannedTrack> tracks = new ArrayList<>();
        while (tracks.size() < 700) {
            tracks.add(trainTrack(tracks.size() + 1));
        }
        PhaseSettings settings = ScriptedRun.flat(1000, ScriptedRun.settings(60));
        try (ScriptedRun run = ScriptedRun.of(settings, new PhasePlan(tracks))) {
            run.script(TRAIN + 60, "hold, ok");
            run.start();
            run.activities().awaitHeld(TRAIN + 60);

            for (String details : List.of(details(run.untyped()), details(WorkflowStub.fromTyped(run.phase(1))))) {
                assertThat(details).contains("700");
                assertThat(details.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(8192);
            }
        }
    }

    @Test
    void tellingTheRunCostsNoMoreThanTheWorkItself() {
        String[] tracks = new String[4];
        for (int track = 0; track < tracks.length; track++) {
            List<String> tasks = new ArrayList<>();
            for (int task = 0; task < 10; task++) {
                tasks.add("t" + track + "x" + task);
            }
            tracks[track] = String.join(" ", tasks);
        }
        try (ScriptedRun run = ScriptedRun.of(Plans.phase(tracks))) {
            for (String track : tracks) {
                for (String task : track.split(" ")) {
                    // each at its own time, so that nothing is batched
                    run.script(task, "resources " + (10 + Math.floorMod(task.hashCode(), 47)) + "m, ok");
                }
            }
            run.carryOut();

            List<HistoryEvent> events = run.history(1).getEvents();
            long told = events.stream()
                    .filter(event ->
                            event.getEventType() == EventType.EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED)
                    .count();
            assertThat(told).isLessThanOrEqualTo(3 * 40);
            assertThat(events.size() / 40).isLessThan(45);
        }
    }

    private static PlannedTrack trainTrack(int number) {
        String id = TRAIN + number;
        return new PlannedTrack(number, TRAIN, false, List.of(new PlannedTask(id, TRAIN, List.of(), 1, 60)));
    }

    private static List<String> summaries(List<HistoryEvent> events) {
        return events.stream()
                .filter(HistoryEvent::hasUserMetadata)
                .map(event -> event.getUserMetadata().getSummary().getData().toStringUtf8())
                .map(json -> json.substring(1, json.length() - 1))
                .toList();
    }

    private static String details(WorkflowStub workflow) {
        RawValue answer = workflow.query("__temporal_workflow_metadata", RawValue.class);
        return DefaultDataConverter.STANDARD_INSTANCE
                .fromPayload(answer.getPayload(), WorkflowMetadata.class, WorkflowMetadata.class)
                .getCurrentDetails();
    }
}
