package io.trackyard.server;

/** A {@link BinarySource} has no program; the message says why, as a sentence part. */
final class SourceUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    SourceUnavailableException(String reason) {
        super(reason);
    }

    SourceUnavailableException(String reason, Throwable cause) {
        super(reason, cause);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
