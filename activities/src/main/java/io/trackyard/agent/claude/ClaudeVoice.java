package io.trackyard.agent.claude;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trackyard.agent.Agent;
import java.nio.file.Path;
import java.util.Map;

/** How Claude Code is told of the server by which its session reaches Trackyard: in a file, which holds the token. */
final class ClaudeVoice {
    /** All tools of that server, and of no other. */
    static final String TOOLS = "mcp__" + Agent.Voice.SERVER;

    private static final ObjectMapper JSON = new ObjectMapper();

    private ClaudeVoice() {}

    /** The file, in the session's private directory; none where the session has no voice. */
    static Map<Path, String> settings(Agent.Order order) {
        return order.voice()
                .map(voice -> Map.of(order.temporary().resolve("trackyard-mcp.json"), server(voice)))
                .orElse(Map.of());
    }

    private static String server(Agent.Voice voice) {
        ObjectNode settings = JSON.createObjectNode();
        settings.putObject("mcpServers")
                .putObject(Agent.Voice.SERVER)
                .put("type", "http")
                .put("url", voice.address())
                .putObject("headers")
                .put("Authorization", "Bearer " + voice.token());
        return settings.toString();
    }
}
