package io.trackyard.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what a program printed by lines, a line that is too long to be one by pieces: a program may print what it likes. */
final class LogText implements AutoCloseable {
    /** No line that a person wrote is longer. */
    private static final int LONGEST = 64 * 1024;

    private final Reader reader;
    private int pending = -1;

    private LogText(Reader reader) {
        this.reader = reader;
    }

    /** What the charset cannot read is replaced. */
    static LogText of(Path file, Charset charset) throws IOException {
        // not Files.newBufferedReader: it refuses what is not of its charset
        return new LogText(new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset)));
    }

    /** The next line with its end, or a piece of one; empty after the last. */
    Optional<String> next() throws IOException {
        StringBuilder text = new StringBuilder();
        int character = pending >= 0 ? pending : reader.read();
        pending = -1;
        while (character >= 0) {
            text.append((char) character);
            if (character == '\n') {
                break;
            }
            character = reader.read();
            // a word is not divided unless it is as long as a page: it may be a secret
            boolean mayEnd = text.length() >= LONGEST && Character.isWhitespace(character);
            if (mayEnd && character != '\n' || text.length() >= 2 * LONGEST) {
                pending = character;
                break;
            }
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
    }

    /** The rest, without line ends; a carriage return ends a line too. */
    Stream<String> lines() {
        return Stream.generate(this::read)
                .takeWhile(Optional::isPresent)
                .flatMap(text -> text.get().lines());
    }

    private Optional<String> read() {
        try {
            return next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
