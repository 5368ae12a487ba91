package io.trackyard.quota;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Records the histories again that {@link QuotaReplayTest} replays:
 *
 * <pre>{@code mvn -pl workflows test -Dtest=QuotaRecorderTest -Dtrackyard.record=true}</pre>
 */
@EnabledIfSystemProperty(named = "trackyard.record", matches = "true")
class QuotaRecorderTest {
    @ParameterizedTest
    @EnumSource
    void records(RecordedQuota quota) throws IOException {
        Path directory = Path.of(System.getProperty("basedir", "."), "src/test/resources/quota-histories");
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(quota.file()), quota.history().toJson(true) + "\n");
    }
}
