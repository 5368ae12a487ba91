package io.trackyard.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trackyard.plan.HeldTask;
import io.trackyard.plan.Phase;
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

/** Plans of work that was not made for Trackyard. They lie beside a checkout, not in it. */
class SharedDataTest {
    private static final Path BEADS =
            Path.of("../../shared/data/beads").toAbsolutePath().normalize();

    private static final Path TASK_XML =
            Path.of("../../shared/data/task-xml").toAbsolutePath().normalize();

    @TempDir
    Path repository;

    @BeforeEach
    void needsTheData() {
        assumeTrue(Files.isDirectory(BEADS), "skipped: the public beads files are not at ../shared/data/beads");
    }

    @Test
    void plansTheSmallGraphOfBeadsViewer() {
        PlanReading reading = read("beads-viewer-small.jsonl");

        assertThat(reading.plan().tasks()).hasSize(11);
        assertThat(reading.plan().tasks().stream().filter(task -> task.needs().isEmpty()))
                .hasSize(5);
        assertThat(reading.plan().held()).hasSize(4);
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
                .isEqualTo(reading.plan().tasks().size())
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

    /** Of 14 tasks four have a file, two of them in the first layer, where two more have none. */
    @Test
    void plansTheTaskXmlThatHasItsFilesAndHoldsTheRest() {
        assumeTrue(Files.isDirectory(TASK_XML), "skipped: the public task XML is not at ../shared/data/task-xml");

        PlanReading reading = read(TASK_XML);

        assertThat(reading.plan().tasks())
                .extracting(task -> task.id().text(), task -> task.checks().size())
                .containsExactly(tuple("L0-001", 4), tuple("L0-002", 4));
        assertThat(reading.phases()).extracting(Phase::label).containsExactly("layer 0-setup, batch 1");
        assertThat(reading.plan().held()).hasSize(12);
        assertThat(read(TASK_XML, TaskId.of("L3-003"), TaskId.of("L4-001")).phases())
                .extracting(Phase::label)
                .containsExactly("layer 0-setup, batch 1", "layer 3-backend, batch 1", "layer 4-foundation, batch 1");
    }

    private PlanReading read(String file, TaskId... taken) {
        return read(BEADS.resolve(file), taken);
    }

    private PlanReading read(Path source, TaskId... taken) {
        PlanReader reader =
                new PlanReader(time -> {}, InstantSource.fixed(Instant.parse("2026-11-01T00:00:00Z")), Map.of());
        return reader.read(new PlanRequest(
                repository,
                Optional.of(source),
                Selection.ALL,
                new KnownTasks(Set.of(taken), Set.of()),
                Settings.NONE));
    }
}
