package io.trackyard.runfiles;

import io.trackyard.process.Command;
import io.trackyard.process.Fence;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file aside, onto the disk, and into its place: whoever reads it, after a crash too, finds one whole version. */
public final class DurableFile {
    private DurableFile() {}

    /** Puts this content into the file's place. */
    public static void replace(Path file, byte[] content) throws IOException {
        Files.move(aside(file, content), file, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Puts this content into the file's place, unless whoever asks was overtaken.
     *
     * @param fence lets it take its place
     */
    public static void replace(Path file, byte[] content, Fence fence) throws IOException {
        Path aside = aside(file, content);
        try {
            fence.demand(Command.of("mv", "-f", "--", aside.toString(), file.toString()));
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /** Under a name of its own: of two that write at once, one may have been frozen in the middle and overtaken. */
    private static Path aside(Path file, byte[] content) throws IOException {
        Path aside = file.resolveSibling("%s.%s.new".formatted(file.getFileName(), UUID.randomUUID()));
        try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            return aside;
        } catch (IOException failed) {
            Files.deleteIfExists(aside);
            throw failed;
        }
    }
}
