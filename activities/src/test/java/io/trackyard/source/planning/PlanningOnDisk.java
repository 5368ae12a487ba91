package io.trackyard.source.planning;

import io.trackyard.plan.HeldTask;
import io.trackyard.source.Part;
import io.trackyard.source.SourceContent;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A planning directory, and what is read from it. */
abstract class PlanningOnDisk {
    @TempDir
    Path repository;

    PlanningFiles files;

    @BeforeEach
    void begin() {
        files = new PlanningFiles(repository);
    }

    static List<String> held(SourceContent content) {
        return content.tasks().held().stream()
                .map((HeldTask task) -> task.id() + " " + task.reason())
                .toList();
    }

    static Part wave(int wave) {
        return new Part(null, wave, false, null, false);
    }
}
