package io.trackyard.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trackyard.plan.HeldTask;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans of issues that were not made for Trackyard. They lie beside a checkout, not in it. */
class SharedDataTest {
    private static final Path BEADS =
            Path.of("../../shared/data/beads").toAbsolutePath().normalize();

    @TempDir
    Path repository;

    @BeforeEach
    void needsTheData() {
        assumeTrue(Files.isDirectory(BEADS), "skipped: the public beads files are not at ../shared/data/beads");
    }

    @Test
    void plansTheSmallGraphOfBeadsViewer() {
        PlanReading reading = read("beads-viewer-small.jsonl");

        assertThat(reading.counts()).isEqualTo(new PlanReading.Counts(11, 5, 4));
        assertThat(reading.plan().held())
                .extracting(HeldTask::reason)
                .allMatch(reason -> reason.startsWith("epic, closes when its "));
        assertThat(reading.phases()).hasSize(3);
        assertThat(reading.phases())
                .allSatisfy(phase -> assertThat(phase.tracks())
                        .allSatisfy(track -> assertThat(track.exclusive()).isFalse()));
    }

    @Test
    void plansTheLargeGraphOfBeadsItself() {
        PlanReading reading = read("beads.jsonl");

        List<String> accounted = Stream.concat(
                        reading.plan().tasks().stream().map(Task::id),
                        reading.plan().held().stream().map(HeldTask::id))
                .map(Object::toString)
                .toList();
        assertThat(accounted).hasSize(301).doesNotHaveDuplicates();
        assertThat(reading.phases().stream()
                        .mapToInt(phase -> phase.tasks().size())
                        .sum())
                .isEqualTo(reading.counts().open())
                .isPositive();
        assertThat(reading.plan().held())
                .extracting(HeldTask::reason)
                .anyMatch(reason -> reason.startsWith("in progress by beads/polecats/jasper since "))
                .anyMatch(reason -> reason.startsWith("hooked by "));
    }

    @Test
    void holdsATakenIssueThatNeedsAHeldOne() {
        TaskId id = TaskId.of("bd-5ua");

        PlanReading reading = read("beads.jsonl", id);

        assertThat(reading.plan().held())
                .filteredOn(held -> held.id().equals(id))
                .extracting(HeldTask::reason)
                .containsExactly("needs bd-wisp-vnssv, which is held");
    }

    private PlanReading read(String file, TaskId... taken) {
        PlanReader reader = new PlanReader(
                time -> {}, InstantSource.fixed(Instant.parse("2026-11-01T00:00:00Z")), Map.of("PATH", "/nowhere"));
        return reader.read(new PlanRequest(
                repository,
                Optional.of(BEADS.resolve(file)),
                Selection.ALL,
                new KnownTasks(Set.of(taken), Set.of()),
                Settings.NONE));
    }
}
