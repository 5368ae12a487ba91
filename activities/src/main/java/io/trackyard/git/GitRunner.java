package io.trackyard.git;

import io.trackyard.process.Command;
import io.trackyard.process.CommandResult;
import io.trackyard.process.Dialogue;
import io.trackyard.process.Fence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    private final Fence fence;
    private final Path directory;
    private final List<String> prefix;
    private final Map<String, String> environment;
    private final Map<String, String> settings;
    private final boolean unfiltered;
    private final Optional<Set<String>> drivers;

    private GitRunner(
            Fence fence,
            Path directory,
            List<String> prefix,
            Map<String, String> environment,
            Map<String, String> settings,
            boolean unfiltered,
            Optional<Set<String>> drivers) {
        this.fence = fence;
        this.directory = directory;
        this.prefix = prefix;
        this.environment = environment;
        this.settings = settings;
        this.unfiltered = unfiltered;
        this.drivers = drivers;
    }

    /** Runs git in a directory. Every {@code GIT_*} variable of the environment is dropped: it would name another repository. */
    static GitRunner in(Path directory, Map<String, String> environment) {
        Map<String, String> clean = new LinkedHashMap<>(environment);
        clean.keySet().removeIf(name -> name.startsWith("GIT_"));
        clean.put("LC_ALL", "C");
        clean.put("GIT_TERMINAL_PROMPT", "0");
        clean.put("GIT_OPTIONAL_LOCKS", "0");
        return new GitRunner(Fence.open(), directory, List.of(), Map.copyOf(clean), Map.of(), false, Optional.empty());
    }

    GitRunner at(Path other) {
        return new GitRunner(fence, other, prefix, environment, settings, unfiltered, drivers);
    }

    GitRunner withVariable(String name, String value) {
        return new GitRunner(fence, directory, prefix, plus(environment, name, value), settings, unfiltered, drivers);
    }

    /** With another index than the worktree's own. */
    GitRunner withIndex(Path index) {
        return withVariable("GIT_INDEX_FILE", index.toString());
    }

    /** With an author and committer, where git would otherwise ask the configuration and may find nothing. */
    GitRunner withIdentity(Identity identity) {
        return withIdentities(identity, identity);
    }

    /** With an author and a committer. */
    GitRunner withIdentities(Identity author, Identity committer) {
        return withVariable("GIT_AUTHOR_NAME", author.name())
                .withVariable("GIT_AUTHOR_EMAIL", author.email())
                .withVariable("GIT_COMMITTER_NAME", committer.name())
                .withVariable("GIT_COMMITTER_EMAIL", committer.email());
    }

    /** With a setting that goes before all configuration files. It may hold any character, unlike with {@code -c}. */
    GitRunner withSetting(String key, String value) {
        return new GitRunner(fence, directory, prefix, environment, plus(settings, key, value), unfiltered, drivers);
    }

    /** In a repository without filters, or with settings that keep them from being run. */
    GitRunner unfiltered() {
        return new GitRunner(fence, directory, prefix, environment, settings, true, drivers);
    }

    /** Runs of filters and merge drivers only these, as {@link DriverSettings#of} tells them. */
    GitRunner trusting(Set<String> known) {
        return new GitRunner(fence, directory, prefix, environment, settings, unfiltered, Optional.of(known));
    }

    /** Asked at each call: a session may set one at any time. */
    private GitRunner disarmed(Set<String> known) {
        GitRunner git = new GitRunner(fence, directory, prefix, environment, settings, unfiltered, Optional.empty());
        GitRunner asking = new GitRunner(fence, directory, List.of(), environment, Map.of(), true, Optional.empty());
        for (Map.Entry<String, String> setting :
                DriverSettings.against(DriverSettings.of(asking), known).entrySet()) {
            git = git.withSetting(setting.getKey(), setting.getValue());
        }
        return git;
    }

    /** Run by another program, which is to take git's command line as its last arguments. */
    GitRunner behind(List<String> program) {
        return new GitRunner(fence, directory, List.copyOf(program), environment, settings, unfiltered, drivers);
    }

    /** Only as long as the fence lets it through. */
    GitRunner through(Fence other) {
        return new GitRunner(other, directory, prefix, environment, settings, unfiltered, drivers);
    }

    /**
     * Runs a command to its end, whatever its status.
     *
     * @throws GitFailedException if it exceeds its time limit; it has ended then
     * @throws io.trackyard.process.CommandInterruptedException if this thread is interrupted; it has ended then
     */
    GitResult run(GitCommand command) {
        if (drivers.isPresent() && command instanceof GitCommand.OfWholeTree) {
            return disarmed(drivers.get()).run(command);
        }
        Command whole = command(command);
        // what reads or writes files may run a filter, which is a program of anybody's
        boolean alone = unfiltered || !(command instanceof GitCommand.OfWholeTree);
        CommandResult result = fence.run(alone ? whole.leavingNothing() : whole);
        if (result.timedOut()) {
            throw GitFailedException.tooLong(whole.arguments(), directory, command.limit());
        }
        return new GitResult(whole.arguments(), directory, result.exitCode(), result.stdoutBytes(), result.stderr());
    }

    /** Runs a command that has no reason to fail. */
    GitResult demand(GitCommand command) {
        return run(command).orThrow();
    }

    /** A variable of what it runs in. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name));
    }

    /** Starts a command that is told by lines what to do; its input and time limit are not used. */
    Dialogue converse(GitCommand command) {
        return Dialogue.start(command(command));
    }

    Command command(GitCommand command) {
        List<String> arguments = new ArrayList<>(prefix);
        arguments.addAll(GIT);
        arguments.addAll(command.arguments());
        return Command.of(arguments)
                .in(directory)
                .withEnvironment(variables())
                .withInput(command.input())
                .within(command.limit());
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
