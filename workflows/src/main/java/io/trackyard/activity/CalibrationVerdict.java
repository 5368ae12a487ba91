package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
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
    public CalibrationVerdict {
        issues = List.copyOf(issues);
        lines = List.copyOf(lines);
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
