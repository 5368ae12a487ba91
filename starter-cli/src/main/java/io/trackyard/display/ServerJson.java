package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.server.ServerState;
import io.trackyard.server.ServerStatus;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How Trackyard's own server is, as a document for programs: docs/schemas/server.schema.json. */
public final class ServerJson {
    private ServerJson() {}

    private record Document(
            @JsonProperty("version") int version,
            @JsonProperty("condition") String condition,
            @JsonProperty("address") @Nullable String address,
            @JsonProperty("ui") @Nullable String ui,
            @JsonProperty("pid") @Nullable Long pid,
            @JsonProperty("database") @Nullable String database) {}

    /** The document as text. */
    public static String of(ServerStatus status) {
        String condition = status.condition().name().toLowerCase(Locale.ROOT);
        ServerState last = status.last();
        return JsonText.of(
                last == null
                        ? new Document(JsonText.VERSION, condition, null, null, null, null)
                        : new Document(
                                JsonText.VERSION,
                                condition,
                                last.address(),
                                last.webAddress(),
                                last.process().pid(),
                                last.database()));
    }
}
