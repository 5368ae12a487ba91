package io.trackyard.source;

import io.trackyard.plan.Check;
import io.trackyard.policy.Calibration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a phase is looked at before the next one starts; an empty list says that no command does. */
public record CalibratingSettings(
        @Nullable List<Check> calibrators,
        @Nullable Boolean agent,
        @Nullable Integer rounds) {
    /** Nothing said. */
    public static final CalibratingSettings NONE = new CalibratingSettings(null, null, null);

    CalibratingSettings over(CalibratingSettings below) {
        return new CalibratingSettings(
                Settings.first(calibrators, below.calibrators),
                Settings.first(agent, below.agent),
                Settings.first(rounds, below.rounds));
    }

    Calibration calibration() {
        return new Calibration(
                calibrators == null ? List.of() : calibrators,
                Boolean.TRUE.equals(agent),
                rounds == null ? Calibration.ROUNDS : rounds);
    }
}
