package io.trackyard.cli;

import io.trackyard.connection.RunSnapshot;
import io.trackyard.process.Command;
import io.trackyard.process.CommandRunner;
import io.trackyard.run.RunState;
import io.trackyard.run.TaskState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The scratch repository of the demo: a small program with tests, a plan of what is to be built, an example agent. */
public final class DemoRepository {
    private static final int INTEGRATED = 10;
    private static final int ABANDONED = 1;
    private static final int SKIPPED = 2;

    private final Path path;

    private DemoRepository(Path path) {
        this.path = path;
    }

    /** Makes it below the state directory, where it stays for a look. */
    public static DemoRepository make(Yard yard) {
        try {
            Path demos = Files.createDirectories(yard.state().resolve("demo"));
            Path path = Files.createTempDirectory(demos, "").resolve("texts");
            Path examples = yard.around().home().resolve("examples");
            copy(examples.resolve("demo"), path);
            Files.copy(examples.resolve("agent.sh"), path.resolve("agent.sh"), StandardCopyOption.COPY_ATTRIBUTES);
            for (List<String> command : List.of(
                    List.of("git", "init", "-q", "-b", "main"),
                    List.of("git", "add", "-A"),
                    List.of(
                            "git",
                            "-c",
                            "user.name=Trackyard demo",
                            "-c",
                            "user.email=demo@localhost",
                            "-c",
                            "commit.gpgsign=false",
                            "commit",
                            "-q",
                            "-m",
                            "A program that measures texts, without its parts"))) {
                run(yard, path, command);
            }
            return new DemoRepository(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the demo's repository", e);
        }
    }

    public Path path() {
        return path;
    }

    /** Whether the run ended as the demo's plan is written to end. */
    public boolean isAsExpected(RunSnapshot run) {
        return run.state() == RunState.COMPLETED
                && count(run, TaskState.INTEGRATED) == INTEGRATED
                && count(run, TaskState.ABANDONED) == ABANDONED
                && count(run, TaskState.SKIPPED) == SKIPPED
                && run.tasks().stream().anyMatch(task -> task.state() == TaskState.INTEGRATED && task.attempts() == 2);
    }

    /** Runs the program's tests on the result, in a clone of its own; returns what they say at the end. */
    public String proof(Yard yard, RunSnapshot run) {
        Path clone = path.resolveSibling(path.getFileName() + "-result");
        run(yard, path, List.of("git", "clone", "-q", "--branch", run.branch(), path.toString(), clone.toString()));
        List<String> lines = run(yard, clone, List.of("./check")).lines().toList();
        return lines.isEmpty() ? "passed" : lines.get(lines.size() - 1);
    }

    private static long count(RunSnapshot run, TaskState state) {
        return run.tasks().stream().filter(task -> task.state() == state).count();
    }

    private static String run(Yard yard, Path directory, List<String> command) {
        return new CommandRunner()
                .run(Command.of(command)
                        .in(directory)
                        .withEnvironment(yard.around().environment()))
                .orThrow()
                .stdout();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
