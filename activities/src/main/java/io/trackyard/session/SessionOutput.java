package io.trackyard.session;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads an output file that is still being written, by whole lines and from where the last reader stopped: a worker that
 * takes over goes on at the byte offset that its predecessor reported.
 */
public final class SessionOutput {
    /** Read at once, so that a worker that comes late to a long output does not hold all of it. */
    private static final int CHUNK_BYTES = 1024 * 1024;

    private final Path file;

    SessionOutput(Path file) {
        this.file = file;
    }

    /**
     * Some lines, without their line ends.
     *
     * @param next the offset to read from next
     */
    public record Lines(List<String> lines, long next) {}

    /** The file, for those who want it as a whole. */
    public Path file() {
        return file;
    }

    /** The lines completed since the offset, as many as fit into one reading; none where there are none yet. */
    public Lines linesFrom(long offset) throws IOException {
        return read(offset, false);
    }

    /** As {@link #linesFrom}, and the last line also without a line end: for an output that nobody writes to any more. */
    public Lines lastLinesFrom(long offset) throws IOException {
        return read(offset, true);
    }

    private Lines read(long offset, boolean partial) throws IOException {
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "r")) {
            if (offset > opened.length()) {
                return new Lines(List.of(), opened.length()); // it was trimmed
            }
            long available = opened.length() - offset;
            for (int size = CHUNK_BYTES; ; size *= 2) {
                byte[] bytes = new byte[(int) Math.max(0, Math.min(size, available))];
                opened.seek(offset);
                opened.readFully(bytes);
                boolean all = bytes.length == Math.max(0, available);
                int end = all && partial ? bytes.length : afterLastLine(bytes);
                if (end > 0 || all) {
                    String text = new String(bytes, 0, end, StandardCharsets.UTF_8);
                    return new Lines(text.lines().toList(), offset + end);
                }
            }
        }
    }

    private static int afterLastLine(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }
}
