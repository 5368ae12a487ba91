package io.trackyard.git;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An id (of a task, a run, a source) as one component of a ref name or a file name: ids are text from outside and may hold
 * slashes, dots, spaces or anything else. Two different ids never have the same encoding, not even on a file system that
 * ignores case, and the encoding is a component that both git and a file system take.
 *
 * <pre>
 * a-z 0-9 - _      themselves, a leading '-' excepted
 * A-Z              '+' and the small letter
 * .                itself, unless first, last, before another, or before a final "lock"
 * all else         '=' and two digits for each byte in UTF-8; half a surrogate pair '=u' and four digits
 * over 120 chars   the beginning, '==' and 32 digits of the id's SHA-256
 * </pre>
 *
 * @param value the encoding, at most 120 characters of ASCII
 */
public record EncodedId(String value) {
    /** Half of what file systems allow (255 bytes), which leaves room for the endings that callers and git add. */
    static final int LONGEST = 120;

    private static final int DIGEST_DIGITS = 32;
    private static final String CUT = "==";
    private static final HexFormat HEX = HexFormat.of();

    /** Encodes an id. Refuses the empty one, which names nothing. */
    public static EncodedId of(String id) {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("an id is not empty");
        }
        StringBuilder encoded = new StringBuilder();
        int roomBeforeDigest = 0;
        for (int at = 0; at < id.length(); at += Character.charCount(id.codePointAt(at))) {
            if (encoded.length() <= LONGEST - CUT.length() - DIGEST_DIGITS) {
                roomBeforeDigest = encoded.length();
            }
            append(encoded, id, at);
        }
        return new EncodedId(
                encoded.length() <= LONGEST
                        ? encoded.toString()
                        : encoded.substring(0, roomBeforeDigest) + CUT + digest(id));
    }

    private static void append(StringBuilder encoded, String id, int at) {
        int point = id.codePointAt(at);
        if (point >= 'a' && point <= 'z' || point >= '0' && point <= '9' || point == '_') {
            encoded.append((char) point);
        } else if (point >= 'A' && point <= 'Z') {
            encoded.append('+').append((char) (point - 'A' + 'a'));
        } else if (point == '-' && at > 0 || point == '.' && isPlainDot(id, at)) {
            encoded.append((char) point);
        } else if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            encoded.append("=u").append(HEX.toHexDigits((char) point));
        } else {
            for (byte part : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                encoded.append('=').append(HEX.toHexDigits(part));
            }
        }
    }

    private static boolean isPlainDot(String id, int at) {
        String rest = id.substring(at + 1);
        return at > 0 && !rest.isEmpty() && !rest.startsWith(".") && !rest.equals("lock");
    }

    private static String digest(String id) {
        try {
            // UTF-16, because UTF-8 maps every half surrogate pair to one and the same byte
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_16BE));
            return HEX.formatHex(digest).substring(0, DIGEST_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
