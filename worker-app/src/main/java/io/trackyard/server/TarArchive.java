package io.trackyard.server;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Takes one file out of a gzipped tar archive. Reads the fields that the POSIX ustar header has at fixed places; long
 * names, which need more, do not occur at the top of a release archive.
 */
final class TarArchive {

    private static final int BLOCK = 512;
    private static final int NAME_LENGTH = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int OCTAL = 8;

    private TarArchive() {}

    /** Writes the file of that name. */
    static void extract(Path archive, String name, Path to) throws IOException {
        try (InputStream packed = Files.newInputStream(archive);
                InputStream blocks = new GZIPInputStream(packed)) {
            for (byte[] header = blocks.readNBytes(BLOCK);
                    header.length == BLOCK && header[0] != 0;
                    header = blocks.readNBytes(BLOCK)) {
                long size = Long.parseLong(text(header, SIZE_AT, SIZE_LENGTH), OCTAL);
                if (text(header, 0, NAME_LENGTH).equals(name)) {
                    copy(blocks, size, to);
                    return;
                }
                blocks.skipNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
            }
        }
        throw new IOException("%s holds no file '%s'".formatted(archive.getFileName(), name));
    }

    private static void copy(InputStream from, long size, Path to) throws IOException {
        try (OutputStream file = Files.newOutputStream(to)) {
            byte[] buffer = new byte[1 << 16];
            for (long left = size; left > 0; ) {
                int read = from.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new EOFException("the archive ends inside " + to.getFileName());
                }
                file.write(buffer, 0, read);
                left -= read;
            }
        }
    }

    private static String text(byte[] header, int from, int length) {
        String field = new String(header, from, length, StandardCharsets.US_ASCII);
        int end = field.indexOf('\0');
        return (end < 0 ? field : field.substring(0, end)).strip();
    }
}
