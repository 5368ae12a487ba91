package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the plan of a run changed, for programs: {@code docs/schemas/plan-diff.schema.json}. */
public final class PlanDiffJson {
    private PlanDiffJson() {}

    private record Document(
            @JsonProperty("version") int version,
            @JsonProperty("run") String run,
            @JsonProperty("boundaries") List<BoundaryJson> boundaries) {}

    private record BoundaryJson(
            @JsonProperty("plan") int plan,
            @JsonProperty("changes") List<ChangeJson> changes) {}

    private record ChangeJson(
            @JsonProperty("change") String change,
            @JsonProperty("id") String id,
            @JsonProperty("title") String title,
            @JsonProperty("phase") int phase,
            @JsonProperty("why") @Nullable String why) {}

    /** The document as text. */
    public static String of(PlanDiff diff) {
        return JsonText.of(new Document(
                JsonText.VERSION,
                diff.run(),
                diff.boundaries().stream()
                        .map(boundary -> new BoundaryJson(
                                boundary.version(),
                                boundary.changes().stream()
                                        .map(PlanDiffJson::change)
                                        .toList()))
                        .toList()));
    }

    private static ChangeJson change(PlanDiff.Change change) {
        return new ChangeJson(
                change.kind().word(),
                change.id(),
                change.title(),
                change.phase(),
                change.why().isEmpty() ? null : change.why());
    }
}
