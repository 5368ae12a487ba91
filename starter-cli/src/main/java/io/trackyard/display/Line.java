package io.trackyard.display;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One line for a person, with the tone of each of its parts. Colour is put in only when it is rendered, so that widths
 * are those of the text. Control characters become spaces: a task's title must not steer the terminal.
 */
public final class Line {
    /** Control characters, line separators, and the marks that reverse the direction of what follows them. */
    private static final Pattern UNSHOWN = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");

    static final Line EMPTY = new Line(List.of());

    private final List<Span> spans;

    private Line(List<Span> spans) {
        this.spans = List.copyOf(spans);
    }

    /** A part of a line in one tone. */
    record Span(Tone tone, String text) {
        Span {
            text = UNSHOWN.matcher(text).replaceAll(" ");
        }
    }

    static Line of(String text) {
        return EMPTY.plus(text);
    }

    static Line of(Tone tone, String text) {
        return EMPTY.plus(tone, text);
    }

    static Line of(List<Span> spans) {
        return new Line(spans);
    }

    Line plus(String text) {
        return plus(Tone.PLAIN, text);
    }

    Line plus(Tone tone, String text) {
        List<Span> longer = new ArrayList<>(spans);
        longer.add(new Span(tone, text));
        return new Line(longer);
    }

    Line plus(Line other) {
        List<Span> longer = new ArrayList<>(spans);
        longer.addAll(other.spans);
        return new Line(longer);
    }

    List<Span> spans() {
        return spans;
    }

    /** In columns. */
    int width() {
        return Columns.of(text());
    }

    /** Within a width, an ellipsis at its end where something was left out. */
    Line cut(int width) {
        if (width() <= width) {
            return this;
        }
        List<Span> kept = new ArrayList<>();
        int left = width;
        for (Span span : spans) {
            int wide = Columns.of(span.text());
            if (wide >= left) {
                // one column more than there is makes the cut visible even where the span itself would just fit
                kept.add(new Span(span.tone(), Columns.cut(span.text() + "  ", left)));
                break;
            }
            kept.add(span);
            left -= wide;
        }
        return new Line(kept);
    }

    /** Filled up with spaces to a column. */
    Line to(int column) {
        return plus(" ".repeat(Math.max(0, column - width())));
    }

    /** Without its tones. */
    public String text() {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }

    /** For a stream, without a line feed. */
    public String render(Style style) {
        if (!style.colour()) {
            return text().stripTrailing();
        }
        return spans.stream()
                .map(span -> span.tone().coloured(span.text()))
                .collect(Collectors.joining())
                .stripTrailing();
    }

    @Override
    public String toString() {
        return text();
    }
}
