package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of a target branch, as a document for programs: docs/schemas/landing.schema.json. */
public final class LandingJson {
    private LandingJson() {}

    private record Document(
            @JsonProperty("version") int version,
            @JsonProperty("target") String target,
            @JsonProperty("moved") boolean moved,
            @JsonProperty("before") String before,
            @JsonProperty("after") String after) {}

    /**
     * The document as text.
     *
     * @param target the branch
     * @param before the commit it was at
     * @param after the commit it is at now
     */
    public static String of(String target, String before, String after) {
        return JsonText.of(new Document(JsonText.VERSION, target, !before.equals(after), before, after));
    }
}
