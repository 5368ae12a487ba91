package io.trackyard.server;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file the server prints to. One earlier file is kept. */
record ServerLog(Path path) {

    private static final long ROTATED_ABOVE = 10_000_000;

    /** More than the trace of a crash takes. */
    private static final int TAIL_BYTES = 65_536;

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

    /** What was printed since a place in it; of much, the end. */
    String tail(long since) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(Math.max(since, file.length() - TAIL_BYTES));
            byte[] bytes = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            return "(" + path + " cannot be read)";
        }
    }
}
