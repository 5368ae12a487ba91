package io.trackyard.mcp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import io.modelcontextprotocol.spec.ProtocolVersions;
import io.trackyard.voice.SessionVoice;
import io.trackyard.voice.VoiceOffice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Streamable HTTP without streams and without sessions of its own: each call is a request with one answer, and each shows
 * the token of the session that it comes from. Nobody without one is read.
 */
final class LoopbackTransport implements McpStatelessServerTransport, HttpHandler {
    /** Under which a call finds who makes it. */
    static final String SPEAKER = "speaker";

    private static final Logger LOG = LoggerFactory.getLogger(LoopbackTransport.class);
    private static final String BEARER = "Bearer ";
    private static final int MOST_BYTES = 64 * 1024;

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int TOO_LARGE = 413;
    private static final int FAILED = 500;

    private final VoiceOffice office;
    private @Nullable McpStatelessServerHandler handler;

    LoopbackTransport(VoiceOffice office) {
        this.office = office;
    }

    @Override
    public void setMcpHandler(McpStatelessServerHandler mcpHandler) {
        handler = mcpHandler;
    }

    @Override
    public List<String> protocolVersions() {
        return List.of(
                ProtocolVersions.MCP_2025_03_26, ProtocolVersions.MCP_2025_06_18, ProtocolVersions.MCP_2025_11_25);
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }

    @Override
    public void handle(HttpExchange call) throws IOException {
        try (call) {
            answer(call);
        } catch (IOException gone) {
            LOG.debug("a session hung up: {}", gone.toString());
        } catch (RuntimeException failed) {
            LOG.warn("a call of a session failed", failed);
            reply(call, FAILED, "");
        }
    }

    private void answer(HttpExchange call) throws IOException {
        if (call.getRequestHeaders().containsKey("Origin")) {
            reply(call, FORBIDDEN, ""); // a page in a browser, which may have been told that its server is here
            return;
        }
        Optional<SessionVoice> speaker = speaker(call);
        if (speaker.isEmpty()) {
            reply(call, UNAUTHORIZED, "");
            return;
        }
        if (!call.getRequestMethod().equals("POST")) {
            call.getResponseHeaders().set("Allow", "POST");
            reply(call, METHOD_NOT_ALLOWED, ""); // nothing is ever said unasked
            return;
        }
        byte[] body = call.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            reply(call, TOO_LARGE, "");
            return;
        }
        answer(call, body, speaker.get());
    }

    private Optional<SessionVoice> speaker(HttpExchange call) throws IOException {
        String shown = call.getRequestHeaders().getFirst("Authorization");
        return shown != null && shown.startsWith(BEARER)
                ? office.find(shown.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    private void answer(HttpExchange call, byte[] body, SessionVoice speaker) throws IOException {
        JSONRPCMessage message;
        try {
            message = McpSchema.deserializeJsonRpcMessage(Tools.JSON, new String(body, StandardCharsets.UTF_8));
        } catch (IOException | IllegalArgumentException unreadable) {
            reply(call, BAD_REQUEST, "");
            return;
        }
        McpStatelessServerHandler served = Objects.requireNonNull(handler, "served before it listens");
        McpTransportContext context = McpTransportContext.create(Map.of(SPEAKER, speaker));
        if (message instanceof JSONRPCRequest request) {
            JSONRPCResponse response = served.handleRequest(context, request).block();
            reply(call, OK, Tools.JSON.writeValueAsString(response));
        } else if (message instanceof JSONRPCNotification notification) {
            served.handleNotification(context, notification).block();
            reply(call, ACCEPTED, "");
        } else {
            reply(call, BAD_REQUEST, ""); // an answer to what nobody asked
        }
    }

    private static void reply(HttpExchange call, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0) {
            call.getResponseHeaders().set("Content-Type", "application/json");
        }
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        call.getResponseBody().write(bytes);
    }
}
