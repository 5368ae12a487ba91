package io.trackyard.mcp;

import com.sun.net.httpserver.HttpServer;
import io.trackyard.runfiles.DurableFile;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The port on which sessions are heard: a free one, and from then on the same, since a session that a worker started knows
 * no other and outlives it.
 */
final class RememberedPort {
    private static final Logger LOG = LoggerFactory.getLogger(RememberedPort.class);

    /** Numeric, so that no name service is asked. */
    static final String HOST = "127.0.0.1";

    private final Path file;

    /** {@code file}: where it is remembered */
    RememberedPort(Path file) {
        this.file = file;
    }

    /** A server that is bound to it and does nothing yet; where somebody else has taken the port, to another. */
    HttpServer bind() throws IOException {
        int remembered = read();
        if (remembered > 0) {
            try {
                return bind(remembered);
            } catch (BindException taken) {
                LOG.warn("port {} is taken: sessions that live are heard no more, new ones are", remembered);
            }
        }
        HttpServer bound = bind(0);
        try {
            DurableFile.replace(
                    file, Integer.toString(bound.getAddress().getPort()).getBytes(StandardCharsets.US_ASCII));
            return bound;
        } catch (IOException notRemembered) {
            bound.stop(0);
            throw notRemembered;
        }
    }

    private static HttpServer bind(int port) throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getByName(HOST), port), 0);
    }

    private int read() throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        String text = Files.readString(file).strip();
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    }
}
