package io.trackyard.reading;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackyard.plan.InvalidPlanException;
import io.trackyard.plan.Phase;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.Track;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Plans that are written into a directory and read from there. */
abstract class PlansOnDisk {
    static final String CHAIN = """
            agent: ./agent
            tasks:
              - {id: a, title: A, scope: src/a}
              - {id: b, title: B, scope: src/b, needs: a}
              - {id: c, title: C, scope: src/c, needs: b}
              - {id: d, title: D, scope: src/a/deep}
            """;
    static final String ISSUE = "{\"id\":\"bd-1\",\"title\":\"A\"}\n";

    @TempDir
    Path repository;

    PlanReading read(PlanRequest request) {
        return new PlanReader(time -> {}, InstantSource.fixed(Instant.EPOCH), Map.of("PATH", "/nowhere")).read(request);
    }

    PlanRequest request(Selection selection, KnownTasks known) {
        return new PlanRequest(repository, Optional.empty(), selection, known, List::of, Settings.NONE);
    }

    /** Each track as a line: phase, name, tasks. */
    static List<String> shapeOf(PlanReading reading) {
        return reading.phases().stream().flatMap(PlanReaderTest::shapeOf).toList();
    }

    static Stream<String> shapeOf(Phase phase) {
        return phase.tracks().stream().map(track -> phase.number() + " " + track.name() + " " + tasksOf(track));
    }

    static String tasksOf(Track track) {
        return String.join(" ", track.tasks().stream().map(TaskId::text).toList());
    }

    static Problem problemOf(Runnable action) {
        AtomicReference<Problem> problem = new AtomicReference<>();
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(ProblemException.class, refusal -> problem.set(refusal.problem()));
        return problem.get();
    }

    List<Problem> faultsOf(PlanRequest request) {
        AtomicReference<List<Problem>> faults = new AtomicReference<>();
        assertThatThrownBy(() -> read(request))
                .isInstanceOfSatisfying(InvalidPlanException.class, refusal -> faults.set(refusal.faults()));
        return faults.get();
    }

    void write(String name, String text) {
        try {
            Path file = repository.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
