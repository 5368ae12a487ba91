package io.trackyard.report;

import io.trackyard.run.CalibrationStatus;
import io.trackyard.runfiles.CalibrationIssue;
import java.util.List;
import java.util.Optional;

/**
 * A phase of a run.
 *
 * @param label what its source calls it
 * @param calibration how its calibration stands; empty where it has none, or nobody has looked yet
 * @param rounds what each look found, in order
 */
public record PhaseReport(
        int number,
        Optional<String> label,
        List<TrackReport> tracks,
        Optional<CalibrationStatus> calibration,
        List<Round> rounds) {
    public PhaseReport {
        tracks = List.copyOf(tracks);
        rounds = List.copyOf(rounds);
    }

    /**
     * One look.
     *
     * @param lines what an agent said
     * @param unclear why it came to no verdict
     */
    public record Round(int number, List<CalibrationIssue> issues, List<String> lines, Optional<String> unclear) {
        public Round {
            issues = List.copyOf(issues);
            lines = List.copyOf(lines);
        }
    }

    /**
     * A track.
     *
     * @param label the files it is about
     */
    public record TrackReport(String name, String label, List<TaskReport> tasks) {
        public TrackReport {
            tasks = List.copyOf(tasks);
        }
    }
}
