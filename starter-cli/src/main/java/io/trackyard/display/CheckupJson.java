package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a machine has of what Trackyard needs, as a document for programs: docs/schemas/doctor.schema.json. */
public final class CheckupJson {
    private CheckupJson() {}

    private record FindingJson(
            @JsonProperty("verdict") String verdict,
            @JsonProperty("subject") String subject,
            @JsonProperty("text") String text,
            @JsonProperty("fix") @Nullable String fix) {}

    private record Document(
            @JsonProperty("version") int version,
            @JsonProperty("findings") List<FindingJson> findings) {}

    /** The document as text. */
    public static String of(List<CheckupView.Finding> findings) {
        return JsonText.of(new Document(
                JsonText.VERSION,
                findings.stream()
                        .map(finding -> new FindingJson(
                                finding.verdict().word(),
                                finding.subject(),
                                finding.text(),
                                finding.fix().isEmpty() ? null : finding.fix()))
                        .toList()));
    }
}
