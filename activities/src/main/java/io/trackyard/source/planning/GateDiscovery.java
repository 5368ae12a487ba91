package io.trackyard.source.planning;

import io.trackyard.plan.Check;
import io.trackyard.source.project.BuildTool;
import io.trackyard.source.project.ProjectFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What builds and what tests a project, found as users of planning directories expect: what the settings name, else an
 * Xcode project, a Makefile, a Justfile, else what the language is built with. Build comes first. The commands are shown
 * before a run is confirmed.
 */
final class GateDiscovery {
    /** There, a compiler builds a project before its scripts do; scripts test it before a compiler does. */
    private static final List<BuildTool> BUILDING =
            List.of(BuildTool.XCODE, BuildTool.MAKE, BuildTool.JUST, BuildTool.CARGO, BuildTool.GO, BuildTool.NODE);

    private GateDiscovery() {}

    /**
     * The commands, each with 300 s; none where nothing was found.
     *
     * @param root where they are run
     */
    static List<Check> of(Path root, PlanningConfig config) {
        ProjectFiles files = new ProjectFiles(root);
        Optional<String> build = config.buildCommand().or(() -> first(BUILDING, files, BuildTool::build));
        Optional<String> test = config.testCommand()
                .or(() -> first(List.of(BuildTool.values()), files, BuildTool::test))
                .or(() -> python(files));
        return Stream.of(build, test)
                .flatMap(Optional::stream)
                .distinct()
                .map(Check::of)
                .toList();
    }

    private static Optional<String> first(
            List<BuildTool> tools, ProjectFiles files, BiFunction<BuildTool, ProjectFiles, Optional<String>> command) {
        return tools.stream()
                .flatMap(tool -> command.apply(tool, files).stream())
                .findFirst();
    }

    /** There, a project of Python is tested by pytest, whether or not it names it. */
    private static Optional<String> python(ProjectFiles files) {
        return files.has("pyproject.toml") || files.has("requirements.txt")
                ? Optional.of("python -m pytest")
                : Optional.empty();
    }
}
