package io.trackyard.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.trackyard.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttendedIT {
    /** The server gives a question up after 30 s by itself. */
    private static final Duration AT_ONCE = Duration.ofSeconds(8);

    @TempDir
    private Path directory;

    private TestServer server;
    private Connection connection;

    @BeforeEach
    void start() {
        server = TestServer.start(directory);
        connection = server.connect();
    }

    @AfterEach
    void end() {
        connection.close();
        server.close();
    }

    @Test
    void aQuestionWhoseWorkerHasDiedIsGivenUpAtOnce() {
        WorkflowStub workflow = connection
                .client()
                .newUntypedWorkflowStub(
                        "unserved",
                        WorkflowOptions.newBuilder()
                                .setWorkflowId("asked")
                                .setTaskQueue("nobody")
                                .build());
        workflow.start();
        AtomicBoolean dead = new AtomicBoolean();

        try (Attended attended = new Attended()) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> attended.ask(
                            () -> {
                                dead.set(true);
                                return workflow.query("progress", String.class);
                            },
                            dead::get))
                    .isInstanceOf(RuntimeException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);

            // the next one is another question
            String id = attended.ask(() -> workflow.describe().getExecution().getWorkflowId(), () -> false);
            assertThat(id).isEqualTo("asked");
        }
    }
}
