package io.trackyard.agent.codex;

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
 * Codex, asked once and not interactively. Its sign-in stays where it keeps it; where a variable signs it in instead, it gets
 * a private directory for its configuration. The {@code config.toml} of whoever signed in is not used.
 */
public final class CodexAgent implements Agent {
    /** Signs it in without its own configuration. Only the name is looked at. */
    private static final String SIGN_IN = "CODEX_API_KEY";

    /** The client takes the token of its session's voice from a variable, which its commands do not see. */
    private static final String VOICE_TOKEN = "TRACKYARD_VOICE_TOKEN";

    private final AgentSettings settings;

    public CodexAgent(AgentSettings settings) {
        this.settings = settings;
    }

    @Override
    public String account() {
        return settings.account();
    }

    @Override
    public List<String> variables() {
        return List.of("CODEX_HOME");
    }

    @Override
    public boolean speaksProtocol() {
        return true;
    }

    @Override
    public Start start(Order order) {
        ClientTerms terms = settings.terms();
        List<String> words = new ArrayList<>(
                List.of(settings.command(), "exec", "--json", "--skip-git-repo-check", "--ignore-user-config"));
        // as keys and not as options: one that resumes takes fewer of these, and begins to read only without its key
        key(words, "sandbox_mode=\"%s\"".formatted(sandbox(terms.permission())));
        key(words, "approval_policy=\"never\"");
        if (terms.permission() != ClientTerms.Permission.FULL) {
            key(words, "web_search=\"disabled\"");
        }
        key(words, "check_for_update_on_startup=false");
        key(
                words,
                "features.shell_snapshot=false"); // a file with all variables in it, left behind by one that is killed
        key(words, "shell_environment_policy.exclude=[\"%s\",\"%s\"]".formatted(SIGN_IN, VOICE_TOKEN));
        key(words, "features.plugins=false"); // fetched from elsewhere
        key(words, "features.unbounded_connection_retries=false"); // would wait for a network without an end
        order.voice().ifPresent(voice -> speak(words, voice));
        if (terms.model() != null) {
            words.addAll(List.of("--model", terms.model()));
        }
        words.addAll(terms.arguments());
        order.conversation().ifPresent(id -> words.addAll(List.of("resume", id)));
        words.add("-");
        return new Start(words, environment(order));
    }

    private static void speak(List<String> words, Voice voice) {
        String server = "mcp_servers." + Voice.SERVER;
        key(words, "%s.url=\"%s\"".formatted(server, voice.address()));
        key(words, "%s.bearer_token_env_var=\"%s\"".formatted(server, VOICE_TOKEN));
        key(words, server + ".default_tools_approval_mode=\"approve\"");
    }

    private static void key(List<String> words, String assignment) {
        words.addAll(List.of("-c", assignment));
    }

    private static String sandbox(ClientTerms.Permission permission) {
        return switch (permission) {
            case READ_ONLY -> "read-only";
            case EDIT -> "workspace-write";
            case FULL -> "danger-full-access";
        };
    }

    private static Map<String, String> environment(Order order) {
        Map<String, String> environment = new TreeMap<>(order.environment());
        environment.put("TMPDIR", order.temporary().toString());
        order.voice().ifPresent(voice -> environment.put(VOICE_TOKEN, voice.token()));
        if (environment.containsKey(SIGN_IN)) {
            environment.put("CODEX_HOME", order.home().toString());
        }
        return environment;
    }

    @Override
    public AgentVerdict verdict(Ending ending, Instant now) {
        return CodexEnds.of(CodexEnds.End.of(ending, now));
    }

    @Override
    public Optional<String> conversation(Path output) {
        return CodexStream.read(output).conversation();
    }

    @Override
    public Optional<Usage> used(Path output) {
        return CodexStream.read(output).used();
    }

    @Override
    public boolean sumsUpConversations() {
        return true;
    }

    @Override
    public String answer(Path output, int mostBytes) {
        return OutputEnd.of(CodexStream.read(output).words(), mostBytes);
    }
}
