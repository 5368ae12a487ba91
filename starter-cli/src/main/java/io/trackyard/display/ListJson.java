package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.connection.RunListing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The runs of a server as a document for programs: docs/schemas/list.schema.json. */
public final class ListJson {
    private ListJson() {}

    private record RunJson(
            @JsonProperty("run") String run,
            @JsonProperty("repository") String repository,
            @JsonProperty("state") String state,
            @JsonProperty("started") String started,
            @JsonProperty("ended") @Nullable String ended,
            @JsonProperty("workflow") String workflow) {}

    private record Document(
            @JsonProperty("version") int version,
            @JsonProperty("runs") List<RunJson> runs) {}

    /** The document as text. */
    public static String of(List<RunListing.Entry> runs) {
        return JsonText.of(new Document(
                JsonText.VERSION,
                runs.stream()
                        .map(run -> new RunJson(
                                run.run(),
                                run.repository(),
                                run.state().word(),
                                run.started().toString(),
                                run.ended().map(Instant::toString).orElse(null),
                                run.workflow()))
                        .toList()));
    }
}
