package io.trackyard.cli;

import io.trackyard.cli.RunChoice.Chosen;
import io.trackyard.connection.RunSnapshot;

/** Where a run goes on only at a person's word, so that whoever waits for it would wait for ever. */
public final class Standstill {
    private Standstill() {}

    public static boolean isReached(RunSnapshot run) {
        return ExitStatus.of(run) == ExitStatus.WAITING;
    }

    /** Says what the person has to type. */
    public static void say(Yard yard, OutputOptions output, Chosen run, RunSnapshot snapshot) {
        String option = run.wayFrom(yard.around()).option();
        if (!snapshot.questions().isEmpty()) {
            output.say(
                    yard.around(),
                    "run %1$s waits for your answer. See what it asks with: trackyard answer %1$s%2$s"
                            .formatted(run.name(), option));
            return;
        }
        output.say(
                yard.around(),
                "run %1$s is paused. Go on with: trackyard unpause %1$s%2$s".formatted(run.name(), option));
    }
}
