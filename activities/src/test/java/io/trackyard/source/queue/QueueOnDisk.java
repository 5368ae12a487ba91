package io.trackyard.source.queue;

import io.trackyard.plan.Task;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A directory of queue files, and what is read from it. */
abstract class QueueOnDisk {
    @TempDir
    Path repository;

    QueueFiles files;

    @BeforeEach
    void begin() {
        files = new QueueFiles(repository);
    }

    Task task(String id) {
        return files.content().tasks().tasks().stream()
                .filter(task -> task.id().text().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
