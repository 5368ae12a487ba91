package io.trackyard.source.project;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a Python project is installed and tested: each of its tools keeps its own environment. */
final class PythonProject {
    private static final List<String> NAMING_PYTEST =
            List.of("pyproject.toml", "setup.cfg", "requirements.txt", "requirements-dev.txt", "Pipfile");

    private PythonProject() {}

    static boolean usesPytest(ProjectFiles files) {
        return Stream.of("pytest.ini", "conftest.py", "tests/conftest.py").anyMatch(files::has)
                || NAMING_PYTEST.stream().anyMatch(file -> files.text(file).contains("pytest"));
    }

    static String runs(ProjectFiles files, String module) {
        if (files.has("uv.lock")) {
            return "uv run " + module;
        }
        if (files.has("poetry.lock")) {
            return "poetry run " + module;
        }
        return files.has("Pipfile.lock") ? "pipenv run " + module : "python -m " + module;
    }

    static Optional<String> installs(ProjectFiles files) {
        return BuildTool.where(files.has("uv.lock"), "uv sync")
                .or(() -> BuildTool.where(files.has("poetry.lock"), "poetry install"))
                .or(() -> BuildTool.where(files.has("Pipfile.lock"), "pipenv sync --dev"));
    }
}
