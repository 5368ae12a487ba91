package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A first {@code trackyard.yaml} as a document for programs: docs/schemas/init.schema.json. */
public final class InitJson {
    private InitJson() {}

    private record SourceJson(
            @JsonProperty("name") String name,
            @JsonProperty("place") String place) {}

    private record FoundJson(
            @JsonProperty("sources") List<SourceJson> sources,
            @JsonProperty("verify") List<String> verify,
            @JsonProperty("setup") List<String> setup,
            @JsonProperty("copy") List<String> copy,
            @JsonProperty("shared") List<String> shared,
            @JsonProperty("agents") List<String> agents) {}

    private record Document(
            @JsonProperty("version") int version,
            @JsonProperty("path") String path,
            @JsonProperty("written") boolean written,
            @JsonProperty("backup") @Nullable String backup,
            @JsonProperty("found") FoundJson found,
            @JsonProperty("text") String text) {}

    /** The document as text. */
    public static String of(InitOutline outline) {
        InitOutline.Found found = outline.found();
        List<SourceJson> sources = found.sources().stream()
                .map(source -> new SourceJson(source.name(), source.place()))
                .toList();
        return JsonText.of(new Document(
                JsonText.VERSION,
                outline.path(),
                outline.written(),
                outline.backup().orElse(null),
                new FoundJson(sources, found.verify(), found.setup(), found.copy(), found.shared(), found.agents()),
                outline.text()));
    }
}
