package io.trackyard.display;

import io.trackyard.connection.RunSnapshot;
import io.trackyard.run.CalibrationStatus;
import io.trackyard.run.CalibrationStatus.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the calibration of the phase that runs stands, and what of others is open. */
final class CalibrationView {
    private static final int INDENT = 14;
    private static final int MOST_ISSUES = 5;

    private CalibrationView() {}

    /** {@code calibrating, round 2}, as long as the phase waits for it. */
    static Optional<String> standing(RunSnapshot snapshot) {
        return ofPhase(snapshot)
                .filter(now -> now.stage() != Stage.PASSED && now.stage() != Stage.LEFT)
                .filter(now -> !snapshot.state().isOver())
                .map(CalibrationStatus::words);
    }

    /** What was said last; empty where nobody has looked. */
    static List<Line> of(RunSnapshot snapshot, int width) {
        List<Line> lines = new ArrayList<>();
        ofPhase(snapshot).ifPresent(now -> {
            List<String> said = new ArrayList<>(now.lines());
            said.addAll(open(now));
            if (!said.isEmpty()) {
                lines.add(Line.EMPTY);
                rows("calibration", said, width, lines);
            }
        });
        return lines;
    }

    /** What phases of a run that is over were let be with; empty where that is nothing. */
    static List<Line> left(RunSnapshot snapshot, int width) {
        List<Line> lines = new ArrayList<>();
        for (CalibrationStatus phase : snapshot.calibrations()) {
            if (phase.stage() != Stage.PASSED) {
                List<String> said = new ArrayList<>(List.of("phase %d: %s".formatted(phase.phase(), phase.words())));
                said.addAll(open(phase));
                lines.add(Line.EMPTY);
                rows("calibration", said, width, lines);
            }
        }
        return lines;
    }

    private static Optional<CalibrationStatus> ofPhase(RunSnapshot snapshot) {
        return snapshot.calibrations().stream()
                .filter(now -> now.phase() == snapshot.phase())
                .findFirst();
    }

    private static List<String> open(CalibrationStatus now) {
        List<String> open = new ArrayList<>(
                now.open().subList(0, Math.min(MOST_ISSUES, now.open().size())));
        if (open.size() < now.open().size()) {
            open.add("and %,d more".formatted(now.open().size() - open.size()));
        }
        return open;
    }

    private static void rows(String heading, List<String> rows, int width, List<Line> lines) {
        String lead = heading;
        for (String row : rows) {
            lines.addAll(Wrap.of(
                    Line.of(Tone.WARN, ("%-" + INDENT + "s").formatted(lead)).plus(row), width, INDENT));
            lead = "";
        }
    }
}
