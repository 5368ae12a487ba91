package io.trackyard.agent;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The end of a file of text. */
public final class OutputEnd {
    private OutputEnd() {}

    /** From the beginning of a character; empty where there is no file. */
    public static String of(Path output, int mostBytes) {
        if (!Files.isRegularFile(output)) {
            return "";
        }
        try (RandomAccessFile file = new RandomAccessFile(output.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(mostBytes, file.length())];
            boolean isCut = bytes.length < file.length();
            file.seek(file.length() - bytes.length);
            file.readFully(bytes);
            return text(bytes, isCut ? firstCharacter(bytes, 0) : 0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + output, e);
        }
    }

    /** The end of a text, from the beginning of a character. */
    public static String of(String text, int mostBytes) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= mostBytes ? text : text(bytes, firstCharacter(bytes, bytes.length - mostBytes));
    }

    private static String text(byte[] bytes, int from) {
        return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    }

    private static int firstCharacter(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && (bytes[at] & 0xC0) == 0x80) {
            at++;
        }
        return at;
    }
}
