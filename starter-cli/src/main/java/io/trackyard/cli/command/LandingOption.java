package io.trackyard.cli.command;

import io.trackyard.activity.LandingChoice;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What {@code --land} says. */
final class LandingOption {
    private LandingOption() {}

    static LandingChoice parse(@Nullable String text) {
        if (text == null) {
            return LandingChoice.NONE;
        }
        return switch (text) {
            case "ff" -> LandingChoice.FAST_FORWARD;
            case "merge" -> LandingChoice.MERGE;
            default ->
                throw Problem.of(Fault.USER, "usage")
                        .what("--land takes ff or merge, not '%s'", text)
                        .remedy("trackyard run --help", "see the options")
                        .exception();
        };
    }
}
