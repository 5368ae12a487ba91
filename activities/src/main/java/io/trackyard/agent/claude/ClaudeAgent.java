package io.trackyard.agent.claude;

import io.trackyard.agent.Agent;
import io.trackyard.agent.AgentVerdict;
import io.trackyard.agent.OutputEnd;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.ClientTerms;
import io.trackyard.policy.Usage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Claude Code, asked once and not interactively. Its sign-in stays where it keeps it; where a variable signs it in instead,
 * it gets a private directory for its configuration. The settings and servers of whoever signed in are not used, those
 * that the repository holds for it are.
 */
public final class ClaudeAgent implements Agent {
    /** Any of these signs it in without its own configuration. Only their names are looked at. */
    private static final List<String> SIGN_IN = List.of(
            "ANTHROPIC_API_KEY",
            "ANTHROPIC_AUTH_TOKEN",
            "CLAUDE_CODE_OAUTH_TOKEN",
            "CLAUDE_CODE_USE_BEDROCK",
            "CLAUDE_CODE_USE_VERTEX",
            "CLAUDE_CODE_USE_FOUNDRY");

    /** Set by a session for what it starts: one that Trackyard is called from has nothing to do with these. */
    private static final List<String> OF_ANOTHER_SESSION =
            List.of("CLAUDECODE", "CLAUDE_CODE_CHILD_SESSION", "CLAUDE_CODE_SESSION_ID", "CLAUDE_CODE_ENTRYPOINT");

    /** What Trackyard waits for itself is not waited for in a session, which would hold a slot meanwhile. */
    private static final String RETRIES = "2";

    private static final String READING = "Read,Glob,Grep";
    private static final String EDITING = "Bash,Edit,Glob,Grep,NotebookEdit,Read,TodoWrite,Write";

    private final AgentSettings settings;

    public ClaudeAgent(AgentSettings settings) {
        this.settings = settings;
    }

    @Override
    public String account() {
        return settings.account();
    }

    @Override
    public List<String> variables() {
        return List.of("CLAUDE_CONFIG_DIR", "ANTHROPIC_BASE_URL");
    }

    @Override
    public boolean speaksProtocol() {
        return true;
    }

    @Override
    public Start start(Order order) {
        ClientTerms terms = settings.terms();
        List<String> words = new ArrayList<>(List.of(
                settings.command(),
                "-p",
                "--output-format",
                "stream-json",
                "--verbose", // without it a stream is refused
                "--setting-sources",
                "project",
                "--strict-mcp-config"));
        words.addAll(permission(terms.permission(), order.voice()));
        Map<Path, String> files = ClaudeVoice.settings(order);
        files.keySet().forEach(file -> words.addAll(List.of("--mcp-config", file.toString())));
        if (terms.model() != null) {
            words.addAll(List.of("--model", terms.model()));
        }
        order.conversation().ifPresent(id -> words.addAll(List.of("--resume", id)));
        words.addAll(terms.arguments());
        boolean usesHome = SIGN_IN.stream().anyMatch(order.environment()::containsKey);
        return new Start(words, environment(order, usesHome), files);
    }

    /** What is not allowed is refused at once, and told in the last event: nobody is there to be asked. */
    private static List<String> permission(ClientTerms.Permission permission, Optional<Voice> voice) {
        String spoken = voice.map(has -> "," + ClaudeVoice.TOOLS).orElse("");
        return switch (permission) {
            case READ_ONLY ->
                List.of("--permission-mode", "dontAsk", "--tools", READING, "--allowedTools", READING + spoken);
            case EDIT ->
                List.of(
                        "--permission-mode",
                        "dontAsk",
                        "--tools",
                        EDITING,
                        "--allowedTools",
                        "Bash,Edit(./**),NotebookEdit(./**),Read,Glob,Grep,TodoWrite" + spoken);
            case FULL -> List.of("--permission-mode", "bypassPermissions");
        };
    }

    private static Map<String, String> environment(Order order, boolean usesHome) {
        Map<String, String> environment = new TreeMap<>(order.environment());
        OF_ANOTHER_SESSION.forEach(environment::remove);
        environment.put("TMPDIR", order.temporary().toString());
        environment.put("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1");
        environment.put("DISABLE_AUTOUPDATER", "1");
        environment.putIfAbsent("CLAUDE_CODE_MAX_RETRIES", RETRIES);
        if (usesHome) {
            environment.put("CLAUDE_CONFIG_DIR", order.home().toString());
        }
        return environment;
    }

    @Override
    public AgentVerdict verdict(Ending ending, Instant now) {
        return ClaudeEnds.of(ClaudeEnds.End.of(ending, now));
    }

    @Override
    public Optional<String> conversation(Path output) {
        return ClaudeStream.read(output).conversation();
    }

    @Override
    public Optional<Usage> used(Path output) {
        return ClaudeStream.read(output).used();
    }

    @Override
    public String answer(Path output, int mostBytes) {
        return OutputEnd.of(ClaudeStream.read(output).words(), mostBytes);
    }
}
