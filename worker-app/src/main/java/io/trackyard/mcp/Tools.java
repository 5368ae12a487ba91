package io.trackyard.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.trackyard.voice.SessionVoice;
import java.util.List;

/** The tools that sessions can call. */
final class Tools {
    static final McpJsonMapper JSON = new JacksonMcpJsonMapper(new ObjectMapper());

    private static final String SERVER = "trackyard";
    private static final String VERSION = "1";
    private static final int LONGEST_REPORT = 2_000;

    private static final String INSTRUCTIONS =
            "Trackyard carries out a plan of tasks with several agents side by side; you are one of them. These tools tell"
                    + " you about your task and let the person who watches see how you get on. None of them is needed to do"
                    + " the task.";

    private static final Tool CONTEXT = new Tool(
            "task_context",
            "Your task as Trackyard knows it: its id and title, the paths you may change, the commands that are run when you"
                    + " have ended, which attempt this is, and what agents beside you work on at the moment.",
            List.of(),
            (speaker, arguments) -> speaker.context());

    private static final Tool REPORT = new Tool(
            "report_progress",
            "Shows the person who watches in one short line what you are doing now. Takes the place of what you reported"
                    + " before.",
            List.of(new Tool.Parameter("text", "what you are doing, in a few words; 200 characters are shown")),
            Tools::report);

    /** All of them, as they are offered. */
    static final List<Tool> ALL = List.of(CONTEXT, REPORT);

    private Tools() {}

    private static String report(SessionVoice speaker, Arguments arguments) {
        speaker.report(arguments.text("text", LONGEST_REPORT));
        return "It is shown.";
    }

    /** Serves them to whoever calls by that transport. */
    static void serve(LoopbackTransport transport) {
        McpServer.sync(transport)
                .serverInfo(SERVER, VERSION)
                .instructions(INSTRUCTIONS)
                .capabilities(ServerCapabilities.builder().tools(false).build())
                .jsonMapper(JSON)
                // theirs needs another library: each tool looks at what it is called with
                .jsonSchemaValidator((schema, content) -> ValidationResponse.asValid(null))
                .validateToolInputs(false)
                .immediateExecution(true)
                .tools(ALL.stream().map(Tool::specification).toList())
                .build();
    }
}
