package io.trackyard.process;

/** The thread that waited for a command was interrupted: the command is ended, the interrupt flag is set again. */
public final class CommandInterruptedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** {@code command}: what was waited for. */
    public CommandInterruptedException(Command command, InterruptedException cause) {
        super("interrupted while waiting for '%s'".formatted(command), cause);
    }
}
