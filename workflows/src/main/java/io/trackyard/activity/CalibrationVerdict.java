package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.payload.SentText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a calibration found.
 *
 * @param issues the titles of what is to be mended; none where it passed
 * @param lines what an agent says of coverage, drift and security, a line each; none where none was asked
 * @param unclear why there is no verdict: an agent that does not answer by the schema, or cannot be started
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CalibrationVerdict(
        @JsonProperty("issues") List<String> issues,
        @JsonProperty("lines") List<String> lines,
        @JsonProperty("unclear") @Nullable String unclear) {
    /** As many as an answer has. */
    private static final int MOST_ISSUES = 50;

    private static final int LINE = 600;
    private static final String RECORD = "the round's calibration.json";

    public CalibrationVerdict {
        issues = issues.stream()
                .limit(MOST_ISSUES)
                .map(issue -> SentText.within(issue, LINE))
                .toList();
        lines = lines.stream().map(line -> SentText.within(line, LINE, RECORD)).toList();
        unclear = unclear == null ? null : SentText.within(unclear, SentText.REASON, RECORD);
    }

    /** One that could not be had, for a reason in one line. */
    public static CalibrationVerdict unclear(String why) {
        return new CalibrationVerdict(List.of(), List.of(), why);
    }

    /** Whether all who looked found nothing. */
    public boolean passed() {
        return unclear == null && issues.isEmpty();
    }
}
