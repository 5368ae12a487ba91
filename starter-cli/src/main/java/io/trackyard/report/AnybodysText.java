package io.trackyard.report;

/**
 * Text that anybody may have written: a title, a log, a name. What would act on a terminal, or turn the text around, is
 * replaced by a sign that shows that something was there.
 */
final class AnybodysText {
    private static final char REPLACED = '\uFFFD';

    private AnybodysText() {}

    /** Without control characters, but for line feeds and tabs. */
    static String of(String text) {
        StringBuilder shown = new StringBuilder();
        text.replace("\r\n", "\n").codePoints().forEach(sign -> {
            if (sign == '\n' || sign == '\t' || !acts(sign)) {
                shown.appendCodePoint(sign);
            } else {
                shown.append(REPLACED);
            }
        });
        return shown.toString();
    }

    /** In one line. */
    static String inOneLine(String text) {
        return of(text.replaceAll("\\s*[\\r\\n\\u2028\\u2029]+\\s*", " "));
    }

    private static boolean acts(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL, Character.SURROGATE -> true;
            // marks of direction, but not the joiners that scripts and emoji need
            case Character.FORMAT ->
                sign == 0x061C
                        || sign == 0x200E
                        || sign == 0x200F
                        || (sign >= 0x202A && sign <= 0x202E)
                        || (sign >= 0x2066 && sign <= 0x2069);
            default -> false;
        };
    }
}
