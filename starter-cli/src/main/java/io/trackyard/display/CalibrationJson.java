package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.run.CalibrationStatus;
import java.util.List;

/** How a calibration stands, as documents have it. */
public record CalibrationJson(
        @JsonProperty("phase") int phase,
        @JsonProperty("round") int round,
        @JsonProperty("stage") String stage,
        @JsonProperty("lines") List<String> lines,
        @JsonProperty("open") List<String> open) {

    public static CalibrationJson of(CalibrationStatus status) {
        return new CalibrationJson(
                status.phase(), status.round(), status.stage().word(), status.lines(), status.open());
    }
}
