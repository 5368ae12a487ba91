package io.trackyard.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trackyard.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalProfileTest {

    @TempDir
    private Path directory;

    @Test
    void namesNoServerWhereNothingIsSet() {
        Map<String, String> environment =
                Map.of("TEMPORAL_CONFIG_FILE", directory.resolve("absent.toml").toString());

        assertThat(TemporalProfile.load(environment).namesServer()).isFalse();
    }

    @Test
    void prefersTheVariableToTheProfile() throws Exception {
        Path file = Files.writeString(directory.resolve("temporal.toml"), "[profile.default]\naddress = \"a:1\"\n");
        Map<String, String> environment = Map.of(
                "TEMPORAL_CONFIG_FILE", file.toString(), "TEMPORAL_ADDRESS", "b:2", "TEMPORAL_NAMESPACE", "team");

        TemporalProfile profile = TemporalProfile.load(environment);

        assertThat(profile.settings().getAddress()).isEqualTo("b:2");
        assertThat(profile.origin()).isEqualTo("TEMPORAL_ADDRESS");
        assertThat(profile.namespace()).isEqualTo("team");
    }

    @Test
    void refusesAProfileThatIsNotThere() throws Exception {
        Path file = Files.writeString(directory.resolve("temporal.toml"), "[profile.default]\naddress = \"a:1\"\n");
        Map<String, String> environment = Map.of("TEMPORAL_CONFIG_FILE", file.toString(), "TEMPORAL_PROFILE", "tema");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> TemporalProfile.load(environment))
                .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo("bad-temporal-profile"))
                .withMessageContaining("tema");
    }
}
