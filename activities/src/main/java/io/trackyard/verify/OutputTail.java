package io.trackyard.verify;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log: what a person or an agent needs of it to see what went wrong. */
public final class OutputTail {
    /** A screen of lines, and no more than an agent reads gladly. */
    private static final int LINES = 60;

    private static final int BYTES = 16 * 1024;

    private OutputTail() {}

    /** The last lines of the file, without the colours of terminals; empty where there is no file. */
    public static List<String> of(Path file) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long start = Math.max(0, log.length() - BYTES);
            byte[] bytes = new byte[(int) (log.length() - start)];
            log.seek(start);
            log.readFully(bytes);
            int first = start == 0 ? 0 : afterFirstLineEnd(bytes);
            List<String> lines = new String(bytes, first, bytes.length - first, StandardCharsets.UTF_8)
                    .replaceAll("\u001B\\[[0-9;?]*[ -/]*[@-~]", "")
                    .lines()
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Half a line is not shown, unless it is all there is. */
    private static int afterFirstLineEnd(byte[] bytes) {
        for (int at = 0; at < bytes.length - 1; at++) {
            if (bytes[at] == '\n') {
                return at + 1;
            }
        }
        return 0;
    }
}
