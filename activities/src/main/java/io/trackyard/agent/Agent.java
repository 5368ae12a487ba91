package io.trackyard.agent;

import io.trackyard.policy.Usage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Trackyard has to know of a coding agent: how it is started or goes on with a conversation, and how what it prints is
 * read. Its prompt always comes on its standard input. All agents are stopped alike, by SIGTERM, five seconds and SIGKILL for
 * everything that carries the session's tag, so none says anything of that.
 */
public interface Agent {

    /** Whose limits its sessions share. */
    String account();

    /**
     * The names of variables of a person's shell that it needs beside those that every command gets and those that are
     * named in the settings. They say where things are; none of them holds a key.
     */
    List<String> variables();

    /** What is started. */
    Start start(Order order);

    /** What an end means that Trackyard did not bring about. */
    AgentVerdict verdict(Ending ending, Instant now);

    /**
     * What it means that nothing came from it for so long that Trackyard ended it. An attempt, unless the client waits for its
     * provider without a word and says so elsewhere.
     *
     * @param reason what is said of it where it is an attempt
     */
    default AgentVerdict silence(Ending ending, String reason, Instant now) {
        return new AgentVerdict.Stalled(reason);
    }

    /** The conversation that a session had, by which another one can go on with it; empty where there is none. */
    Optional<String> conversation(Path output);

    /**
     * What a session used of a model, as far as it tells; nothing of what sessions before it used of the same conversation,
     * unless its client {@link #sumsUpConversations sums that up}.
     */
    Optional<Usage> used(Path output);

    /** Whether what its sessions say they used is all that their conversation has used by then. */
    default boolean sumsUpConversations() {
        return false;
    }

    /** What it said last, in plain text; of a long text the end. */
    String answer(Path output, int mostBytes);

    /**
     * Whether what it prints is a protocol that has to be read, and not what it says; such a client has private directories
     * of its own too.
     */
    boolean speaksProtocol();

    /**
     * What is asked for.
     *
     * @param environment what its session finds in its environment
     * @param home a private directory for what the client keeps of its conversations
     * @param temporary a private directory for what the client puts down while it works
     * @param conversation the one to go on with; empty for a new one
     * @param voice how it reaches Trackyard; empty where it does not
     */
    record Order(
            Map<String, String> environment,
            Path home,
            Path temporary,
            Optional<String> conversation,
            Optional<Voice> voice) {

        /** One whose session has no voice. */
        public Order(Map<String, String> environment, Path home, Path temporary, Optional<String> conversation) {
            this(environment, home, temporary, conversation, Optional.empty());
        }
    }

    /**
     * An MCP server by which a session reaches Trackyard.
     *
     * @param address its URL
     * @param token by which the session is known there; it stands in no command line, which anybody can read
     */
    record Voice(String address, String token) {
        /** What the server is called in the settings of a client. */
        public static final String SERVER = "trackyard";
    }

    /**
     * What is started.
     *
     * @param commandLine in which nothing of a task is
     * @param environment all that is in its environment
     * @param files what has to be in its private directories, for nobody else to read
     */
    record Start(List<String> commandLine, Map<String, String> environment, Map<Path, String> files) {
        public Start {
            commandLine = List.copyOf(commandLine);
            files = Map.copyOf(files);
        }

        /** One that needs no files. */
        public Start(List<String> commandLine, Map<String, String> environment) {
            this(commandLine, environment, Map.of());
        }
    }

    /**
     * How a session ended.
     *
     * @param exit the exit code
     * @param output all that it printed
     * @param lastLines the end of what it printed, on either output
     */
    record Ending(int exit, Path output, List<String> lastLines) {
        private static final String NOTHING = "it said nothing";

        /** The last line; where there is none, that. */
        public String lastLine() {
            return lastLines.isEmpty()
                    ? NOTHING
                    : lastLines.get(lastLines.size() - 1).strip();
        }

        /** The first line of what it said in its own protocol, or else its last line. */
        public String words(String said) {
            return (said.isEmpty() ? lastLine() : said).lines().findFirst().orElse(NOTHING);
        }
    }
}
