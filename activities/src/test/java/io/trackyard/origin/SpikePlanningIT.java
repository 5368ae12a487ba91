package io.trackyard.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.activity.FixPlan;
import io.trackyard.activity.RunAddress;
import io.trackyard.activity.SpikeRequest;
import io.trackyard.plan.Changes;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpikePlanningIT {
    @TempDir
    private Path directory;

    private ScratchRun run;

    @BeforeEach
    void begin() {
        run = ScratchRun.in(
                directory, new RunDraft().track(TaskDraft.of("bd-1").titled("Add a store"), TaskDraft.of("bd-2")));
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void aSpikeIsATaskOfThePhaseThatTheOtherNeeds() {
        FixPlan spike = plan(run.address());

        assertThat(spike.tracks()).singleElement().satisfies(track -> {
            assertThat(track.number()).isEqualTo(2);
            assertThat(track.tasks()).extracting(task -> task.id()).containsExactly("spike-bd-1");
        });
        OpenRun renewed = run.runs().open(at(spike));
        Task task = renewed.task("spike-bd-1");
        assertThat(task.changes()).isEqualTo(Changes.OPTIONAL);
        assertThat(task.prompt())
                .contains(
                        "Task bd-1, \"Add a store\", was tried and came to nothing: go test fails",
                        "git show " + renewed.refs().abandoned("bd-1"),
                        "Please do bd-1.");
        assertThat(renewed.task("bd-1").needs()).containsExactly(TaskId.of("spike-bd-1"));
        assertThat(renewed.phase(1).tasks()).hasSize(3);
        assertThat(plan(run.address())).as("done again").isEqualTo(spike);
    }

    @Test
    void aSecondOneHasANameOfItsOwn() {
        FixPlan second = plan(at(plan(run.address())));

        assertThat(second.tracks().get(0).tasks().get(0).id()).isEqualTo("spike-bd-1-2");
    }

    private FixPlan plan(RunAddress address) {
        return new SpikePlanning(run.runs().open(address))
                .plan(new SpikeRequest(1, address, 1, "bd-1", "go test fails"));
    }

    private RunAddress at(FixPlan spike) {
        RunAddress was = run.address();
        return new RunAddress(was.path(), was.repository(), was.run(), spike.plan());
    }
}
