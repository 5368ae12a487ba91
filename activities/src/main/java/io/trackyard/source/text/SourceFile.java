package io.trackyard.source.text;

import io.trackyard.plan.PlanFaults;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file a person or another program wrote, and the name under which the person knows it.
 *
 * @param path where it lies
 * @param name relative to the repository where it lies inside, else its path
 */
public record SourceFile(Path path, String name) {
    /** More than any plan that was ever seen, and little enough to be held in memory a few times. */
    public static final long LARGEST = 64L << 20;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    public static SourceFile of(Path repository, Path path) {
        Path inside = repository.toAbsolutePath().normalize();
        Path full = path.toAbsolutePath().normalize();
        return new SourceFile(
                path, full.startsWith(inside) ? inside.relativize(full).toString() : path.toString());
    }

    /**
     * The text, without a byte order mark.
     *
     * @throws ProblemException where it cannot be read, is too large or is no text, with the line
     */
    public String text() {
        byte[] bytes = bytes();
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            int zero = text.indexOf('\0');
            if (zero >= 0) {
                throw broken(lineOf(text, zero), "there is a zero byte in this line; the file is no text");
            }
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException wrong) {
            throw broken(lineOfFirstBadByte(bytes), "this line is not UTF-8 text");
        }
    }

    private byte[] bytes() {
        try {
            if (Files.size(path) > LARGEST) {
                throw broken(null, "the file is larger than " + (LARGEST >> 20) + " MiB");
            }
            return Files.readAllBytes(path);
        } catch (IOException failure) {
            throw Problem.of(Fault.USER, "unreadable")
                    .what("%s cannot be read", name)
                    .why("%s", failure)
                    .at(name, null)
                    .exception(failure);
        }
    }

    public ProblemException broken(@Nullable Integer line, String what) {
        return new ProblemException(PlanFaults.unreadable(name, line, what));
    }

    private static int lineOf(String text, int end) {
        return 1
                + (int) text.substring(0, end)
                        .chars()
                        .filter(character -> character == '\n')
                        .count();
    }

    /** Bad bytes decode to the replacement character; an honest one before them is rare and only moves the line. */
    private static int lineOfFirstBadByte(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return lineOf(text, Math.max(0, text.indexOf('\uFFFD')));
    }
}
