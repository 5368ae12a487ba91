package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The worker of a host, as a document for programs: docs/schemas/worker.schema.json. */
public final class WorkerJson {
    private WorkerJson() {}

    private record Document(
            @JsonProperty("version") int version,
            @JsonProperty("condition") String condition,
            @JsonProperty("server") @Nullable String server,
            @JsonProperty("host") @Nullable String host,
            @JsonProperty("pid") @Nullable Long pid) {}

    /** What a worker says when it begins. */
    public static String serving(String server, String host, long pid) {
        return JsonText.of(new Document(JsonText.VERSION, "serving", server, host, pid));
    }

    /**
     * What is said of one that was to be ended.
     *
     * @param pid the process that was ended; absent where there was none
     */
    public static String stopped(boolean stopped, Optional<Long> pid) {
        return JsonText.of(
                new Document(JsonText.VERSION, stopped ? "stopped" : "absent", null, null, pid.orElse(null)));
    }
}
