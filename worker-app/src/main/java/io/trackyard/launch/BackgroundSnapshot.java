package io.trackyard.launch;

import io.trackyard.background.BackgroundStatus;
import io.trackyard.background.host.BackgroundCard;
import io.trackyard.background.host.LaunchOutcome;
import java.util.Optional;

/**
 * All that is known of a background task at one moment: what every display is a function of.
 *
 * @param card what it is
 * @param status how it stands
 * @param outcome what came of it, once it is over
 * @param result the end of what its agent printed; empty before
 */
public record BackgroundSnapshot(
        BackgroundCard card, BackgroundStatus status, Optional<LaunchOutcome> outcome, String result) {
    /** Why a task failed of which neither its files nor the server know an end. */
    public static final String LOST = "no server knows it any more; trackyard bg retry launches it again";

    /** Why it failed; empty where it did not. */
    public Optional<String> error() {
        if (status != BackgroundStatus.FAILED) {
            return Optional.empty();
        }
        return Optional.of(outcome.map(LaunchOutcome::error).orElse(LOST));
    }
}
