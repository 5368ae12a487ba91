package io.trackyard.source.scope;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The words of a text, cut where a character is none that paths are written with; a colon is none, so that
 * {@code store.go:15} is read as the file. Cut by hand, since every character of every task is looked at here.
 */
final class PathWords {
    private static final String MARKS_OF_NAMES = "_.-";
    private static final String MARKS_OF_PATHS = MARKS_OF_NAMES + "@+*/";
    private static final List<String> KINDS = List.of("package", "module", "directory", "folder", "crate");

    private final String text;
    private final List<Word> words = new ArrayList<>();

    /** From where in the text up to where. */
    private record Word(int start, int end) {}

    PathWords(String text) {
        this.text = text;
        int at = 0;
        while (at < text.length()) {
            int start = at;
            at = endOfRun(start);
            if (at > start) {
                words.add(new Word(start, at));
            } else {
                at += Character.charCount(text.codePointAt(at));
            }
        }
    }

    private int endOfRun(int start) {
        int at = start;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            if (!belongs(character, MARKS_OF_PATHS)) {
                break;
            }
            at += Character.charCount(character);
        }
        return at;
    }

    private static boolean belongs(int character, String marks) {
        if (character < 0x80) {
            return (character >= 'a' && character <= 'z')
                    || (character >= 'A' && character <= 'Z')
                    || (character >= '0' && character <= '9')
                    || marks.indexOf(character) >= 0;
        }
        return Character.isLetter(character)
                || switch (Character.getType(character)) {
                    case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
                    default -> false;
                };
    }

    /** Those with a slash or a dot: no other word can be told to be a path. */
    Stream<String> likePaths() {
        return words.stream()
                .map(word -> text.substring(word.start(), word.end()))
                .filter(word -> word.indexOf('/') >= 0 || word.indexOf('.') >= 0);
    }

    /** Names that stand before the word for what they are: {@code the export package}. */
    List<String> namesBeforeKinds() {
        List<String> names = new ArrayList<>();
        int taken = 0;
        for (int index = 1; index < words.size(); index++) {
            Word before = words.get(index - 1);
            Word word = words.get(index);
            int end = endOfKind(word);
            int start = end < 0 || !isBlank(before.end(), word.start()) ? before.end() : startOfName(before, taken);
            if (start < before.end()) {
                names.add(text.substring(start, before.end()));
                taken = end;
            }
        }
        return names;
    }

    /** Where the word for a kind ends with which a word begins; -1 where it begins with none. */
    private int endOfKind(Word word) {
        for (String kind : KINDS) {
            int end = word.start() + kind.length();
            if (end <= word.end()
                    && text.regionMatches(true, word.start(), kind, 0, kind.length())
                    && (end == word.end() || !belongs(text.codePointAt(end), "_"))) {
                return end;
            }
        }
        return -1;
    }

    private boolean isBlank(int start, int end) {
        for (int at = start; at < end; at++) {
            if (" \t\n\u000B\f\r".indexOf(text.charAt(at)) < 0) {
                return false;
            }
        }
        return true;
    }

    private int startOfName(Word word, int taken) {
        int start = word.end();
        while (start > Math.max(word.start(), taken)) {
            int character = text.codePointBefore(start);
            if (!belongs(character, MARKS_OF_NAMES)) {
                break;
            }
            start -= Character.charCount(character);
        }
        return start;
    }
}
