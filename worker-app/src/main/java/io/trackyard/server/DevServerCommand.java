package io.trackyard.server;

import io.temporal.common.SearchAttributeKey;
import io.trackyard.run.SearchKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of {@code temporal server start-dev}. */
record DevServerCommand(TemporalBinary binary, Path database, PortPair ports) {
    /** Events; the server's own limit is 51,200. Where nothing happens at once a track costs some 34. */
    private static final int LONGEST_HISTORY = 250_000;

    /** Bytes, at some 300 an event; the server's own limit is 50 MB. */
    private static final int LARGEST_HISTORY = 200_000_000;

    /** The words to start it with. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        words.add(binary.file().toString());
        words.addAll(List.of("server", "start-dev", "--ip", "127.0.0.1"));
        words.addAll(List.of("--port", String.valueOf(ports.grpc()), "--ui-port", String.valueOf(ports.web())));
        words.addAll(List.of("--db-filename", database.toString()));
        // What is committed survives a power cut with FULL; measured, it is no slower than NORMAL.
        words.addAll(List.of("--sqlite-pragma", "journal_mode=wal", "--sqlite-pragma", "synchronous=full"));
        // A profile of the person's own is about servers they talk to, not about this one.
        words.addAll(List.of("--disable-config-file", "--disable-config-env", "--ui-disable-news-fetch"));
        // A phase of the most tracks has a history of its own length, and cannot continue as new: sessions are in
        // flight.
        words.addAll(List.of("--dynamic-config-value", "limit.historyCount.error=" + LONGEST_HISTORY));
        words.addAll(List.of("--dynamic-config-value", "limit.historySize.error=" + LARGEST_HISTORY));
        // Heeded only while a database is made; for an older one NamespaceSetup registers them.
        for (SearchAttributeKey<?> key : SearchKeys.all()) {
            words.addAll(List.of("--search-attribute", key.getName() + "=" + SearchKeys.typeName(key)));
        }
        return words;
    }
}
