package io.trackyard.agent.opencode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trackyard.agent.Agent;
import java.nio.file.Path;
import java.util.Map;

/**
 * How OpenCode is told of the server by which its session reaches Trackyard: in its configuration, which commands of the
 * session find in their environment, and which names the file that holds the token.
 */
final class OpenCodeVoice {
    /** All tools of that server, and of no other. */
    static final String TOOLS = Agent.Voice.SERVER + "_*";

    /** As the client reads it. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private OpenCodeVoice() {}

    /** The file, in the session's private directory; none where the session has no voice. */
    static Map<Path, String> files(Agent.Order order) {
        return order.voice()
                .map(voice -> Map.of(authorization(order), "Bearer " + voice.token()))
                .orElse(Map.of());
    }

    /** The configuration with the server in it; one that is not to be read is the client's to complain of. */
    static String configuration(String configuration, Agent.Order order) {
        return order.voice()
                .map(voice -> configuration(configuration, voice.address(), authorization(order)))
                .orElse(configuration);
    }

    private static String configuration(String configuration, String address, Path authorization) {
        try {
            if (!(JSON.readTree(configuration) instanceof ObjectNode settings)) {
                return configuration;
            }
            settings.withObject("/mcp")
                    .putObject(Agent.Voice.SERVER)
                    .put("type", "remote")
                    .put("url", address)
                    .put("oauth", false) // a token that is refused is not asked for elsewhere
                    .putObject("headers")
                    .put("Authorization", "{file:%s}".formatted(authorization));
            return settings.toString();
        } catch (JsonProcessingException | UnsupportedOperationException unreadable) {
            return configuration;
        }
    }

    private static Path authorization(Agent.Order order) {
        return order.temporary().resolve("trackyard-authorization");
    }
}
