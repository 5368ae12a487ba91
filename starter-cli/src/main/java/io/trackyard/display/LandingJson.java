package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** What became of a target branch, as a document for programs: docs/schemas/landing.schema.json. */
public final class LandingJson {
    private LandingJson() {}

    private record Document(
            @JsonProperty("version") int version,
            @JsonProperty("run") String run,
            @JsonProperty("target") String target,
            @JsonProperty("moved") boolean moved,
            @JsonProperty("before") String before,
            @JsonProperty("after") String after,
            @JsonProperty("closed") int closed,
            @JsonProperty("unlanded") List<String> unlanded) {}

    /**
     * The document as text.
     *
     * @param run whose result it is
     * @param target the branch
     * @param before the commit it was at
     * @param after the commit it is at now
     * @param closed how many tasks were closed in their source because they are landed
     * @param unlanded other runs that are not landed
     */
    public static String of(String run, String target, String before, String after, int closed, List<String> unlanded) {
        return JsonText.of(
                new Document(JsonText.VERSION, run, target, !before.equals(after), before, after, closed, unlanded));
    }
}
