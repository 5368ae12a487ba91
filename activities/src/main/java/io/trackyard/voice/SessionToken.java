package io.trackyard.voice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * By which a session is known: the name of its task, so that any worker finds what is kept of it, and a secret that nobody
 * can guess. Only the session holds it; what is kept is the secret's digest.
 *
 * @param repository the id of its run's repository
 * @param run its run's name
 * @param task its task's id
 */
record SessionToken(String repository, String run, String task, String secret) {
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** One that there never was before. */
    static SessionToken fresh(String repository, String run, String task) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new SessionToken(repository, run, task, ENCODER.encodeToString(secret));
    }

    /** The one that a session shows; empty where that is none. */
    static Optional<SessionToken> parse(String text) {
        List<String> parts = List.of(text.split("\\.", -1));
        if (parts.size() != 4 || parts.stream().anyMatch(String::isEmpty)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new SessionToken(decode(parts.get(0)), decode(parts.get(1)), decode(parts.get(2)), parts.get(3)));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }

    /** What the session shows. */
    String text() {
        return String.join(".", encode(repository), encode(run), encode(task), secret);
    }

    /** What is kept of the secret. */
    String digest() {
        return HexFormat.of().formatHex(sha256(secret));
    }

    /** Whether a digest is that of the secret; takes as long for one that nearly is. */
    boolean answersTo(String digest) {
        return MessageDigest.isEqual(
                digest().getBytes(StandardCharsets.US_ASCII), digest.getBytes(StandardCharsets.US_ASCII));
    }

    private static String encode(String text) {
        return ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }
}
