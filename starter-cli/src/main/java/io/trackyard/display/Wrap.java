package io.trackyard.display;

import io.trackyard.display.Line.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Breaks a line between words, so that nothing of it is lost. A word wider than the width is broken within, but a command or
 * an address never: it has to be pasted or clicked, and a terminal that breaks it itself still knows that it is one.
 */
final class Wrap {
    private static final Pattern WORD = Pattern.compile("\\s+|\\S+");
    private static final Pattern ADDRESS = Pattern.compile("https?://.*");
    private static final int NARROWEST = 8;

    private final int width;
    private final int hang;
    private final List<Line> done = new ArrayList<>();
    private final List<Span> open = new ArrayList<>();
    private int used;

    private Wrap(int width, int hang) {
        this.width = Math.max(NARROWEST, width);
        this.hang = Math.min(hang, this.width / 2);
    }

    /** Whether a word is never broken. */
    static boolean isAddress(String word) {
        return ADDRESS.matcher(word).matches();
    }

    /** At most that many columns wide, commands and addresses apart; all lines but the first are moved in by {@code hang}. */
    static List<Line> of(Line line, int width, int hang) {
        if (line.width() <= width) {
            return List.of(line);
        }
        Wrap wrap = new Wrap(width, hang);
        line.spans().forEach(wrap::add);
        wrap.end();
        return wrap.done;
    }

    /** What has a tone of its own is kept together where a line can hold it, a command wherever it stands. */
    private void add(Span span) {
        if (span.tone() == Tone.COMMAND) {
            command(span);
            return;
        }
        if (span.tone() != Tone.PLAIN && Columns.of(span.text()) <= width - hang) {
            word(span.tone(), span.text());
            return;
        }
        Matcher words = WORD.matcher(span.text());
        while (words.find()) {
            word(span.tone(), words.group());
        }
    }

    private void command(Span span) {
        if (used + Columns.of(span.text()) > width && used > hang) {
            newLine();
        }
        put(span.tone(), span.text());
    }

    private void word(Tone tone, String word) {
        int wide = Columns.of(word);
        if (used + wide > width) {
            if (word.isBlank()) {
                newLine();
                return;
            }
            if (used > hang) {
                newLine();
            }
        }
        String rest = word;
        while (!isAddress(word) && Columns.of(rest) > width - used) {
            String start = Columns.start(rest, width - used);
            put(tone, start);
            rest = rest.substring(start.length());
            newLine();
        }
        put(tone, rest);
    }

    private void put(Tone tone, String text) {
        if (used == hang && !done.isEmpty() && text.isBlank()) {
            return; // no line begins with the space it was broken at
        }
        open.add(new Span(tone, text));
        used += Columns.of(text);
    }

    private void newLine() {
        done.add(Line.of(open));
        open.clear();
        open.add(new Span(Tone.PLAIN, " ".repeat(hang)));
        used = hang;
    }

    private void end() {
        if (used > hang || done.isEmpty()) {
            done.add(Line.of(open));
        }
    }
}
