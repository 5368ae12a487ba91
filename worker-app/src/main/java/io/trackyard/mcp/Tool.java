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
 * @param parameters what it takes
 * @param work what it does
 */
record Tool(String name, String description, List<Parameter> parameters, Work work) {

    /**
     * What a tool takes.
     *
     * @param schema what it has to be like, as a JSON schema
     * @param required whether it has to be there
     */
    record Parameter(String name, Map<String, Object> schema, boolean required) {

        static Parameter text(String name, String description) {
            return new Parameter(name, Map.of("type", "string", "description", description), true);
        }

        static Parameter texts(String name, String description) {
            return new Parameter(
                    name, Map.of("type", "array", "items", Map.of("type", "string"), "description", description), true);
        }

        static Parameter number(String name, String description) {
            return new Parameter(name, Map.of("type", "integer", "minimum", 1, "description", description), true);
        }

        static Parameter flag(String name, String description) {
            return new Parameter(name, Map.of("type", "boolean", "description", description), true);
        }

        static Parameter choice(String name, String description, List<String> choices) {
            return new Parameter(name, Map.of("type", "string", "enum", choices, "description", description), true);
        }

        Parameter optional() {
            return new Parameter(name, schema, false);
        }
    }

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
        parameters.forEach(parameter -> properties.put(parameter.name(), parameter.schema()));
        return Map.of(
                "type",
                "object",
                "properties",
                properties,
                "required",
                parameters.stream()
                        .filter(Parameter::required)
                        .map(Parameter::name)
                        .toList(),
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
