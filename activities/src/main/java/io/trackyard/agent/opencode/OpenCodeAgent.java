package io.trackyard.agent.opencode;

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
 * OpenCode, asked once and not interactively. Its configuration stays a person's own, since their providers stand there as
 * their sign-in does; its conversations are kept in a private directory. What it may do is what is said here, whatever that
 * configuration or the repository's say.
 */
public final class OpenCodeAgent implements Agent {
    /** Set by a session for what it starts: one that Trackyard is called from has nothing to do with these. */
    private static final List<String> OF_ANOTHER_SESSION =
            List.of("OPENCODE", "OPENCODE_PID", "OPENCODE_SERVER_USERNAME", "OPENCODE_SERVER_PASSWORD");

    /** Every tool has an answer, so that none is asked for: nobody is there. */
    private static final String READING =
            "{\"*\":\"deny\",\"read\":\"allow\",\"glob\":\"allow\",\"grep\":\"allow\",\"list\":\"allow\","
                    + "\"external_directory\":\"allow\"%s}";

    /** Its paths are those from the worktree. */
    private static final String EDITING = "{\"*\":\"allow\",\"edit\":{\"*\":\"allow\",\"../*\":\"deny\"},"
            + "\"webfetch\":\"deny\",\"websearch\":\"deny\"}";

    private static final String ANYTHING = "{\"*\":\"allow\"}";

    /** Trackyard keeps the work itself; and nothing of a session is shown to others. */
    private static final String CONFIGURATION = "{\"snapshot\":false,\"share\":\"disabled\",\"autoupdate\":false}";

    private final AgentSettings settings;

    public OpenCodeAgent(AgentSettings settings) {
        this.settings = settings;
    }

    @Override
    public String account() {
        return settings.account();
    }

    @Override
    public List<String> variables() {
        return List.of("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "OPENCODE_CONFIG", "OPENCODE_CONFIG_DIR");
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
                "run",
                "--format",
                "json",
                "--print-logs", // why it asks its provider again is nowhere else
                "--log-level",
                "ERROR",
                "--title",
                "Trackyard")); // else a model is asked for one
        if (terms.model() != null) {
            words.addAll(List.of("--model", terms.model()));
        }
        order.conversation().ifPresent(id -> words.addAll(List.of("--session", id)));
        words.addAll(terms.arguments());
        return new Start(words, environment(order, terms.permission()), OpenCodeVoice.files(order));
    }

    private static Map<String, String> environment(Order order, ClientTerms.Permission permission) {
        Map<String, String> environment = new TreeMap<>(order.environment());
        OF_ANOTHER_SESSION.forEach(environment::remove);
        environment.put("TMPDIR", order.temporary().toString());
        environment.put("OPENCODE_DB", order.home().resolve("opencode.db").toString());
        environment.put("OPENCODE_PERMISSION", permission(permission, order.voice()));
        environment.put("OPENCODE_DISABLE_AUTOUPDATE", "1");
        String configuration = environment.getOrDefault("OPENCODE_CONFIG_CONTENT", CONFIGURATION);
        environment.put("OPENCODE_CONFIG_CONTENT", OpenCodeVoice.configuration(configuration, order));
        environment.putIfAbsent("OPENCODE_PURE", "1");
        environment.putIfAbsent("OPENCODE_DISABLE_MODELS_FETCH", "1");
        environment.putIfAbsent("OPENCODE_DISABLE_LSP_DOWNLOAD", "1");
        return environment;
    }

    private static String permission(ClientTerms.Permission permission, Optional<Voice> voice) {
        return switch (permission) {
            case READ_ONLY ->
                READING.formatted(voice.map(has -> ",\"%s\":\"allow\"".formatted(OpenCodeVoice.TOOLS))
                        .orElse(""));
            case EDIT -> EDITING;
            case FULL -> ANYTHING;
        };
    }

    @Override
    public AgentVerdict verdict(Ending ending, Instant now) {
        return OpenCodeEnds.of(OpenCodeEnds.End.of(ending, now));
    }

    @Override
    public AgentVerdict silence(Ending ending, String reason, Instant now) {
        return OpenCodeSilence.of(ending, reason, now);
    }

    @Override
    public Optional<String> conversation(Path output) {
        return OpenCodeStream.read(output).conversation();
    }

    @Override
    public Optional<Usage> used(Path output) {
        return OpenCodeStream.read(output).used();
    }

    @Override
    public String answer(Path output, int mostBytes) {
        return OutputEnd.of(OpenCodeStream.read(output).words(), mostBytes);
    }
}
