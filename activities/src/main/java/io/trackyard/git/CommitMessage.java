package io.trackyard.git;

/**
 * The message of a commit of Trackyard's. Titles and bodies are text from outside: whatever they hold, the subject stays one
 * line and the trailers stay the last paragraph.
 *
 * @param subject one line
 * @param body may be empty
 */
public record CommitMessage(String subject, String body, Trailers trailers) {
    public CommitMessage {
        subject = subject.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        body = body.replace("\0", "").strip();
        if (subject.isEmpty()) {
            throw new IllegalArgumentException("a commit says what it is");
        }
    }

    String text() {
        return subject
                + "\n"
                + (body.isEmpty() ? "" : "\n" + body + "\n")
                + (trailers.paragraph().isEmpty() ? "" : "\n" + trailers.paragraph());
    }
}
