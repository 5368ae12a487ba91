package io.trackyard.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * Runs git, in one directory and one environment. The only place of this package that starts a process. Immutable: the
 * {@code with…} methods return another.
 *
 * <p>The repository's hooks and file system monitor are never run: all worktrees share the configuration, so that a session
 * could plant a hook for Trackyard to run. Nor is a garbage collection ever started, which would hold locks for long.
 */
final class GitRunner {
    private static final List<String> GIT = List.of(
            "git",
            "-c",
            "core.hooksPath=/dev/null",
            "-c",
            "core.fsmonitor=false",
            "-c",
            "core.safecrlf=false",
            "-c",
            "gc.auto=0",
            "-c",
            "maintenance.auto=false",
            "-c",
            "i18n.commitEncoding=UTF-8");
    /** git removes its locks and half-made worktrees when it is asked to end, and leaves them when it is killed. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Path directory;
    private final List<String> prefix;
    private final Map<String, String> environment;
    private final Map<String, String> settings;

    private GitRunner(
            Path directory, List<String> prefix, Map<String, String> environment, Map<String, String> settings) {
        this.directory = directory;
        this.prefix = prefix;
        this.environment = environment;
        this.settings = settings;
    }

    /** Runs git in a directory. Every {@code GIT_*} variable of the environment is dropped: it would name another repository. */
    static GitRunner in(Path directory, Map<String, String> environment) {
        Map<String, String> clean = new LinkedHashMap<>(environment);
        clean.keySet().removeIf(name -> name.startsWith("GIT_"));
        clean.put("LC_ALL", "C");
        clean.put("GIT_TERMINAL_PROMPT", "0");
        clean.put("GIT_OPTIONAL_LOCKS", "0");
        return new GitRunner(directory, List.of(), Map.copyOf(clean), Map.of());
    }

    GitRunner at(Path other) {
        return new GitRunner(other, prefix, environment, settings);
    }

    GitRunner withVariable(String name, String value) {
        return new GitRunner(directory, prefix, plus(environment, name, value), settings);
    }

    /** With another index than the worktree's own. */
    GitRunner withIndex(Path index) {
        return withVariable("GIT_INDEX_FILE", index.toString());
    }

    /** With an author and committer, where git would otherwise ask the configuration and may find nothing. */
    GitRunner withIdentity(Identity identity) {
        return withVariable("GIT_AUTHOR_NAME", identity.name())
                .withVariable("GIT_AUTHOR_EMAIL", identity.email())
                .withVariable("GIT_COMMITTER_NAME", identity.name())
                .withVariable("GIT_COMMITTER_EMAIL", identity.email());
    }

    /** With a setting that goes before all configuration files. It may hold any character, unlike with {@code -c}. */
    GitRunner withSetting(String key, String value) {
        return new GitRunner(directory, prefix, environment, plus(settings, key, value));
    }

    /** Run by another program, which is to take git's command line as its last arguments. */
    GitRunner behind(List<String> program) {
        return new GitRunner(directory, List.copyOf(program), environment, settings);
    }

    /**
     * Runs a command to its end, whatever its status.
     *
     * @throws GitFailedException if it cannot be started, is interrupted, or exceeds its time limit; it has ended then
     */
    GitResult run(GitCommand command) {
        List<String> arguments = new ArrayList<>(prefix);
        arguments.addAll(GIT);
        arguments.addAll(command.arguments());
        Process process = start(arguments);
        FutureTask<byte[]> output = inBackground(process.getInputStream());
        FutureTask<byte[]> errors = inBackground(process.getErrorStream());
        try {
            new Thread(() -> feed(process, command.input()), "git-input").start();
            if (!process.waitFor(command.limit().toMillis(), TimeUnit.MILLISECONDS)) {
                end(process);
                throw GitFailedException.tooLong(arguments, directory, command.limit());
            }
            String said = new String(errors.get(), StandardCharsets.UTF_8);
            return new GitResult(arguments, directory, process.exitValue(), output.get(), said);
        } catch (InterruptedException e) {
            end(process);
            Thread.currentThread().interrupt();
            throw GitFailedException.interrupted(arguments, directory, e);
        } catch (ExecutionException e) {
            throw GitFailedException.notStarted(arguments, directory, e);
        }
    }

    /** Runs a command that has no reason to fail. */
    GitResult demand(GitCommand command) {
        return run(command).orThrow();
    }

    private Process start(List<String> arguments) {
        ProcessBuilder builder = new ProcessBuilder(arguments).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        int count = 0;
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            builder.environment().put("GIT_CONFIG_KEY_" + count, setting.getKey());
            builder.environment().put("GIT_CONFIG_VALUE_" + count, setting.getValue());
            count++;
        }
        builder.environment().put("GIT_CONFIG_COUNT", Integer.toString(count));
        try {
            return builder.start();
        } catch (IOException e) {
            throw GitFailedException.notStarted(arguments, directory, e);
        }
    }

    private static FutureTask<byte[]> inBackground(InputStream stream) {
        FutureTask<byte[]> reading = new FutureTask<>(stream::readAllBytes);
        Thread thread = new Thread(reading, "git-output");
        thread.setDaemon(true);
        thread.start();
        return reading;
    }

    private static void feed(Process process, byte[] input) {
        try (OutputStream stream = process.getOutputStream()) {
            stream.write(input);
        } catch (IOException endedEarly) {
            // git did not read all of it: its status and its last words say why
            return;
        }
    }

    private static void end(Process process) {
        process.destroy();
        boolean interrupted = false;
        try {
            process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        process.destroyForcibly();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> plus(Map<String, String> map, String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }
}
