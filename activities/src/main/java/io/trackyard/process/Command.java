package io.trackyard.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What to run and under which conditions: arguments, directory, the whole environment, standard input and a time limit.
 * Immutable. Nothing is inherited from this process: a variable that is not in {@link #environment()} is not there.
 */
public final class Command {
    /** Long enough for any single git call on a large repository, short enough that a hanging one is noticed. */
    public static final Duration DEFAULT_LIMIT = Duration.ofMinutes(2);

    private static final long ANY_AMOUNT = Long.MAX_VALUE;

    private final List<String> arguments;
    private final Path directory;
    private final Map<String, String> environment;
    private final byte[] input;
    private final Duration limit;
    private final boolean leavesNothing;
    private final long mostPrinted;

    private Command(
            List<String> arguments,
            Path directory,
            Map<String, String> environment,
            byte[] input,
            Duration limit,
            boolean leavesNothing,
            long mostPrinted) {
        this.arguments = arguments;
        this.directory = directory;
        this.environment = environment;
        this.input = input;
        this.limit = limit;
        this.leavesNothing = leavesNothing;
        this.mostPrinted = mostPrinted;
    }

    /**
     * A command of a program and its arguments, in the current directory, with an empty environment, empty standard
     * input and {@link #DEFAULT_LIMIT}.
     *
     * @throws IllegalArgumentException when there is no program
     */
    public static Command of(List<String> arguments) {
        if (arguments.isEmpty() || arguments.get(0).isEmpty()) {
            throw new IllegalArgumentException("a command names a program: " + arguments);
        }
        return new Command(
                List.copyOf(arguments), Path.of(""), Map.of(), new byte[0], DEFAULT_LIMIT, false, ANY_AMOUNT);
    }

    /** {@link #of(List)} for arguments written out. */
    public static Command of(String... arguments) {
        return of(List.of(arguments));
    }

    /** A command line given by a person, run as {@code sh -c}. Never for text that comes from a task. */
    public static Command shell(String line) {
        return of("sh", "-c", line);
    }

    /** The same command with other arguments: how a guard or a detachment puts itself in front. */
    public Command withArguments(List<String> other) {
        Command checked = of(other);
        return new Command(checked.arguments, directory, environment, input, limit, leavesNothing, mostPrinted);
    }

    /** The same command in another directory. */
    public Command in(Path other) {
        return new Command(arguments, other, environment, input, limit, leavesNothing, mostPrinted);
    }

    /** The same command with this environment and no other variable. */
    public Command withEnvironment(Map<String, String> whole) {
        return new Command(
                arguments,
                directory,
                Collections.unmodifiableMap(new TreeMap<>(whole)),
                input,
                limit,
                leavesNothing,
                mostPrinted);
    }

    /** The same command with one more variable, or another value of it. */
    public Command withVariable(String name, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, value);
        return withEnvironment(more);
    }

    /** The same command with a tag by which everything it starts is found. */
    public Command tagged(Tag tag) {
        return withVariable(tag.variable(), tag.value());
    }

    /** The same command with these bytes as its standard input. */
    public Command withInput(byte[] bytes) {
        return new Command(arguments, directory, environment, bytes.clone(), limit, leavesNothing, mostPrinted);
    }

    /** The same command with another time limit, longer than nothing. */
    public Command within(Duration other) {
        if (other.isNegative() || other.isZero()) {
            throw new IllegalArgumentException("a time limit is longer than nothing: " + other);
        }
        return new Command(arguments, directory, environment, input, other, leavesNothing, mostPrinted);
    }

    /**
     * The same command, known to start no process that outlives it: nothing is looked for when it has ended by itself. To
     * look through all processes takes longer than a short program runs.
     */
    public Command leavingNothing() {
        return new Command(arguments, directory, environment, input, limit, true, mostPrinted);
    }

    /** The same command, ended when it has printed more bytes than that, on either output. */
    public Command printingAtMost(long bytes) {
        return new Command(arguments, directory, environment, input, limit, leavesNothing, bytes);
    }

    long mostPrinted() {
        return mostPrinted;
    }

    boolean leavesNothing() {
        return leavesNothing;
    }

    public List<String> arguments() {
        return arguments;
    }

    public Path directory() {
        return directory;
    }

    /** The whole environment, in the order of the names. */
    public Map<String, String> environment() {
        return environment;
    }

    public byte[] input() {
        return input.clone();
    }

    public Duration limit() {
        return limit;
    }

    /** The arguments only: an environment may hold secrets. */
    @Override
    public String toString() {
        return String.join(" ", arguments);
    }
}
