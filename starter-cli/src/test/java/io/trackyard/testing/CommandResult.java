package io.trackyard.testing;

import java.util.List;

/** What a command typed in a yard came to. */
public record CommandResult(List<String> arguments, int exitCode, String out, String err) {

    /** Fails the test unless the exit code is 0; {@link CommandResultAssert} says more. */
    public CommandResult succeeds() {
        CommandResultAssert.assertThat(this).exitsWith(0);
        return this;
    }
}
