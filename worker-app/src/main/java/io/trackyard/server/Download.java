package io.trackyard.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongConsumer;

/** Fetches files over HTTP. */
final class Download {

    /** Short, since a machine without a network is common and another source may still have the program. */
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);

    /** Until the first byte of the answer. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);

    private static final int BUFFER = 1 << 16;
    private static final int OK = 200;

    /** Told of the bytes that have come, and of how many there will be (-1 if nobody says). */
    @FunctionalInterface
    interface Progress {
        void fetched(long bytes, long total);
    }

    /** Fetches a file. */
    void fetch(URI from, Path to, Progress progress) throws IOException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(from).timeout(ANSWER_LIMIT).build();
            HttpResponse<InputStream> response = client().send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body();
                    OutputStream file = Files.newOutputStream(to)) {
                if (response.statusCode() != OK) {
                    throw new IOException("%s answered %d".formatted(from, response.statusCode()));
                }
                long total =
                        response.headers().firstValueAsLong("Content-Length").orElse(-1);
                copy(body, file, bytes -> progress.fetched(bytes, total));
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while fetching " + from);
        }
    }

    /** Made when something is fetched: with all it loads for encryption it would cost every command 60 ms. */
    private static HttpClient client() {
        return HttpClient.newBuilder()
                .connectTimeout(CONNECT_LIMIT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    private static void copy(InputStream from, OutputStream to, LongConsumer progress) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            to.write(buffer, 0, read);
            bytes += read;
            progress.accept(bytes);
        }
    }
}
