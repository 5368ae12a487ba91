package io.trackyard.payload;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts as they are sent: a server counts the bytes of their JSON, and refuses what is too large together with all that was
 * sent beside it. Whatever comes from outside and has no length of its own is cut by these before it enters a history.
 */
public final class SentText {
    /** What a reason, a note or a refusal may weigh: some lines of a person's language. */
    public static final int REASON = 1_000;

    private static final String ELLIPSIS = "…";
    private static final Pattern NOTE = Pattern.compile("… \\(whole in [^()]+\\)$");

    private SentText() {}

    /** What it weighs, without the quotes around it: Jackson writes an emoji as two escapes of six bytes. */
    public static int bytes(String text) {
        int bytes = 0;
        for (int at = 0; at < text.length(); at++) {
            bytes += bytes(text.charAt(at));
        }
        return bytes;
    }

    /** At most so many bytes, cut between characters. What was cut before keeps the note that says where it is whole. */
    public static String within(String text, int room) {
        return line(text, Integer.MAX_VALUE, room);
    }

    /** The same, and at most so many characters. */
    public static String line(String text, int characters, int room) {
        if (fits(text, characters, room)) {
            return text;
        }
        Matcher note = NOTE.matcher(text);
        return note.find()
                ? cut(text.substring(0, note.start()), characters, room, note.group())
                : cut(text, characters, room, ELLIPSIS);
    }

    /** At most so many bytes; one that is cut says where all of it is kept, {@code place}. */
    public static String within(String text, int room, String place) {
        return fits(text, Integer.MAX_VALUE, room) || NOTE.matcher(text).find()
                ? within(text, room)
                : cut(text, Integer.MAX_VALUE, room, "… (whole in " + place + ")");
    }

    private static boolean fits(String text, int characters, int room) {
        return text.codePointCount(0, text.length()) <= characters && bytes(text) <= room;
    }

    /** A note that has no room itself is of no use to anybody. */
    private static String cut(String text, int characters, int room, String note) {
        int left = room - bytes(note);
        int places = characters - note.length();
        if (left < 0 || places < 0) {
            return note.equals(ELLIPSIS) ? "" : cut(text, characters, room, ELLIPSIS);
        }
        int end = 0;
        while (end < text.length() && places > 0) {
            int next = text.offsetByCodePoints(end, 1);
            left -= bytes(text.substring(end, next));
            if (left < 0) {
                break;
            }
            places--;
            end = next;
        }
        return text.substring(0, end) + note;
    }

    private static int bytes(char character) {
        if (character == '"' || character == '\\') {
            return 2;
        }
        if (Character.isISOControl(character) || Character.isSurrogate(character)) {
            return 6;
        }
        if (character < 0x80) {
            return 1;
        }
        return character < 0x800 ? 2 : 3;
    }
}
