package io.trackyard.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands for the providers of models on this machine's loopback. What the model does is written down by what it is told;
 * a conversation about which nothing is written down ends at once.
 */
public final class FakeModelServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Dialect> DIALECTS = Map.of(
            "/v1/messages", new MessagesDialect(),
            "/v1/responses", new ResponsesDialect(),
            "/v1/chat/completions", new ChatDialect(),
            "/v1beta/models/", new GenerateContentDialect());

    private static final int UPGRADE_REQUIRED = 426;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<ModelScript> scripts = new CopyOnWriteArrayList<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private FakeModelServer(HttpServer server) {
        this.server = server;
    }

    /** One that listens on a port of its own. */
    public static FakeModelServer start() {
        try {
            HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FakeModelServer fake = new FakeModelServer(listening);
            DIALECTS.forEach(
                    (path, dialect) -> listening.createContext(path, exchange -> fake.answer(exchange, dialect)));
            listening.setExecutor(fake.threads);
            listening.start();
            return fake;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens: {@code http://127.0.0.1:PORT}. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What the model does when the newest thing it was told holds the text; the script named last counts. */
    public ModelScript when(String told) {
        ModelScript script = new ModelScript(told);
        scripts.add(0, script);
        return script;
    }

    /** All that was asked so far. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange, Dialect dialect) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(UPGRADE_REQUIRED, -1); // no WebSocket: the client goes on without one
                return;
            }
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            Asked question = dialect.read(request);
            asked.add(question);
            Reply reply = scripts.stream()
                    .filter(script -> script.isAbout(question))
                    .findFirst()
                    .map(script -> script.next(question))
                    .orElse(new Reply.Says("I was told nothing about this."));
            give(
                    exchange,
                    dialect,
                    question,
                    reply instanceof Reply.Decided decided ? decided.reply().get() : reply);
        }
    }

    private void give(HttpExchange exchange, Dialect dialect, Asked question, Reply reply) throws IOException {
        if (reply instanceof Reply.Hangs) {
            hang();
        } else if (reply instanceof Reply.Refuses refusal) {
            refuse(exchange, dialect.refuse(refusal));
        } else if (reply instanceof Reply.OutOfQuota refusal) {
            refuse(exchange, dialect.refuse(refusal));
        } else if (reply instanceof Reply.BreaksOff) {
            stream(exchange, dialect.stream(question, new Reply.Says("I")).subList(0, 1), false);
        } else if (question.streaming()) {
            stream(exchange, dialect.stream(question, reply), true);
        } else {
            send(exchange, 200, dialect.whole(question, reply));
        }
    }

    private void hang() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void refuse(HttpExchange exchange, Dialect.Refusal refusal) throws IOException {
        refusal.headers().forEach(exchange.getResponseHeaders()::set);
        send(exchange, refusal.status(), refusal.body());
    }

    private static void send(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** {@code whole}: whether the body is ended as it should be, or the connection is cut. */
    private static void stream(HttpExchange exchange, List<Dialect.Event> events, boolean whole) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        for (Dialect.Event event : events) {
            String name = event.name().isEmpty() ? "" : "event: %s\n".formatted(event.name());
            body.write("%sdata: %s\n\n".formatted(name, event.data()).getBytes(StandardCharsets.UTF_8));
        }
        body.flush();
        if (!whole) {
            exchange.close(); // before its last chunk
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
