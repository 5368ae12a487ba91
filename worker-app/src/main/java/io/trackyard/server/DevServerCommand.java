package io.trackyard.server;

import io.temporal.common.SearchAttributeKey;
import io.trackyard.connection.SearchKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of {@code temporal server start-dev}. */
record DevServerCommand(TemporalBinary binary, Path database, PortPair ports) {

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
        // Heeded only while a database is made; for an older one NamespaceSetup registers them.
        for (SearchAttributeKey<?> key : SearchKeys.all()) {
            words.addAll(List.of("--search-attribute", key.getName() + "=" + SearchKeys.typeName(key)));
        }
        return words;
    }
}
