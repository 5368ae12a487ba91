package io.trackyard.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Records the histories again that {@link ReplayTest} replays. After a change that breaks them, before version 1.0.0 and
 * with a line in the change log:
 *
 * <pre>{@code mvn -pl workflows test -Dtest=HistoryRecorderTest -Dtrackyard.record=true}</pre>
 */
@EnabledIfSystemProperty(named = "trackyard.record", matches = "true")
class HistoryRecorderTest {
    @ParameterizedTest
    @EnumSource
    void records(RecordedRun run) throws IOException {
        Path directory = Path.of(System.getProperty("basedir", "."), "src/test/resources/histories");
        Files.createDirectories(directory);
        Map<String, WorkflowExecutionHistory> files = run.files();

        assertThat(files).isNotEmpty();
        files.forEach((name, history) -> write(directory.resolve(name), history));
    }

    private static void write(Path file, WorkflowExecutionHistory history) {
        try {
            Files.writeString(file, history.toJson(true) + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
