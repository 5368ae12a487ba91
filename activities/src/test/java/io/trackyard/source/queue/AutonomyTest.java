package io.trackyard.source.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trackyard.policy.RunPolicy.OnAbandon;
import io.trackyard.problem.Problem;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.Profile;
import io.trackyard.source.Settings;
import io.trackyard.source.Settings.Confirmation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the settings of autonomy mean. */
class AutonomyTest {
    @TempDir
    Path repository;

    private QueueFiles files;

    @BeforeEach
    void begin() {
        files = new QueueFiles(repository).item("001-pending-a.md");
    }

    @ParameterizedTest
    @CsvSource({"L1, EACH, WAIT", "L2, ONCE, WAIT", "L3, NONE, CONTINUE", "l3, NONE, CONTINUE"})
    void asksAndStopsAsTheLevelSays(String level, Confirmation confirmation, OnAbandon onAbandon) {
        files.at("icc.config.json", "{\"autonomy\":{\"level\":\"" + level + "\"}}");

        assertThat(settings().confirmation()).isEqualTo(confirmation);
        assertThat(settings().rules().onAbandon()).isEqualTo(onAbandon);
    }

    @Test
    void isTheSecondLevelWithFiveAtOnceWhereNothingIsSaid() {
        assertThat(settings().confirmation()).isEqualTo(Confirmation.ONCE);
        assertThat(settings().rules().onAbandon()).isEqualTo(OnAbandon.WAIT);
        assertThat(settings().limits().maxParallel()).isEqualTo(5);
    }

    @Test
    void waitsAtTheThirdLevelWhereItIsNotToGoOn() {
        files.at(".icc/config.json", "{\"autonomy\":{\"level\":\"L3\",\"l3_settings\":{\"continue_on_error\":false}}}");

        assertThat(settings().rules().onAbandon()).isEqualTo(OnAbandon.WAIT);
    }

    @Test
    void prefersTheProjectOverThePersonAndThatOverTheDefaults() {
        files.at("icc.config.default.json", "{\"autonomy\":{\"level\":\"L2\",\"l3_settings\":{\"max_parallel\":6}}}");
        assertThat(settings().limits().maxParallel()).isEqualTo(6);

        files.at("home/.claude/ica.config.json", "{\"autonomy\":{\"system_level\":\"L1\",\"max_parallel\":7}}");
        assertThat(settings().confirmation()).isEqualTo(Confirmation.EACH);
        assertThat(settings().limits().maxParallel()).isEqualTo(7);

        files.at(
                ".ica/config.json",
                "{\"autonomy\":{\"project_level\":\"follow-system\"},\"subagents\":{\"max_concurrent\":3}}");
        assertThat(settings().confirmation()).isEqualTo(Confirmation.EACH);
        assertThat(settings().limits().maxParallel()).isEqualTo(3);

        files.at(".ica/config.json", "{\"autonomy\":{\"project_level\":\"L3\",\"level\":\"L1\"}}");
        assertThat(settings().confirmation()).isEqualTo(Confirmation.NONE);
    }

    @Test
    void namesWhatIsNotSupported() {
        files.at(".icc/config.json", "{\"autonomy\":{\"level\":\"L3\",\"l3_settings\":{\"auto_discover\":true}}}");
        files.at(".agent/tracking.config.json", "{\"issue_tracking\":{\"enabled\":true,\"provider\":\"github\"}}");

        assertThat(warnings())
                .extracting(Problem::code, Problem::file)
                .containsExactly(
                        tuple("not-supported", ".icc/config.json"),
                        tuple("not-supported", ".agent/tracking.config.json"));
    }

    @Test
    void saysNothingOfDefaultsAndOfFiles() {
        files.at(
                "icc.config.default.json",
                "{\"autonomy\":{\"level\":\"L3\",\"l3_settings\":{\"auto_discover\":true}}}");
        files.at(".agent/tracking.config.json", "{\"issue_tracking\":{\"enabled\":true,\"provider\":\"file-based\"}}");

        assertThat(warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"autonomy\":{\"level\":\"L4\"}};the level of autonomy is L1, L2 or L3, not \"L4\"",
                "{\"autonomy\":{\"max_parallel\":11}};what is done at once is 1 to 10, not 11",
                "{\"autonomy\":{\"max_parallel\":\"x\"}};what is done at once is 1 to 10, not \"x\""
            })
    void refusesWhatItCannotCarryOut(String settings, String what) {
        files.at(".icc/config.json", settings);

        assertThat(files.content().faults()).extracting(Problem::what).containsExactly(what);
    }

    @Test
    void refusesSettingsThatAreNoJsonWithTheLine() {
        files.at(".icc/config.json", "{\n\"autonomy\": \n}");

        assertThat(files.content().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.file()).isEqualTo(".icc/config.json");
            assertThat(fault.line()).isEqualTo(3);
        });
    }

    private Map<String, String> environment() {
        return Map.of("HOME", repository.resolve("home").toString());
    }

    private Settings settings() {
        return files.source(time -> {}, environment())
                .settings()
                .over(Profile.named("queue").settings());
    }

    private List<Problem> warnings() {
        return files.source(time -> {}, environment()).read(KnownTasks.NONE).warnings();
    }
}
