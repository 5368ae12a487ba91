package io.trackyard.process;

import io.trackyard.policy.SandboxRules;
import io.trackyard.policy.SandboxRules.Network;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a program runs in that is not to reach everything. It keeps pids, groups and environment, by which all that the
 * program starts is found and ended: no pid namespace is made.
 */
public final class Sandbox {
    private static final Path TEMPORARY = Path.of("/tmp");

    /** What of a repository names programs that git runs: nobody writes there who may commit. */
    private static final List<String> PROGRAMS_OF_GIT = List.of("config", "hooks", "info");

    private final String kind;
    private final Network network;
    private final List<String> writable;

    private Sandbox(String kind, Network network, List<String> writable) {
        this.kind = kind;
        this.network = network;
        this.writable = writable;
    }

    /** That of sessions. */
    public static Sandbox ofAgents(SandboxRules rules) {
        return new Sandbox(rules.agents(), Network.ON, rules.writable());
    }

    /** That of checks. */
    public static Sandbox ofChecks(SandboxRules rules) {
        return new Sandbox(rules.checks(), rules.network(), rules.writable());
    }

    /**
     * What a program works on.
     *
     * @param worktree where it may write
     * @param repository the directory that all worktrees of the repository share
     * @param mayCommit whether it may write objects and refs there
     * @param temporary what it finds as {@code /tmp}
     * @param own directories of its own beside these, which may not exist
     */
    public record Place(Path worktree, Path repository, boolean mayCommit, Path temporary, List<Path> own) {
        public Place {
            own = List.copyOf(own);
        }
    }

    /** Whether it confines nothing. */
    public boolean isNone() {
        return kind.equals(SandboxRules.NOTHING) && network == Network.ON;
    }

    /** The command as it is run confined. */
    public Command confine(Command command, Place place) {
        if (isNone()) {
            return command;
        }
        if (kind.equals(SandboxRules.NOTHING)) {
            return offline(command);
        }
        return kind.equals(SandboxRules.BWRAP) ? wrapped(command, place) : contained(command, place);
    }

    /** Has a command run confined that only reads the repository, with a {@code /tmp} that is gone afterwards. */
    public CommandResult run(Command command, Path worktree, Path repository, Function<Command, CommandResult> runner) {
        if (isNone()) {
            return runner.apply(command);
        }
        Path temporary = temporary();
        try {
            return runner.apply(confine(command, new Place(worktree, repository, false, temporary, List.of())));
        } finally {
            new CommandRunner().run(Command.of("rm", "-rf", "--", temporary.toString()));
        }
    }

    /**
     * Tries it out.
     *
     * @param like a command with the directory and the environment of those that are to be confined
     * @throws ProblemException {@code no-sandbox} where it cannot be had on this machine
     */
    public void demand(Command like, Path repository) {
        refusal(like, repository).ifPresent(why -> {
            throw Problem.of(Fault.ENVIRONMENT, "no-sandbox")
                    .what("the sandbox that trackyard.yaml asks for cannot be had: %s", words())
                    .why("%s", why)
                    .remedy("install what is missing (bubblewrap), allow user namespaces, or write sandbox: none into"
                            + " trackyard.yaml; trackyard doctor says what works here")
                    .exception();
        });
    }

    /** Why it cannot be had; empty where it can. */
    public Optional<String> refusal(Command like, Path repository) {
        if (isNone()) {
            return Optional.empty();
        }
        try {
            CommandResult tried =
                    run(like.withArguments(List.of("true")), like.directory(), repository, new CommandRunner()::run);
            return tried.succeeded()
                    ? Optional.empty()
                    : Optional.of("it ended with exit code %d: %s"
                            .formatted(tried.exitCode(), String.join("; ", tried.lastLines())));
        } catch (ProblemException missing) {
            return Optional.of(missing.getMessage() + ": " + missing.problem().why());
        }
    }

    private String words() {
        return network == Network.ON ? kind : kind + ", without a network";
    }

    /** bwrap has the loopback up, unshare has not. */
    private static Command offline(Command command) {
        if (Programs.find(SandboxRules.BWRAP, command.directory(), command.environment())
                .isPresent()) {
            return before(command, List.of("bwrap", "--dev-bind", "/", "/", "--unshare-net", "--"));
        }
        return before(command, List.of("unshare", "--user", "--map-current-user", "--net", "--"));
    }

    private Command wrapped(Command command, Place place) {
        List<String> line =
                new ArrayList<>(List.of("bwrap", "--cap-drop", "ALL", "--ro-bind", "/", "/", "--dev", "/dev"));
        bind(line, "--bind", place.temporary(), TEMPORARY);
        bind(line, place.mayCommit() ? "--bind" : "--ro-bind", place.repository(), place.repository());
        if (place.mayCommit()) {
            PROGRAMS_OF_GIT.stream()
                    .map(place.repository()::resolve)
                    .forEach(path -> bind(line, "--ro-bind-try", path, path));
        }
        bind(line, "--bind", place.worktree(), place.worktree());
        place.own().forEach(path -> bind(line, "--bind-try", path, path));
        for (String path : writable) {
            Path real = Path.of(path.startsWith("~/") ? home(command) + path.substring(1) : path);
            bind(line, "--bind-try", real, real);
        }
        if (network == Network.OFF) {
            line.add("--unshare-net");
        }
        line.addAll(List.of("--chdir", command.directory().toAbsolutePath().toString(), "--"));
        return before(command.withVariable("TMPDIR", TEMPORARY.toString()), line);
    }

    /** A person's command: it has to see to all of it itself, and to the end of what it starts. */
    private Command contained(Command command, Place place) {
        Command known = command.withVariable(
                        "TRACKYARD_WORKTREE", place.worktree().toString())
                .withVariable("TRACKYARD_REPOSITORY", place.repository().toString());
        return before(known, List.of("sh", "-c", kind + " \"$@\"", "sandbox"));
    }

    private static String home(Command command) {
        return command.environment().getOrDefault("HOME", "");
    }

    private static void bind(List<String> line, String how, Path from, Path to) {
        line.addAll(List.of(how, from.toString(), to.toString()));
    }

    private static Command before(Command command, List<String> line) {
        List<String> whole = new ArrayList<>(line);
        whole.addAll(command.arguments());
        return command.withArguments(whole);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("trackyard-");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
