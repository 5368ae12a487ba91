package io.trackyard.runfiles;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.activity.CalibrationVerdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one round of a calibration. A contract between releases: fields are added, never changed.
 *
 * @param done whether there is a verdict
 * @param issues what is to be mended
 * @param lines what an agent said of coverage, drift and security
 * @param unclear why there is no verdict of the agent, where there is none
 * @param asked how many sessions of an agent ended without an answer that can be read
 * @param booked the id of the session whose answer was looked at last, so that none is counted twice
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CalibrationRecord(
        @JsonProperty("schema") int schema,
        @JsonProperty("done") boolean done,
        @JsonProperty("issues") List<CalibrationIssue> issues,
        @JsonProperty("lines") List<String> lines,
        @JsonProperty("unclear") @Nullable String unclear,
        @JsonProperty("asked") int asked,
        @JsonProperty("booked") @Nullable String booked) {
    private static final int SCHEMA = 1;

    public CalibrationRecord {
        issues = List.copyOf(issues);
        lines = List.copyOf(lines);
    }

    /** The commands have passed; an agent is to be asked. */
    public static CalibrationRecord commandsPassed() {
        return new CalibrationRecord(SCHEMA, false, List.of(), List.of(), null, 0, null);
    }

    /** The verdict without an agent's. */
    public static CalibrationRecord found(List<CalibrationIssue> issues) {
        return new CalibrationRecord(SCHEMA, true, issues, List.of(), null, 0, null);
    }

    /** No verdict can be had, for a reason in one line. */
    public static CalibrationRecord unclear(String why) {
        return new CalibrationRecord(SCHEMA, true, List.of(), List.of(), why, 0, null);
    }

    /** What the agent of a session said. */
    public CalibrationRecord answered(String session, List<CalibrationIssue> found, List<String> said) {
        return new CalibrationRecord(schema, true, found, said, null, asked, session);
    }

    /** The agent of a session said nothing that can be read; {@code last}: it is not asked again. */
    public CalibrationRecord unanswered(String session, String why, boolean last) {
        return new CalibrationRecord(schema, last, List.of(), List.of(), why, asked + 1, session);
    }

    /** What the workflow is told; the texts stay here. */
    public CalibrationVerdict verdict() {
        return new CalibrationVerdict(
                issues.stream().map(CalibrationIssue::title).toList(), lines, unclear);
    }
}
