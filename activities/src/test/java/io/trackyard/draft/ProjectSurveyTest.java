package io.trackyard.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.agent.clients.KnownAgent;
import io.trackyard.reading.FoundSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a look at a repository finds. */
class ProjectSurveyTest {
    @TempDir
    private Path root;

    static Stream<Arguments> projects() {
        return Stream.of(
                project("README.md", ""),
                project("Makefile", "lint:\n"),
                project("Makefile", "test: build\n", "make test"),
                project("justfile", "test:\n", "just test"),
                project("pom.xml", "<project/>", "mvn -B test"),
                project("build.gradle.kts", "", "gradle test"),
                project("package.json", "{\"scripts\":{\"test\":\"jest\"}}", "npm test"),
                project("package.json", "{\"scripts\":{\"test\":\"echo \\\"Error: no test specified\\\" && exit 1\"}}"),
                project("package.json", "{\"scripts\":"),
                project("Cargo.toml", "", "cargo test"),
                project("go.mod", "", "go test ./..."),
                project("tox.ini", "", "tox"),
                project("pyproject.toml", "[project]"),
                project("pyproject.toml", "[tool.pytest.ini_options]", "python -m pytest"),
                project("requirements.txt", "pytest==8.3\n", "python -m pytest"),
                project("composer.json", "{\"scripts\":{\"test\":[\"@lint\",\"phpunit\"]}}", "composer test"),
                project("phpunit.xml.dist", "", "vendor/bin/phpunit"),
                project("Gemfile", "gem 'rails'"),
                project("test.sh", "#!/bin/sh\n", "sh test.sh"),
                project("run-tests.sh", "#!/usr/bin/env bash\n", "bash run-tests.sh"),
                project("run-tests", "not executable"));
    }

    @ParameterizedTest
    @MethodSource("projects")
    void findsWhatTestsAProject(String file, String content, List<String> commands) throws IOException {
        write(file, content);

        assertThat(survey(file).checks()).isEqualTo(commands);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "package-lock.json, npm test,      npm ci",
                "-,                 npm test,      npm install",
                "pnpm-lock.yaml,    pnpm test,     pnpm install --frozen-lockfile",
                "yarn.lock,         yarn test,     yarn install --frozen-lockfile",
                "bun.lockb,         bun run test,  bun install --frozen-lockfile"
            })
    void asksTheProgramAProjectIsInstalledWith(String lock, String test, String install) throws IOException {
        write("package.json", "{\"scripts\":{\"test\":\"jest\"}}");
        if (lock != null) {
            write(lock, "");
        }

        assertThat(survey().checks()).containsExactly(test);
        assertThat(survey().setup()).containsExactly(install);
    }

    @ParameterizedTest
    @ValueSource(strings = {"test.sh", "run-tests", "bin/test", "scripts/run_tests.sh"})
    void aScriptThatTestsStandsForTheToolsItCalls(String script) throws IOException {
        write("go.mod", "");
        write(script, "#!/bin/sh\ngo test ./...\n");
        assertThat(root.resolve(script).toFile().setExecutable(true)).isTrue();

        assertThat(survey().checks()).containsExactly("./" + script);
        assertThat(survey().alsoChecks()).contains("go test ./...");

        write("Makefile", "test:\n");
        assertThat(survey().checks()).containsExactly("make test");
        assertThat(survey().alsoChecks()).contains("./" + script);
    }

    @Test
    void takesTheWrapperThatAProjectBrings() throws IOException {
        write("pom.xml", "");
        write("mvnw", "");
        write("settings.gradle", "");
        write("gradlew", "");
        write("Gemfile", "");
        write("spec/a_spec.rb", "");

        assertThat(survey().checks()).containsExactly("./mvnw -B test", "./gradlew test", "bundle exec rspec");
        assertThat(survey().setup()).containsExactly("bundle install");
    }

    @ParameterizedTest
    @CsvSource({
        "uv.lock, uv run pytest, uv sync",
        "poetry.lock, poetry run pytest, poetry install",
        "Pipfile.lock, pipenv run pytest, pipenv sync --dev"
    })
    void runsPythonInItsOwnEnvironment(String lock, String test, String install) throws IOException {
        write("tests/conftest.py", "");
        write(lock, "");

        assertThat(survey().checks()).containsExactly(test);
        assertThat(survey().setup()).containsExactly(install);
    }

    @Test
    void aMakefileStandsForAllOthersWhichAreNamed() throws IOException {
        write("Makefile", "test:\nbuild:\n");
        write("go.mod", "");

        assertThat(survey().checks()).containsExactly("make test");
        assertThat(survey().alsoChecks()).containsExactly("go test ./...", "make build", "go build ./...");
    }

    @Test
    void copiesWhatIsNotTrackedAndSharesTheLockFilesThatAre() throws IOException {
        write(".env", "");
        write("app/.env.local", "");
        write("app/.env.test", "");
        write("a/b/c/.env", "");
        write("yarn.lock", "");

        ProjectSurvey survey = survey("app/.env.test", "app/main.ts", "a/b/c/d.ts", "app/package-lock.json");

        assertThat(survey.copy()).containsExactly(".env", "app/.env.local");
        assertThat(survey.shared()).containsExactly("app/package-lock.json");
        assertThat(survey("a/go.sum", "b/go.sum", "c/go.sum", "d/go.sum", "e/go.sum", "f/go.sum")
                        .shared())
                .containsExactly("**/go.sum");
    }

    @Test
    void findsTheTasksOfOtherSystemsAndRunsNoneOfTheirPrograms() throws IOException {
        write(".beads/issues.jsonl", "");
        write(".beads/metadata.json", "{}");
        write("trackyard.yaml", "tasks: []");
        program("bin/bd", "touch was-run");
        program("bd", "touch was-run");

        assertThat(survey().sources())
                .containsExactly(new FoundSource("beads", "beads · .beads/issues.jsonl", ".beads/issues.jsonl"));
        assertThat(root.resolve("was-run")).doesNotExist();
    }

    @Test
    void namesTheAgentsOnPathAndStartsNone() throws IOException {
        program("bin/claude", "touch was-run");
        program("bin/opencode", "touch was-run");
        write("bin/codex", "no program");

        assertThat(survey().agents()).extracting(KnownAgent::program).containsExactly("claude", "opencode");
        assertThat(root.resolve("was-run")).doesNotExist();
    }

    private static Arguments project(String file, String content, String... commands) {
        return Arguments.of(file, content, List.of(commands));
    }

    private ProjectSurvey survey(String... tracked) {
        return ProjectSurvey.of(
                root,
                List.of(tracked),
                Map.of("PATH", root.resolve("bin").toString()),
                InstantSource.fixed(Instant.EPOCH));
    }

    private void program(String name, String script) throws IOException {
        write(name, "#!/bin/sh\n" + script + "\n");
        assertThat(root.resolve(name).toFile().setExecutable(true)).isTrue();
    }

    private void write(String file, String content) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), content);
    }
}
