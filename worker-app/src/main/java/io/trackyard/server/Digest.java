package io.trackyard.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files that were fetched. */
final class Digest {

    private Digest() {}

    /**
     * Refuses a file that is not what was asked for.
     *
     * @param expected in hexadecimal
     */
    static void check(Path file, String expected) throws IOException, SourceUnavailableException {
        String actual = of(file);
        if (!actual.equalsIgnoreCase(expected)) {
            throw new SourceUnavailableException(
                    "%s has SHA-256 %s, not %s: it is not used".formatted(file.getFileName(), actual, expected));
        }
    }

    static String of(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                DigestInputStream digested = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("every Java platform has SHA-256", cause);
        }
    }
}
