package io.trackyard.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskDirectoryTest {
    @TempDir
    Path root;

    @Test
    void neverGivesADirectoryTwice() throws Exception {
        TaskDirectory task = TaskDirectory.at(root.resolve("task"));

        assertThat(task.next().path()).isNotEqualTo(task.next().path());
    }

    @Test
    void countsSessionsByNumberNotByName() throws Exception {
        TaskDirectory task = TaskDirectory.at(root.resolve("task"));
        for (int session = 1; session <= 10; session++) {
            task.next();
        }

        assertThat(task.latest().orElseThrow().path()).isEqualTo(task.file("sessions/10"));
    }

    @Test
    void isTheSameWhenOpenedAgain() throws Exception {
        TaskDirectory.at(root.resolve("task")).next();

        assertThat(TaskDirectory.at(root.resolve("task")).latest()).isPresent();
    }
}
