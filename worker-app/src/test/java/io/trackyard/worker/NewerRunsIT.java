package io.trackyard.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.temporal.client.WorkflowOptions;
import io.temporal.common.SearchAttributes;
import io.trackyard.connection.Connection;
import io.trackyard.problem.ProblemException;
import io.trackyard.run.RunInput;
import io.trackyard.run.SearchKeys;
import io.trackyard.testing.TestServer;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewerRunsIT {
    @TempDir
    Path directory;

    @Test
    void refusesToServeWhereAnOpenRunIsOfANewerForm() {
        try (TestServer server = TestServer.start(directory);
                Connection connection = server.connect()) {
            start(connection, "of-today", RunInput.SCHEMA);
            assertThatCode(() -> NewerRuns.refuse(connection.client())).doesNotThrowAnyException();

            start(connection, "of-tomorrow", RunInput.SCHEMA + 1);

            Awaitility.await()
                    .untilAsserted(() -> assertThatExceptionOfType(ProblemException.class)
                            .isThrownBy(() -> NewerRuns.refuse(connection.client()))
                            .satisfies(refused ->
                                    assertThat(refused.problem().code()).isEqualTo("newer-runs")));
        }
    }

    private static void start(Connection connection, String id, long schema) {
        connection
                .client()
                .newUntypedWorkflowStub(
                        "Waiting",
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(id)
                                .setTaskQueue("nobody-listens")
                                .setTypedSearchAttributes(SearchAttributes.newBuilder()
                                        .set(SearchKeys.SCHEMA, schema)
                                        .build())
                                .build())
                .start();
    }
}
