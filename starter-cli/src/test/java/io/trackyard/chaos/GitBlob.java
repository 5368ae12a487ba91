package io.trackyard.chaos;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The name that git gives a file's content, reckoned here: what a run must come to is not asked of git. */
final class GitBlob {
    private GitBlob() {}

    static String id(String content) {
        try {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update("blob %d\0".formatted(bytes.length).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(bytes));
        } catch (NoSuchAlgorithmException none) {
            throw new AssertionError(none);
        }
    }
}
