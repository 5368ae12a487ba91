package io.trackyard.testing;

import org.assertj.core.api.AbstractAssert;

/** Assertions on a command that show all of it when they fail. */
public final class CommandResultAssert extends AbstractAssert<CommandResultAssert, CommandResult> {
    private CommandResultAssert(CommandResult actual) {
        super(actual, CommandResultAssert.class);
    }

    public static CommandResultAssert assertThat(CommandResult actual) {
        return new CommandResultAssert(actual);
    }

    public CommandResultAssert exitsWith(int code) {
        if (actual.exitCode() != code) {
            fail("exits with %d".formatted(code));
        }
        return this;
    }

    /** On standard error, where talk goes. */
    public CommandResultAssert says(String text) {
        if (!actual.err().contains(text)) {
            fail("says \"%s\"".formatted(text));
        }
        return this;
    }

    private void fail(String expected) {
        throw failure(
                "expected: trackyard %s %s%nexit code: %d%nstandard output:%n%s%nstandard error:%n%s",
                String.join(" ", actual.arguments()), expected, actual.exitCode(), actual.out(), actual.err());
    }
}
