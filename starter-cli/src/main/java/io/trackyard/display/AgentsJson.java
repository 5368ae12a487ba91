package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.account.QuotaPauses.Pause;
import io.trackyard.trial.InstalledAgent;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The agents of a machine, as a document for programs: docs/schemas/agents.schema.json. */
public final class AgentsJson {
    private AgentsJson() {}

    private record AgentJson(
            @JsonProperty("name") String name,
            @JsonProperty("program") @Nullable String program,
            @JsonProperty("agentVersion") @Nullable String agentVersion,
            @JsonProperty("tested") String tested,
            @JsonProperty("signedIn") String signedIn,
            @JsonProperty("use") String use) {}

    private record Document(
            @JsonProperty("version") int version,
            @JsonProperty("agents") List<AgentJson> agents,
            @JsonProperty("pauses") List<PauseJson> pauses) {}

    private record PauseJson(
            @JsonProperty("account") String account,
            @JsonProperty("until") String until) {}

    /** The document as text. */
    public static String of(List<InstalledAgent> agents, List<Pause> pauses) {
        return JsonText.of(new Document(
                JsonText.VERSION,
                agents.stream().map(AgentsJson::agent).toList(),
                pauses.stream()
                        .map(pause ->
                                new PauseJson(pause.account(), pause.until().toString()))
                        .toList()));
    }

    private record Resumed(
            @JsonProperty("version") int version,
            @JsonProperty("account") String account) {}

    /** An account is left alone no more: docs/schemas/agents-resume.schema.json. */
    public static String resumed(String account) {
        return JsonText.of(new Resumed(JsonText.VERSION, account));
    }

    private static AgentJson agent(InstalledAgent agent) {
        return new AgentJson(
                agent.agent().program(),
                agent.program().orElse(null),
                agent.version().orElse(null),
                agent.agent().tested(),
                agent.signedIn().name().toLowerCase(Locale.ROOT),
                "client");
    }
}
