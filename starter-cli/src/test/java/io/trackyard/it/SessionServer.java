package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.testing.TestYard;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Trackyard's own tools as a session of Claude Code finds them, called in its name. */
record SessionServer(String address, String authorization) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the client of the task's newest session was told of the server; nobody else can read it. */
    static SessionServer of(TestYard yard, String task) throws IOException {
        Path file = yard.runDirectory().resolve("tasks").resolve(task).resolve("temporary/trackyard-mcp.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        JsonNode server = JSON.readTree(file.toFile()).at("/mcpServers/trackyard");
        return new SessionServer(
                server.path("url").asText(), server.at("/headers/Authorization").asText());
    }

    /** The status that a call of the session is answered with. */
    int ping() throws IOException, InterruptedException {
        return post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}").statusCode();
    }

    /** The text that a tool answers. */
    String tool(String name, String arguments) throws IOException, InterruptedException {
        String answer =
                post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"%s\",\"arguments\":%s}}"
                                .formatted(name, arguments))
                        .body();
        return JSON.readTree(answer).at("/result/content/0/text").asText();
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        HttpRequest call = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("Authorization", authorization)
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(call, BodyHandlers.ofString());
    }
}
