package io.trackyard.background.host;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The result of a task: what its agent printed, of a long output the end. */
final class ResultTail {
    /** As much as a person or an agent takes in; all of it stays in the session's directory. */
    static final int BYTES = 64 * 1024;

    private ResultTail() {}

    /** From the beginning of a line; with a first line that says where the rest is, if there is more. */
    static String of(Path output) {
        if (!Files.isRegularFile(output)) {
            return "";
        }
        try (RandomAccessFile file = new RandomAccessFile(output.toFile(), "r")) {
            long start = Math.max(0, file.length() - BYTES);
            byte[] bytes = new byte[(int) (file.length() - start)];
            file.seek(start);
            file.readFully(bytes);
            int from = start == 0 ? 0 : lineStart(bytes);
            String text = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
            return start == 0 ? text : "[%d bytes before this are in %s]%n%s".formatted(start + from, output, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + output, e);
        }
    }

    /** Where the first whole line begins; where there is none, the first whole character. */
    private static int lineStart(byte[] bytes) {
        for (int at = 0; at < bytes.length - 1; at++) {
            if (bytes[at] == '\n') {
                return at + 1;
            }
        }
        int at = 0;
        while (at < bytes.length && (bytes[at] & 0xC0) == 0x80) {
            at++;
        }
        return at;
    }
}
