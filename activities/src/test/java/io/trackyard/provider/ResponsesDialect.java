package io.trackyard.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** OpenAI's Responses, as Codex asks for them: {@code POST /v1/responses}, always piece by piece. */
final class ResponsesDialect implements Dialect {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SURROUNDINGS = "<environment_context>";

    /** The client offers the tools of an MCP server under its name. */
    private static final Pattern TOOL_OF_SERVER = Pattern.compile("(?<server>mcp__[a-z]+)__(?<name>\\w+)");

    private static final int TOKENS_IN = 1_000;
    private static final int TOKENS_OUT = 50;

    @Override
    public Asked read(JsonNode request) {
        List<String> texts = new ArrayList<>();
        int rounds = 0;
        for (JsonNode item : request.path("input")) {
            String said = text(item);
            if (item.path("type").asText().endsWith("_output")) {
                rounds++;
            } else if (item.path("role").asText().equals("user") && !said.startsWith(SURROUNDINGS)) {
                texts.add(said);
                rounds = 0;
            }
        }
        return new Asked(
                request.path("model").asText(),
                texts,
                rounds,
                request.path("stream").asBoolean(),
                request);
    }

    private static String text(JsonNode item) {
        return StreamSupport.stream(item.path("content").spliterator(), false)
                .map(part -> part.path("text").asText())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public List<Event> stream(Asked asked, Reply reply) {
        ObjectNode begun = event("response.created");
        begun.set("response", response(asked));
        ObjectNode added = event("response.output_item.added").put("output_index", 0);
        added.set("item", item(asked, reply));
        ObjectNode done = event("response.output_item.done").put("output_index", 0);
        done.set("item", item(asked, reply));
        ObjectNode completed = event("response.completed");
        completed.set("response", whole(asked, reply));
        return List.of(named(begun), named(added), named(done), named(completed));
    }

    private static ObjectNode event(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    private static Event named(ObjectNode data) {
        return new Event(data.path("type").asText(), data);
    }

    private static ObjectNode response(Asked asked) {
        return JSON.createObjectNode()
                .put("id", "resp_%08x".formatted(asked.whole().hashCode()));
    }

    @Override
    public ObjectNode whole(Asked asked, Reply reply) {
        ObjectNode response = response(asked).put("status", "completed");
        response.putArray("output").add(item(asked, reply));
        response.putObject("usage")
                .put("input_tokens", TOKENS_IN)
                .put("output_tokens", TOKENS_OUT)
                .put("total_tokens", TOKENS_IN + TOKENS_OUT);
        return response;
    }

    private static ObjectNode item(Asked asked, Reply reply) {
        if (reply instanceof Reply.Says says) {
            ObjectNode message = event("message").put("role", "assistant").put("id", "msg_" + asked.rounds());
            message.putArray("content").addObject().put("type", "output_text").put("text", says.text());
            return message;
        }
        String call = "call_%08x%d".formatted(asked.newest().hashCode(), asked.rounds());
        if (reply instanceof Reply.Writes writes) {
            return event("custom_tool_call")
                    .put("call_id", call)
                    .put("name", "apply_patch")
                    .put("input", patch(writes));
        }
        Reply.Calls tool = reply instanceof Reply.Runs runs
                ? new Reply.Calls("exec_command", Map.of("cmd", runs.command()))
                : (Reply.Calls) reply;
        ObjectNode called = event("function_call")
                .put("call_id", call)
                .put("arguments", JSON.valueToTree(tool.input()).toString());
        Matcher server = TOOL_OF_SERVER.matcher(tool.tool());
        return server.matches()
                ? called.put("namespace", server.group("server")).put("name", server.group("name"))
                : called.put("name", tool.tool());
    }

    private static String patch(Reply.Writes writes) {
        return writes.content()
                .lines()
                .map(line -> "+" + line + "\n")
                .collect(Collectors.joining(
                        "", "*** Begin Patch\n*** Add File: " + writes.path() + "\n", "*** End Patch\n"));
    }

    @Override
    public Refusal refuse(Reply.OutOfQuota refusal) {
        Refusal refused = refuse(new Reply.Refuses(429, "usage_limit_reached", "The usage limit has been reached"));
        ((ObjectNode) refused.body().path("error"))
                .put("plan_type", "plus")
                .put("resets_at", refusal.until().getEpochSecond());
        return refused;
    }

    @Override
    public Refusal refuse(Reply.Refuses refusal) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("error")
                .put("type", refusal.type())
                .put("code", refusal.type())
                .put("message", refusal.message());
        return new Refusal(refusal.status(), Map.of(), body);
    }
}
