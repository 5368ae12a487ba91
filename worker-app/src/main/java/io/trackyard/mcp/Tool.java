package io.trackyard.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.trackyard.voice.SessionVoice;
import io.trackyard.voice.UnfitCallException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A tool that a session can call.
 *
 * @param name its name, which agents and settings rely on
 * @param description what an agent reads before it calls it
 * @param parameters the texts that it takes, all of which have to be there
 * @param work what it does
 */
record Tool(String name, String description, List<Parameter> parameters, Work work) {

    /** A text that a tool takes. */
    record Parameter(String name, String description) {}

    /** What a tool does for a session; the answer is a text, or a value that is told as JSON. */
    interface Work {
        Object answer(SessionVoice speaker, Arguments arguments);
    }

    SyncToolSpecification specification() {
        return SyncToolSpecification.builder()
                .tool(McpSchema.Tool.builder(name, schema())
                        .description(description)
                        .build())
                .callHandler(this::call)
                .build();
    }

    private Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        parameters.forEach(parameter ->
                properties.put(parameter.name(), Map.of("type", "string", "description", parameter.description())));
        return Map.of(
                "type",
                "object",
                "properties",
                properties,
                "required",
                parameters.stream().map(Parameter::name).toList(),
                "additionalProperties",
                false);
    }

    private CallToolResult call(McpTransportContext context, CallToolRequest request) {
        SessionVoice speaker = (SessionVoice) context.get(LoopbackTransport.SPEAKER);
        try {
            return said(words(work.answer(speaker, new Arguments(request.arguments()))), false);
        } catch (UnfitCallException unfit) {
            return said(unfit.getMessage(), true);
        } catch (IOException never) {
            throw new IllegalStateException("an answer of " + name + " is no JSON", never);
        }
    }

    private static String words(Object answer) throws IOException {
        return answer instanceof String text ? text : Tools.JSON.writeValueAsString(answer);
    }

    private static CallToolResult said(String text, boolean isError) {
        return CallToolResult.builder().addTextContent(text).isError(isError).build();
    }
}
