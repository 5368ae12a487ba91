package io.trackyard.cli;

import io.trackyard.problem.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * From where a person is to where commands about a run work: in its repository, with {@code trackyard} on the PATH. Advice
 * that fails when it is pasted is worse than none.
 */
public final class WayThere {
    private static final String PROGRAM = "trackyard";

    private final Surroundings around;
    private final Path repository;

    /** @param repository what the commands are about */
    public WayThere(Surroundings around, Path repository) {
        this.around = around;
        this.repository = repository;
    }

    /** The commands to type first, in order; none where the person is there. */
    public List<String> commands() {
        List<String> commands = new ArrayList<>();
        program().ifPresent(home -> commands.add("PATH=\"$PATH\":" + ShellWord.of(home.toString())));
        if (isElsewhere()) {
            commands.add("cd " + ShellWord.of(repository.toString()));
        }
        return commands;
    }

    /** The option that a command needs where it is typed here; empty where it needs none. */
    public String option() {
        return isElsewhere() ? " --repo " + ShellWord.of(repository.toString()) : "";
    }

    private boolean isElsewhere() {
        try {
            return !around.directory().toRealPath().startsWith(repository.toRealPath());
        } catch (IOException unknown) {
            return true;
        }
    }

    /** Where the program lies, if it does and no PATH leads to it. */
    private Optional<Path> program() {
        boolean onPath = Stream.of(around.environment().getOrDefault("PATH", "").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, PROGRAM)));
        return Optional.of(around.home()).filter(home -> !onPath && Files.isExecutable(home.resolve(PROGRAM)));
    }
}
