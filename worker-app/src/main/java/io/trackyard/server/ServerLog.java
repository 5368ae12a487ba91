package io.trackyard.server;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The file the server prints to. One earlier file is kept. */
record ServerLog(Path path) {

    private static final long ROTATED_ABOVE = 10_000_000;
    private static final int TAIL_BYTES = 16_384;
    private static final int TAIL_LINES = 12;

    /**
     * Makes room for a server that is about to start.
     *
     * @return where what it prints will begin
     */
    long begin() throws IOException {
        long size = Files.exists(path) ? Files.size(path) : 0;
        if (size <= ROTATED_ABOVE) {
            return size;
        }
        Files.move(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        return 0;
    }

    /** The last lines printed since a place in it. */
    String tail(long since) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(Math.max(since, file.length() - TAIL_BYTES));
            byte[] bytes = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).strip().lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException unreadable) {
            return "(" + path + " cannot be read)";
        }
    }
}
