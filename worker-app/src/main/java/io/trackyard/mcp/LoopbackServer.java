package io.trackyard.mcp;

import com.sun.net.httpserver.HttpServer;
import io.trackyard.voice.VoiceOffice;
import io.trackyard.voice.Voices;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on this machine's loopback once somebody asks for the address: a worker without such sessions pays nothing. */
public final class LoopbackServer implements Voices, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);
    private static final String PATH = "/mcp";

    /** A call reads and writes a few files; one that finds no thread is refused, and its client tries again. */
    private static final int MOST_CALLS = 32;

    private static final int IDLE_SECONDS = 30;

    private final RememberedPort port;
    private final VoiceOffice office;
    private @Nullable HttpServer server;
    private @Nullable ThreadPoolExecutor threads;
    private boolean closed;

    /**
     * @param port where the port is remembered
     * @param office knows who speaks
     */
    public LoopbackServer(Path port, VoiceOffice office) {
        this.port = new RememberedPort(port);
        this.office = office;
    }

    @Override
    public synchronized Optional<String> address() {
        if (server == null && !closed) {
            try {
                server = listen();
            } catch (IOException failed) {
                LOG.warn("sessions have no voice: {}", failed.toString());
            }
        }
        return Optional.ofNullable(server)
                .map(listening -> "http://%s:%d%s"
                        .formatted(RememberedPort.HOST, listening.getAddress().getPort(), PATH));
    }

    private HttpServer listen() throws IOException {
        HttpServer listening = port.bind();
        LoopbackTransport transport = new LoopbackTransport(office);
        Tools.serve(transport);
        threads = pool();
        listening.setExecutor(threads);
        listening.createContext(PATH, transport);
        listening.start();
        LOG.info("sessions are heard on port {}", listening.getAddress().getPort());
        return listening;
    }

    private static ThreadPoolExecutor pool() {
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(0, MOST_CALLS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(work, "voice-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (server != null) {
            server.stop(0);
            server = null;
        }
        if (threads != null) {
            threads.shutdownNow();
        }
    }
}
