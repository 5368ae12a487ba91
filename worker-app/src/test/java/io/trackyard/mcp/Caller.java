package io.trackyard.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A client that sends what no library would, too. */
record Caller(String address, String token) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** The answer to a call of a method. */
    JsonNode call(String method, String parameters) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                post("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"%s\",\"params\":%s}".formatted(method, parameters));
        if (answer.statusCode() != 200) {
            throw new AssertionError("status %d: %s".formatted(answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    /** What a tool answers. */
    JsonNode tool(String name, String arguments) throws IOException, InterruptedException {
        return call("tools/call", "{\"name\":\"%s\",\"arguments\":%s}".formatted(name, arguments))
                .path("result");
    }

    /** The text that a tool answers. */
    String text(String name, String arguments) throws IOException, InterruptedException {
        return tool(name, arguments).path("content").path(0).path("text").asText();
    }

    HttpResponse<String> post(String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request().POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    int statusOf(String method) throws IOException, InterruptedException {
        return CLIENT.send(request().method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString())
                .statusCode();
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("Authorization", "Bearer " + token);
    }
}
