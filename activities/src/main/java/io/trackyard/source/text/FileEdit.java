package io.trackyard.source.text;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Changes a file that a person or another program wrote. It is replaced as a whole, by a file written aside in the same
 * directory and renamed, so that nobody ever reads half of it; what another program wrote meanwhile is never lost.
 */
public final class FileEdit {
    /** Other programs write such a file a few times in a minute at most. */
    private static final int MOST_TRIES = 10;

    private FileEdit() {}

    /**
     * Changes the text, byte order mark and line ends included. A text that stays as it is is not written.
     *
     * @param change called again where another program changed the file meanwhile
     * @return whether the file was changed
     * @throws io.trackyard.problem.ProblemException where it cannot be read or written now
     */
    public static boolean change(SourceFile file, UnaryOperator<String> change) {
        try {
            Path path = file.path().toRealPath(); // a link stays one
            for (int attempt = 1; attempt <= MOST_TRIES; attempt++) {
                byte[] before = Files.readAllBytes(path);
                String text = decoded(before);
                String changed = change.apply(text);
                if (changed.equals(text)) {
                    return false;
                }
                if (replaced(path, before, changed.getBytes(StandardCharsets.UTF_8))) {
                    return true;
                }
            }
            throw failed(file, "another program writes it all the time");
        } catch (IOException failure) {
            throw failed(file, failure.toString());
        }
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static boolean replaced(Path path, byte[] before, byte[] after) throws IOException {
        Path aside = Files.createTempFile(path.getParent(), ".trackyard-", ".tmp");
        try {
            Files.write(aside, after);
            keepPermissions(path, aside);
            if (!Arrays.equals(before, Files.readAllBytes(path))) {
                return false;
            }
            Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        if (Files.getFileAttributeView(from, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }

    private static RuntimeException failed(SourceFile file, String why) {
        return Problem.of(Fault.ENVIRONMENT, "source-not-written")
                .what("%s cannot be changed", file.name())
                .why("%s", why)
                .exception();
    }
}
