package io.trackyard.cli;

/** Opens what a command works with, when it is first needed: {@code --help} and a mistake in the options cost nothing. */
@FunctionalInterface
public interface Yards {
    /** @param output how the command was told to print; the talk of a server that has to be fetched keeps to it */
    Yard open(OutputOptions output);
}
