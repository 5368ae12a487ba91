package io.trackyard.background;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Records the histories again that {@link BackgroundReplayTest} replays:
 *
 * <pre>{@code mvn -pl workflows test -Dtest=BackgroundRecorderTest -Dtrackyard.record=true}</pre>
 */
@EnabledIfSystemProperty(named = "trackyard.record", matches = "true")
class BackgroundRecorderTest {
    @ParameterizedTest
    @EnumSource
    void records(RecordedBackground tasks) throws IOException {
        Path directory = Path.of(System.getProperty("basedir", "."), "src/test/resources/background-histories");
        Files.createDirectories(directory);
        Map<String, WorkflowExecutionHistory> files = tasks.files();

        assertThat(files).isNotEmpty();
        for (Map.Entry<String, WorkflowExecutionHistory> file : files.entrySet()) {
            Files.writeString(directory.resolve(file.getKey()), file.getValue().toJson(true) + "\n");
        }
    }
}
