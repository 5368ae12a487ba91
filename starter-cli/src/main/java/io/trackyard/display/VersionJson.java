package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What this is, as a document for programs: docs/schemas/version.schema.json. */
public final class VersionJson {
    private VersionJson() {}

    private record Document(
            @JsonProperty("version") int version,
            @JsonProperty("trackyard") String trackyard,
            @JsonProperty("java") String java) {}

    /** The document as text. */
    public static String of(String trackyard, String java) {
        return JsonText.of(new Document(JsonText.VERSION, trackyard, java));
    }
}
