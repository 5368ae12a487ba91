package io.trackyard.display;

/** What a piece of text says by its colour, beside what its words say anyway. */
enum Tone {
    PLAIN(""),
    /** What a line is about. */
    STRONG("1"),
    /** What to type: never broken over lines, so that it can be pasted. */
    COMMAND("1"),
    /** What can be left unread. */
    FAINT("2"),
    GOOD("32"),
    BAD("31"),
    /** A person may want to do something about it. */
    WARN("33");

    /** The parameter of the "select graphic rendition" sequence (ECMA-48, 8.3.117); empty for none. */
    private final String code;

    Tone(String code) {
        this.code = code;
    }

    /** The text between the sequences that switch this tone on and off. */
    String coloured(String text) {
        return code.isEmpty() || text.isBlank() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
