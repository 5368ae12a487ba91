package io.trackyard.calibration;

import io.trackyard.activity.CalibrationRequest;
import io.trackyard.runfiles.CalibrationFiles;
import io.trackyard.runfiles.OpenRun;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which round of which phase's calibration it is, and what it is known by.
 *
 * @param files what is known of it
 */
record CalibrationPlace(OpenRun run, int phase, int round, CalibrationFiles files) {

    static CalibrationPlace of(OpenRun run, CalibrationRequest request) {
        return new CalibrationPlace(
                run,
                request.phase(),
                request.round(),
                new CalibrationFiles(run.directory().calibration(request.phase(), request.round())));
    }

    /** {@code 2.1}: the first round of the second phase. */
    String name() {
        return phase + "." + round;
    }

    /** All the variables that a calibrator sees. */
    Map<String, String> environment(Map<String, String> more) {
        Map<String, String> variables =
                new LinkedHashMap<>(run.directory().environment().variables());
        variables.put("TRACKYARD_RUN", run.address().run());
        variables.put("TRACKYARD_CALIBRATION", name());
        variables.put("TRACKYARD_BASE", run.plan().base());
        variables.putAll(more);
        return variables;
    }
}
