package io.trackyard.source.project;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A script that people write by hand to run all tests of a project, known by the names it is mostly given. */
public final class TestScript {
    private static final List<String> DIRECTORIES = List.of("", "bin/", "script/", "scripts/");
    private static final List<String> NAMES =
            List.of("test", "test.sh", "run-tests", "run-tests.sh", "run_tests", "run_tests.sh", "runtests.sh");

    private TestScript() {}

    /** The command that runs the first there is. One that cannot be executed is given to its shell, if it is a shell's. */
    public static Optional<String> in(ProjectFiles files) {
        return DIRECTORIES.stream()
                .flatMap(directory -> NAMES.stream().map(name -> directory + name))
                .flatMap(file -> command(file, files).stream())
                .findFirst();
    }

    private static Optional<String> command(String file, ProjectFiles files) {
        if (files.isExecutable(file)) {
            return Optional.of("./" + file);
        }
        String shell = files.text(file)
                        .lines()
                        .findFirst()
                        .filter(line -> line.matches("#!.*\\bbash\\b.*"))
                        .isPresent()
                ? "bash"
                : "sh";
        return Stream.of(file)
                .filter(name -> name.endsWith(".sh") && files.has(name))
                .map(name -> shell + " " + name)
                .findFirst();
    }
}
