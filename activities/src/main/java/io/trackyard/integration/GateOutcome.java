package io.trackyard.integration;

import io.trackyard.verify.CheckResult;
import java.util.Optional;

/**
 * How a gate came out.
 *
 * @param red the command that failed, in the second run of two
 * @param flaky the command that failed in the first run, where all passed in the second
 */
public record GateOutcome(Optional<CheckResult> red, Optional<CheckResult> flaky) {
    static final GateOutcome GREEN = new GateOutcome(Optional.empty(), Optional.empty());
}
