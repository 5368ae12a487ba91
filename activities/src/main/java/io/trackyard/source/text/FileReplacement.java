package io.trackyard.source.text;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Objects;

/**
 * Replaces a file of a person's as a whole: written aside in the same directory, brought to the disk, renamed. Whoever
 * reads the file meanwhile reads the old text or the new one; a death on the way leaves the old one.
 */
public final class FileReplacement {
    private static final int BYTE_ORDER_MARK = 3;

    private FileReplacement() {}

    /**
     * Gives the file another text, where it still has the one that was read. A byte order mark, permissions and a link to
     * the file stay as they are.
     *
     * @param before the text, as {@link SourceFile#text()} gave it
     * @return whether it was written; not where somebody else wrote meanwhile
     * @throws ProblemException {@code unwritable} where the directory cannot be written to
     */
    public static boolean write(SourceFile file, String before, String after) {
        byte[] old = before.getBytes(StandardCharsets.UTF_8);
        byte[] content = after.getBytes(StandardCharsets.UTF_8);
        try {
            byte[] there = Files.readAllBytes(file.path());
            int mark = there.length - old.length; // nothing but a byte order mark is left out of a text
            boolean same = (mark == 0 || mark == BYTE_ORDER_MARK)
                    && Arrays.equals(there, mark, there.length, old, 0, old.length);
            if (same) {
                byte[] whole = Arrays.copyOf(there, mark + content.length);
                System.arraycopy(content, 0, whole, mark, content.length);
                replace(file.path(), whole);
            }
            return same;
        } catch (IOException failure) {
            throw unwritable(file, failure);
        }
    }

    /**
     * Makes a file that is not there, whole at once.
     *
     * @return whether it was made; not where somebody else made it meanwhile
     * @throws ProblemException {@code unwritable} where the directory cannot be written to
     */
    public static boolean create(SourceFile file, String text) {
        try {
            Path directory = Objects.requireNonNull(file.path().toAbsolutePath().getParent(), "a file lies somewhere");
            Path aside = Files.createTempFile(directory, file.path().getFileName() + ".", ".tmp");
            try {
                fill(aside, text.getBytes(StandardCharsets.UTF_8));
                makeReadable(aside);
                Files.move(aside, file.path());
                return true;
            } catch (FileAlreadyExistsException another) {
                return false;
            } finally {
                Files.deleteIfExists(aside);
            }
        } catch (IOException failure) {
            throw unwritable(file, failure);
        }
    }

    /**
     * Puts a text in the place of a file, whatever it held; what it was is kept beside it under a name that was free.
     *
     * @return where it is kept: the name of the file with {@code .bak} behind, and a number where that was taken
     * @throws ProblemException {@code unwritable} where the directory cannot be written to
     */
    public static SourceFile keepAndReplace(SourceFile file, String text) {
        try {
            SourceFile kept = keep(file);
            replace(file.path(), text.getBytes(StandardCharsets.UTF_8));
            return kept;
        } catch (IOException failure) {
            throw unwritable(file, failure);
        }
    }

    private static SourceFile keep(SourceFile file) throws IOException {
        for (int number = 1; ; number++) {
            String ending = number == 1 ? ".bak" : ".bak" + number;
            Path kept = file.path().resolveSibling(file.path().getFileName() + ending);
            try {
                Files.copy(file.path(), kept, StandardCopyOption.COPY_ATTRIBUTES);
                return new SourceFile(kept, file.name() + ending);
            } catch (FileAlreadyExistsException taken) {
                continue;
            }
        }
    }

    /** A temporary file is its owner's alone; what takes its place is meant for others too. */
    private static void makeReadable(Path file) throws IOException {
        if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    /** A file, or the directory it lies in, cannot be written to. */
    public static ProblemException unwritable(SourceFile file, IOException failure) {
        return Problem.of(Fault.ENVIRONMENT, "unwritable")
                .what("%s cannot be written", file.name())
                .why("%s", failure)
                .at(file.name(), null)
                .exception(failure);
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Path target = file.toRealPath();
        Path aside = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".tmp");
        try {
            fill(aside, content);
            copyPermissions(target, aside);
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static void fill(Path aside, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (view != null) {
            PosixFileAttributes attributes = view.readAttributes();
            Files.setPosixFilePermissions(to, attributes.permissions());
        }
    }
}
