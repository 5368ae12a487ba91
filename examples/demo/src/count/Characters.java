package count;

/** Counts characters as a reader does: an emoji is one. */
public final class Characters {
    private Characters() {}

    public static int count(String text) {
        return text.codePointCount(0, text.length());
    }
}
