package io.trackyard.draft;

import io.trackyard.agent.clients.KnownAgent;
import io.trackyard.process.Programs;
import io.trackyard.reading.FoundSource;
import io.trackyard.reading.SourceSearch;
import io.trackyard.source.project.BuildTool;
import io.trackyard.source.project.ProjectFiles;
import io.trackyard.source.project.TestScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a look at a repository finds that settings can be proposed from. Nothing is run.
 *
 * @param sources the tasks it holds in the files of other systems
 * @param checks the commands that test it
 * @param alsoChecks others that were found, for which the first ones stand
 * @param setup the commands that bring what a fresh clone lacks
 * @param copy ignored files of a person's own that a clone needs
 * @param shared the lock files that git tracks
 * @param agents those that are known and on PATH
 */
public record ProjectSurvey(
        List<FoundSource> sources,
        List<String> checks,
        List<String> alsoChecks,
        List<String> setup,
        List<String> copy,
        List<String> shared,
        List<KnownAgent> agents) {
    private static final Set<String> LOCK_FILES = Set.of(
            "package-lock.json",
            "npm-shrinkwrap.json",
            "pnpm-lock.yaml",
            "yarn.lock",
            "bun.lock",
            "bun.lockb",
            "Cargo.lock",
            "go.sum",
            "uv.lock",
            "poetry.lock",
            "Pipfile.lock",
            "composer.lock",
            "Gemfile.lock",
            "gradle.lockfile");

    /** Beyond it, a pattern says the same in one line. */
    private static final int MOST_LOCK_FILES = 5;

    private static final List<String> PRIVATE_FILES = List.of(
            ".env",
            ".env.local",
            ".env.development.local",
            ".env.test",
            ".env.test.local",
            ".envrc",
            "local.properties");

    /** A workspace has its packages that deep; deeper lies what is theirs. */
    private static final int DEEPEST = 2;

    public ProjectSurvey {
        sources = List.copyOf(sources);
        checks = List.copyOf(checks);
        alsoChecks = List.copyOf(alsoChecks);
        setup = List.copyOf(setup);
        copy = List.copyOf(copy);
        shared = List.copyOf(shared);
        agents = List.copyOf(agents);
    }

    /** The first of the agents; empty where there is none. */
    public Optional<KnownAgent> client() {
        return agents.stream().findFirst();
    }

    /**
     * Looks.
     *
     * @param tracked the files that git tracks
     * @param environment whose PATH is searched for agents
     */
    public static ProjectSurvey of(
            Path root, List<String> tracked, Map<String, String> environment, InstantSource clock) {
        ProjectFiles files = new ProjectFiles(root);
        List<BuildTool> tools = List.of(BuildTool.values());
        List<String> tests =
                tools.stream().flatMap(tool -> tool.test(files).stream()).toList();
        Optional<String> script = TestScript.in(files);
        List<String> general = Stream.concat(
                        tools.stream().filter(BuildTool::isGeneral).flatMap(tool -> tool.test(files).stream()),
                        script.stream())
                .limit(1)
                .toList();
        List<String> checks = general.isEmpty() ? tests : general;
        Stream<String> builds = tools.stream().flatMap(tool -> tool.build(files).stream());
        return new ProjectSurvey(
                new SourceSearch(clock).in(root),
                checks,
                Stream.of(tests.stream(), script.stream(), builds)
                        .flatMap(commands -> commands)
                        .filter(command -> !checks.contains(command))
                        .distinct()
                        .toList(),
                tools.stream().flatMap(tool -> tool.setUp(files).stream()).toList(),
                privateFiles(root, tracked),
                lockFiles(tracked),
                Stream.of(KnownAgent.values())
                        .filter(agent -> Programs.find(agent.program(), root, environment)
                                .isPresent())
                        .toList());
    }

    private static List<String> privateFiles(Path root, List<String> tracked) {
        Set<String> known = Set.copyOf(tracked);
        Set<String> directories = new LinkedHashSet<>(List.of(""));
        tracked.stream().map(ProjectSurvey::parents).forEach(directories::addAll);
        return directories.stream()
                .flatMap(directory -> PRIVATE_FILES.stream().map(name -> directory + name))
                .filter(file -> !known.contains(file) && Files.isRegularFile(root.resolve(file)))
                .toList();
    }

    private static Collection<String> parents(String file) {
        List<String> parents = new ArrayList<>();
        int slash = file.indexOf('/');
        while (slash >= 0 && parents.size() < DEEPEST) {
            parents.add(file.substring(0, slash + 1));
            slash = file.indexOf('/', slash + 1);
        }
        return parents;
    }

    private static List<String> lockFiles(List<String> tracked) {
        List<String> found = tracked.stream()
                .filter(file -> LOCK_FILES.contains(nameOf(file)))
                .toList();
        return found.size() <= MOST_LOCK_FILES
                ? found
                : found.stream().map(file -> "**/" + nameOf(file)).distinct().toList();
    }

    private static String nameOf(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }
}
