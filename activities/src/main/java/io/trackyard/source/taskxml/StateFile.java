package io.trackyard.source.taskxml;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.source.text.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;

/** Puts a text into the place of a file: written aside, onto the disk, and renamed, so that no reader meets half of it. */
final class StateFile {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private StateFile() {}

    /** Keeps who may read it, a byte order mark, and a link that leads to it. */
    static void replace(SourceFile file, String text) {
        try {
            boolean exists = Files.exists(file.path());
            Path place = exists ? file.path().toRealPath() : file.path();
            Path aside = place.resolveSibling(place.getFileName() + ".tmp");
            write(aside, exists && startsWithMark(place), text);
            if (exists) {
                keepPermissions(place, aside);
            }
            Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw notWritten(file, failure);
        }
    }

    static ProblemException notWritten(SourceFile file, IOException failure) {
        return Problem.of(Fault.ENVIRONMENT, "state-not-written")
                .what("%s cannot be written", file.name())
                .why("%s", failure)
                .at(file.name(), null)
                .exception(failure);
    }

    private static void write(Path file, boolean marked, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer[] parts = {
                ByteBuffer.wrap(marked ? BYTE_ORDER_MARK : new byte[0]),
                ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))
            };
            while (parts[1].hasRemaining()) {
                channel.write(parts);
            }
            channel.force(true);
        }
    }

    private static boolean startsWithMark(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return Arrays.equals(stream.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK);
        }
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (view != null) {
            Files.setPosixFilePermissions(to, view.readAttributes().permissions());
        }
    }
}
