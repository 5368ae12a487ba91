package io.trackyard.testing;

import io.trackyard.git.ObjectId;
import io.trackyard.git.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A real repository in a directory of the test's, as a user would have it: on branch {@code main}, with an identity, and
 * with a clock that stands still, so that the same steps give the same commits.
 */
public final class ScratchRepository {
    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final Path path;
    private final Map<String, String> environment;

    private ScratchRepository(Path path, Map<String, String> environment) {
        this.path = path;
        this.environment = environment;
    }

    /** Makes a repository without a commit in a new directory. */
    public static ScratchRepository empty(Path directory) {
        try {
            Path home = Files.createDirectories(directory.resolve("home"));
            Path path = Files.createDirectories(directory.toRealPath().resolve("project"));
            Map<String, String> environment = Map.of(
                    "PATH", System.getenv("PATH"),
                    "HOME", home.toString(),
                    "XDG_CONFIG_HOME", home.toString());
            ScratchRepository scratch = new ScratchRepository(path, environment);
            scratch.git("init", "--quiet", "--initial-branch=main");
            scratch.git("config", "user.name", "Ada");
            scratch.git("config", "user.email", "ada@example.org");
            return scratch;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a repository with one commit: {@code README.md} and {@code src/a.txt}. */
    public static ScratchRepository in(Path directory) {
        ScratchRepository scratch = empty(directory);
        scratch.write("README.md", "A project.\n");
        scratch.write("src/a.txt", "one\ntwo\nthree\nfour\nfive\n");
        scratch.commit("Begin");
        return scratch;
    }

    public Path path() {
        return path;
    }

    /** What git and Trackyard run in: no configuration of the machine's user is seen. */
    public Map<String, String> environment() {
        return environment;
    }

    public InstantSource time() {
        return InstantSource.fixed(NOW);
    }

    public Repository open() {
        return Repository.open(path, environment);
    }

    public ScratchRepository write(String file, String content) {
        write(path, file, content);
        return this;
    }

    /** Writes a file below any directory, which is made if need be. */
    public static void write(Path root, String file, String content) {
        try {
            Path target = root.resolve(file);
            Files.createDirectories(target.getParent());
            Files.writeString(target, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Commits everything in the main worktree. */
    public ObjectId commit(String message) {
        return commitAt(path, message);
    }

    /** Commits everything in a worktree, as a person or a session does. */
    public ObjectId commitAt(Path worktree, String message) {
        gitAt(worktree, "add", "-A");
        gitAt(worktree, "commit", "--quiet", "--allow-empty", "-m", message);
        return ObjectId.of(gitAt(worktree, "rev-parse", "HEAD"));
    }

    /** Everything of the user's that Trackyard must leave alone: checkout, index, configuration, HEAD, stash and branches. */
    public Map<String, String> belongings() {
        Map<String, String> found = new TreeMap<>();
        Path git = path.resolve(".git");
        try (Stream<Path> files = Files.walk(path)) {
            files.filter(file -> !file.startsWith(git))
                    .filter(Files::isRegularFile)
                    .forEach(file -> found.put(file.toString(), content(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Stream.of("config", "index", "HEAD", "info/exclude")
                .map(git::resolve)
                .forEach(file -> found.put(file.toString(), content(file)));
        git("for-each-ref", "--format=%(refname) %(objectname)")
                .lines()
                .filter(line -> !line.startsWith("refs/trackyard/") && !line.startsWith("refs/heads/trackyard"))
                .forEach(line -> found.put(line.split(" ")[0], line));
        return found;
    }

    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs git in the main worktree and returns what it prints, without the line end; fails the test if git fails. */
    public String git(String... arguments) {
        return gitAt(path, arguments);
    }

    public String gitAt(Path directory, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        String date = "@%d +0000".formatted(NOW.getEpochSecond());
        builder.environment().put("GIT_AUTHOR_DATE", date);
        builder.environment().put("GIT_COMMITTER_DATE", date);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            try (InputStream output = process.getInputStream()) {
                String printed = new String(output.readAllBytes(), StandardCharsets.UTF_8);
                int status = process.waitFor();
                if (status != 0) {
                    throw new AssertionError("%s: exit %d: %s".formatted(command, status, printed));
                }
                return printed.stripTrailing();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
