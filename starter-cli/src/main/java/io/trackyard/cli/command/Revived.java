package io.trackyard.cli.command;

import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.Yard;

/** Tells a person that something had died and is back. */
final class Revived {
    private Revived() {}

    static void say(Yard yard, OutputOptions output, boolean workerStarted) {
        if (workerStarted) {
            output.say(yard.around(), "The worker of this machine was not running; it was started again.");
        }
    }
}
