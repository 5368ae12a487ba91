package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.git.LandingResult;

/** What became of a target branch, as a document for programs: docs/schemas/landing.schema.json. */
public final class LandingJson {
    private LandingJson() {}

    private record Document(
            @JsonProperty("version") int version,
            @JsonProperty("target") String target,
            @JsonProperty("moved") boolean moved,
            @JsonProperty("before") String before,
            @JsonProperty("after") String after) {}

    /** The document as text. */
    public static String of(LandingResult landed) {
        return JsonText.of(new Document(
                JsonText.VERSION,
                landed.target().shortName(),
                landed.moved(),
                landed.before().hex(),
                landed.after().hex()));
    }
}
