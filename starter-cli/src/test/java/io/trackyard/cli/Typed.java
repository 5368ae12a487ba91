package io.trackyard.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * What came of a command line.
 *
 * @param status the exit code
 * @param out standard output
 * @param err standard error
 */
record Typed(int status, String out, String err) {
    /** Types it without a home, a server or a terminal. */
    static Typed of(String... arguments) {
        return in(Map.of(), arguments);
    }

    static Typed in(Map<String, String> environment, String... arguments) {
        return in(environment, Path.of("/nowhere"), "", false, arguments);
    }

    /** Types it in a directory, without a terminal. */
    static Typed at(Path directory, String... arguments) {
        return in(Map.of("PATH", System.getenv("PATH")), directory, "", false, arguments);
    }

    /** Types it in a directory at a terminal, and what a person answers. */
    static Typed answering(Path directory, String answers, String... arguments) {
        return in(Map.of("PATH", System.getenv("PATH")), directory, answers, true, arguments);
    }

    private static Typed in(
            Map<String, String> environment, Path directory, String answers, boolean terminal, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Surroundings around = new Surroundings(
                environment,
                directory,
                Path.of("/nowhere"),
                new PrintWriter(out),
                new PrintWriter(err),
                new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8)),
                new Surroundings.Terminal(terminal, terminal, terminal),
                InstantSource.fixed(Instant.EPOCH));
        int status = new Program(around).run(arguments);
        return new Typed(status, out.toString(), err.toString());
    }

    /** The commands a person is told of, those below a command as two words: {@code bg list}. */
    static List<String> commands() {
        return below(new Program(around()).commandLine(), "").toList();
    }

    private static Stream<String> below(CommandLine line, String path) {
        return line.getSubcommands().entrySet().stream()
                .filter(command ->
                        !command.getValue().getCommandSpec().usageMessage().hidden())
                .flatMap(command -> Stream.concat(
                        Stream.of(path + command.getKey()), below(command.getValue(), path + command.getKey() + " ")));
    }

    static Surroundings around() {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        return new Surroundings(
                Map.of(),
                Path.of("/nowhere"),
                Path.of("/nowhere"),
                nowhere,
                nowhere,
                InputStream.nullInputStream(),
                new Surroundings.Terminal(false, false, false),
                InstantSource.fixed(Instant.EPOCH));
    }
}
