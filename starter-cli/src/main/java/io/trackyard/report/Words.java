package io.trackyard.report;

import java.util.List;
import java.util.stream.Stream;

/** A line of a page: words with what they are, so that each form of the page can set, and escape, them its way. */
record Words(List<Word> parts) {
    static final Words EMPTY = new Words(List.of());

    Words {
        parts = List.copyOf(parts);
    }

    /** What a word is. */
    enum Look {
        PLAIN,
        STRONG,
        /** A name or a command, as it is typed. */
        CODE,
        GOOD,
        BAD,
        WARN
    }

    /** Words of one look; they may come from anybody. */
    record Word(Look look, String text) {}

    static Words of(String text) {
        return EMPTY.plus(text);
    }

    Words plus(String text) {
        return plus(Look.PLAIN, text);
    }

    Words code(String text) {
        return plus(Look.CODE, text);
    }

    Words plus(Look look, String text) {
        return new Words(
                Stream.concat(parts.stream(), Stream.of(new Word(look, text))).toList());
    }
}
