package io.trackyard.agent.gemini;

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
 * Gemini CLI, asked once and not interactively. Its sign-in stays where it keeps it; where a variable signs it in instead, it
 * gets a private directory for its configuration. What it may do is told it by a file of rules in the private directory,
 * which count over a person's own.
 */
public final class GeminiAgent implements Agent {
    /** Any of these signs it in without its own configuration. Only their names are looked at. */
    private static final List<String> SIGN_IN = List.of("GEMINI_API_KEY", "GOOGLE_GENAI_USE_VERTEXAI");

    private static final List<String> VARIABLES = List.of(
            "GEMINI_CLI_HOME",
            "GEMINI_CLI_SYSTEM_SETTINGS_PATH",
            "GEMINI_CLI_SYSTEM_DEFAULTS_PATH",
            "GOOGLE_GEMINI_BASE_URL",
            "GOOGLE_CLOUD_PROJECT",
            "GOOGLE_CLOUD_LOCATION",
            "GOOGLE_GENAI_USE_GCA",
            "GOOGLE_GENAI_USE_VERTEXAI");

    private final AgentSettings settings;

    public GeminiAgent(AgentSettings settings) {
        this.settings = settings;
    }

    @Override
    public String account() {
        return settings.account();
    }

    @Override
    public List<String> variables() {
        return VARIABLES;
    }

    @Override
    public boolean speaksProtocol() {
        return true;
    }

    @Override
    public Start start(Order order) {
        ClientTerms terms = settings.terms();
        boolean usesHome = SIGN_IN.stream().anyMatch(order.environment()::containsKey);
        // a person's own settings, of which it reads its servers, are not for us to write
        GeminiFiles files = new GeminiFiles(order.home(), usesHome ? order.voice() : Optional.empty());
        List<String> words = new ArrayList<>(List.of(
                settings.command(),
                "--output-format",
                "stream-json",
                "--skip-trust")); // else it begins in no directory that nobody trusted before
        if (terms.permission() == ClientTerms.Permission.FULL) {
            words.addAll(List.of("--approval-mode", "yolo"));
        } else {
            words.addAll(List.of(
                    "--approval-mode",
                    "default",
                    "--admin-policy",
                    files.rules(terms.permission()).toString()));
        }
        if (terms.model() != null) {
            words.addAll(List.of("--model", terms.model()));
        }
        order.conversation().ifPresent(id -> words.addAll(List.of("--resume", id)));
        words.addAll(terms.arguments());
        return new Start(
                words, environment(order, usesHome), usesHome ? files.settings(order.environment()) : Map.of());
    }

    private static Map<String, String> environment(Order order, boolean usesHome) {
        Map<String, String> environment = new TreeMap<>(order.environment());
        environment.remove("GEMINI_CLI"); // set by a session for what it starts
        environment.put("TMPDIR", order.temporary().toString());
        environment.put("GEMINI_CLI_NO_RELAUNCH", "true"); // one that was started again outlives what was started
        if (usesHome) {
            environment.put("GEMINI_CLI_HOME", order.home().toString());
        }
        return environment;
    }

    @Override
    public AgentVerdict verdict(Ending ending, Instant now) {
        return GeminiEnds.of(GeminiEnds.End.of(ending, now));
    }

    @Override
    public Optional<String> conversation(Path output) {
        return GeminiStream.read(output).conversation();
    }

    @Override
    public Optional<Usage> used(Path output) {
        return GeminiStream.read(output).used();
    }

    @Override
    public String answer(Path output, int mostBytes) {
        return OutputEnd.of(GeminiStream.read(output).words(), mostBytes);
    }
}
