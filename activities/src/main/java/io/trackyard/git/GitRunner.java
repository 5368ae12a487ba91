package io.trackyard.git;

import io.trackyard.process.Command;
import io.trackyard.process.CommandResult;
import io.trackyard.process.CommandRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs git, in one directory and one environment. The only door of this package to processes. Immutable: the
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

    private final CommandRunner runner = new CommandRunner();
    private final Path directory;
    private final List<String> prefix;
    private final Map<String, String> environment;
    private final Map<String, String> settings;
    private final boolean unfiltered;

    private GitRunner(
            Path directory,
            List<String> prefix,
            Map<String, String> environment,
            Map<String, String> settings,
            boolean unfiltered) {
        this.directory = directory;
        this.prefix = prefix;
        this.environment = environment;
        this.settings = settings;
        this.unfiltered = unfiltered;
    }

    /** Runs git in a directory. Every {@code GIT_*} variable of the environment is dropped: it would name another repository. */
    static GitRunner in(Path directory, Map<String, String> environment) {
        Map<String, String> clean = new LinkedHashMap<>(environment);
        clean.keySet().removeIf(name -> name.startsWith("GIT_"));
        clean.put("LC_ALL", "C");
        clean.put("GIT_TERMINAL_PROMPT", "0");
        clean.put("GIT_OPTIONAL_LOCKS", "0");
        return new GitRunner(directory, List.of(), Map.copyOf(clean), Map.of(), false);
    }

    GitRunner at(Path other) {
        return new GitRunner(other, prefix, environment, settings, unfiltered);
    }

    GitRunner withVariable(String name, String value) {
        return new GitRunner(directory, prefix, plus(environment, name, value), settings, unfiltered);
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
        return new GitRunner(directory, prefix, environment, plus(settings, key, value), unfiltered);
    }

    /** In a repository without filters, or with settings that keep them from being run. */
    GitRunner unfiltered() {
        return new GitRunner(directory, prefix, environment, settings, true);
    }

    /** Run by another program, which is to take git's command line as its last arguments. */
    GitRunner behind(List<String> program) {
        return new GitRunner(directory, List.copyOf(program), environment, settings, unfiltered);
    }

    /**
     * Runs a command to its end, whatever its status.
     *
     * @throws GitFailedException if it exceeds its time limit; it has ended then
     * @throws io.trackyard.process.CommandInterruptedException if this thread is interrupted; it has ended then
     */
    GitResult run(GitCommand command) {
        List<String> arguments = new ArrayList<>(prefix);
        arguments.addAll(GIT);
        arguments.addAll(command.arguments());
        Command whole = Command.of(arguments)
                .in(directory)
                .withEnvironment(variables())
                .withInput(command.input())
                .within(command.limit());
        // what reads or writes files may run a filter, which is a program of anybody's
        boolean alone = unfiltered || !(command instanceof GitCommand.OfWholeTree);
        CommandResult result = runner.run(alone ? whole.leavingNothing() : whole);
        if (result.timedOut()) {
            throw GitFailedException.tooLong(arguments, directory, command.limit());
        }
        return new GitResult(arguments, directory, result.exitCode(), result.stdoutBytes(), result.stderr());
    }

    /** Runs a command that has no reason to fail. */
    GitResult demand(GitCommand command) {
        return run(command).orThrow();
    }

    private Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>(environment);
        int count = 0;
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            variables.put("GIT_CONFIG_KEY_" + count, setting.getKey());
            variables.put("GIT_CONFIG_VALUE_" + count, setting.getValue());
            count++;
        }
        variables.put("GIT_CONFIG_COUNT", Integer.toString(count));
        return variables;
    }

    private static Map<String, String> plus(Map<String, String> map, String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }
}
