package io.trackyard.source.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.plan.Check;
import io.trackyard.plan.PathPattern;
import io.trackyard.policy.Guards;
import io.trackyard.source.Profile;
import io.trackyard.source.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a planning directory and the project around it say of carrying plans out. */
class PlanningSettingsTest {
    @TempDir
    Path repository;

    private PlanningFiles files;

    @BeforeEach
    void begin() {
        files = new PlanningFiles(repository).plan("01-a/01-01");
    }

    static Stream<Arguments> projects() {
        return Stream.of(
                Arguments.of("README.md", "x", List.of()),
                Arguments.of("Makefile", "test: a\n\t./t\nbuild:\n\tcc\n", List.of("make build", "make test")),
                Arguments.of("Makefile", "build := x\nlint:\n", List.of()),
                Arguments.of("Makefile", ".PHONY: test\ntest unit:\n", List.of("make test")),
                Arguments.of("justfile", "test *args:\n  x\n", List.of("just test")),
                Arguments.of("go.mod", "module x", List.of("go build ./...", "go test ./...")),
                Arguments.of("Cargo.toml", "", List.of("cargo build", "cargo test")),
                Arguments.of("pyproject.toml", "", List.of("python -m pytest")),
                Arguments.of(
                        "package.json",
                        "{\"scripts\":{\"build\":\"tsc\",\"test\":\"jest\"}}",
                        List.of("npm run build", "npm test")),
                Arguments.of(
                        "package.json",
                        "{\"scripts\":{\"test\":\"echo \\\"Error: no test specified\\\" && exit 1\"}}",
                        List.of()),
                Arguments.of("package.json", "{broken", List.of()),
                Arguments.of("App.xcodeproj/project.pbxproj", "", List.of("xcodebuild build", "xcodebuild test")));
    }

    @ParameterizedTest
    @MethodSource("projects")
    void findsWhatBuildsAndTestsTheProject(String file, String content, List<String> commands) throws IOException {
        write(file, content);

        assertThat(gate()).isEqualTo(commands);
    }

    @Test
    void prefersWhatIsNamedOverWhatIsFound() throws IOException {
        write("Makefile", "build:\ntest:\n");
        write("go.mod", "module x");
        files.write("config.json", "{\"workflow\":{\"test_command\":\"./check --fast\",\"build_command\":\"\"}}");

        assertThat(gate()).containsExactly("make build", "./check --fast");
    }

    @Test
    void givesEachCommandFiveMinutes() throws IOException {
        write("go.mod", "module x");

        assertThat(files.source().settings().gate()).extracting(Check::seconds).containsOnly(300);
    }

    @Test
    void findsNoCommandsForADirectoryDeeperInTheRepository() throws IOException {
        write("go.mod", "module x");
        Path deeper = repository.resolve("app");
        Files.createDirectories(deeper);
        Files.move(files.path(""), deeper.resolve(".planning"));

        var source = new PlanningFormat(time -> {}).in(repository, deeper).get(0);

        assertThat(source.describe()).isEqualTo("planning · app/.planning");
        assertThat(source.settings().gate()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | ",
                "{\"parallelization\":true} | ",
                "{\"parallelization\":false} | 1",
                "{\"parallelization\":{\"enabled\":false,\"max_concurrent_agents\":3}} | 1",
                "{\"parallelization\":{\"plan_level\":false}} | 1",
                "{\"parallelization\":{\"enabled\":true,\"max_concurrent_agents\":3}} | 3",
                "{\"parallelization\":{\"max_concurrent_agents\":\"many\"}} | ",
                "{\"parallelization\":{\"max_concurrent_agents\":9999}} | 200",
                "{\"mode\":\"yolo\",\"unknown\":[1]} | ",
                "[] | "
            })
    void takesHowMuchRunsAtOnceFromTheConfiguration(String json, Integer atOnce) {
        files.write("config.json", json);

        assertThat(files.source().settings().limits().maxParallel()).isEqualTo(atOnce);
    }

    @Test
    void copiesAPlanningDirectoryThatIsInNoCommitIntoWorktrees() {
        files.write("config.json", "{\"planning\":{\"commit_docs\":false}}");

        assertThat(Objects.requireNonNull(files.source().settings().setup()).copy())
                .containsExactly(".planning/**");
        files.write("config.json", "{\"commit_docs\":true}");
        assertThat(files.source().settings().setup()).isNull();
    }

    @Test
    void comesWithTheRulesItsUsersKnow() {
        Settings profile = Profile.named("planning").settings();

        assertThat(profile.confirmation()).isEqualTo(Settings.Confirmation.TYPED);
        assertThat(profile.dirtyTree()).isEqualTo(Settings.DirtyTree.REFUSE);
        Guards guards = Objects.requireNonNull(profile.paths().guards());
        assertThat(guards.maxDeletions()).isEqualTo(5);
        assertThat(guards.deletable()).allMatch(pattern -> holds(pattern, ".planning/a.md", "app/.planning/b/c.md"));
        assertThat(profile.layout().shared())
                .allMatch(pattern -> holds(pattern, ".planning/phases/01-a/01-01-SUMMARY.md"))
                .noneMatch(pattern -> pattern.holds(".planning/STATE.md"));
    }

    private static boolean holds(PathPattern pattern, String... paths) {
        return Stream.of(paths).allMatch(pattern::holds) && !pattern.holds("src/a");
    }

    private List<String> gate() {
        List<Check> gate = files.source().settings().gate();
        return gate == null ? List.of() : gate.stream().map(Check::command).toList();
    }

    private void write(String name, String text) throws IOException {
        Path file = repository.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
