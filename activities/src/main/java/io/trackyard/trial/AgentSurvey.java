package io.trackyard.trial;

import io.trackyard.agent.clients.KnownAgent;
import io.trackyard.process.Command;
import io.trackyard.process.CommandResult;
import io.trackyard.process.CommandRunner;
import io.trackyard.process.Programs;
import io.trackyard.trial.InstalledAgent.SignedIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Asks the known agents of a machine about themselves. Of their sign-in only an exit code is looked at: no file and no key of
 * theirs is read.
 */
public final class AgentSurvey {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** At most nine digits, so that each is a number. */
    private static final Pattern VERSION = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9}){1,3}");

    /** A question about it should not make it call home. */
    private static final Map<String, String> QUIET =
            Map.of("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1", "DISABLE_AUTOUPDATER", "1");

    private final Path directory;
    private final Map<String, String> shell;

    /** {@code shell}: whose PATH is searched, and in which they run as whoever typed would run them. */
    public AgentSurvey(Path directory, Map<String, String> shell) {
        this.directory = directory;
        this.shell = new TreeMap<>(shell);
        this.shell.putAll(QUIET);
    }

    /** All of them, also those that are not there. */
    public List<InstalledAgent> all() {
        return Arrays.stream(KnownAgent.values()).map(this::of).toList();
    }

    /**
     * One of them, asked for its version alone.
     *
     * @param command its program's name or path
     * @param limit how long it may take to answer
     */
    public InstalledAgent versionOf(KnownAgent agent, String command, Duration limit) {
        Optional<Path> program = Programs.find(command, directory, shell);
        return new InstalledAgent(
                agent, program.map(Path::toString), program.flatMap(there -> version(there, limit)), SignedIn.UNKNOWN);
    }

    private InstalledAgent of(KnownAgent agent) {
        Optional<Path> program = Programs.find(agent.program(), directory, shell);
        return new InstalledAgent(
                agent,
                program.map(Path::toString),
                program.flatMap(there -> version(there, LIMIT)),
                program.map(there -> signedIn(there, agent)).orElse(SignedIn.UNKNOWN));
    }

    private Optional<String> version(Path program, Duration limit) {
        CommandResult said = ask(program, List.of("--version"), limit);
        return said.succeeded()
                ? VERSION.matcher(said.stdout()).results().findFirst().map(MatchResult::group)
                : Optional.empty();
    }

    private SignedIn signedIn(Path program, KnownAgent agent) {
        if (agent.signInQuestion().isEmpty()) {
            return SignedIn.UNKNOWN;
        }
        CommandResult answer = ask(program, agent.signInQuestion(), LIMIT);
        if (answer.timedOut()) {
            return SignedIn.UNKNOWN;
        }
        return switch (answer.exitCode()) {
            case 0 -> SignedIn.YES;
            case 1 -> SignedIn.NO;
            default -> SignedIn.UNKNOWN;
        };
    }

    private CommandResult ask(Path program, List<String> question, Duration limit) {
        List<String> words = new ArrayList<>(List.of(program.toString()));
        words.addAll(question);
        return new CommandRunner()
                .run(Command.of(words).in(directory).withEnvironment(shell).within(limit));
    }
}
