package io.trackyard.display;

import io.trackyard.mail.Importance;
import io.trackyard.mail.Message;
import java.util.ArrayList;
import java.util.List;

/** The messages of a run, for people: who to whom, what about, and the text below. */
public final class MailView {
    private static final String INDENT = "       ";

    private MailView() {}

    /** @param moment by whose day the times are told */
    public static List<Line> of(List<Message> messages, Moment moment, int width) {
        if (messages.isEmpty()) {
            return List.of(Line.of("No message yet."));
        }
        List<Line> lines = new ArrayList<>();
        for (Message message : messages) {
            lines.add(Line.of(Tone.FAINT, moment.time(message.at()))
                    .plus("  ")
                    .plus(tone(message.importance()), message.subject())
                    .plus(Tone.FAINT, "  %s → %s".formatted(message.from(), message.to()))
                    .cut(width));
            message.body()
                    .lines()
                    .filter(text -> !text.isBlank())
                    .forEach(text -> lines.add(Line.of(INDENT + text).cut(width)));
        }
        return lines;
    }

    private static Tone tone(Importance importance) {
        return switch (importance) {
            case NORMAL, HIGH -> Tone.STRONG;
            case URGENT -> Tone.BAD;
        };
    }
}
