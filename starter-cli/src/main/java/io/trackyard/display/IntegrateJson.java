package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.draft.ClaudeSkills;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The skills that were written for an agent, as a document for programs: docs/schemas/integrate.schema.json. */
public final class IntegrateJson {
    private IntegrateJson() {}

    private record FileJson(
            @JsonProperty("path") String path,
            @JsonProperty("change") String change,
            @JsonProperty("backup") @Nullable String backup) {}

    private record Document(
            @JsonProperty("version") int version,
            @JsonProperty("client") String client,
            @JsonProperty("files") List<FileJson> files) {}

    /** The document as text. */
    public static String of(String client, List<ClaudeSkills.Written> written) {
        return JsonText.of(new Document(
                JsonText.VERSION,
                client,
                written.stream()
                        .map(file -> new FileJson(
                                file.path(),
                                file.change().name().toLowerCase(Locale.ROOT),
                                file.backup().orElse(null)))
                        .toList()));
    }
}
