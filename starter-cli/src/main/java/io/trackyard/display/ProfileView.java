package io.trackyard.display;

import io.trackyard.display.ProfileOutline.Value;
import java.util.ArrayList;
import java.util.List;

/** Profiles for a person: their list, and all that one of them says. */
public final class ProfileView {
    private static final int INDENT = 2;

    /** A key wider than that moves its own value aside, not those of others. */
    private static final int WIDEST_KEY = 22;

    /** A value wider than that stands alone on its line; what it decides follows below. */
    private static final int WIDEST_VALUE = 16;

    private ProfileView() {}

    /** The profiles there are, with what each is. */
    public static List<Line> of(List<ProfileOutline> profiles, int width) {
        int names = profiles.stream()
                .mapToInt(profile -> Columns.of(profile.name()))
                .max()
                .orElse(0);
        List<Line> lines = new ArrayList<>();
        for (ProfileOutline profile : profiles) {
            Line line = Line.of(Tone.STRONG, profile.name()).to(names + INDENT).plus(profile.about());
            lines.addAll(Wrap.of(line, width, names + INDENT));
        }
        return lines;
    }

    /** One profile: the system's own values, and those that were chosen where the system says nothing. */
    public static List<Line> of(ProfileOutline profile, int width) {
        List<Line> lines = new ArrayList<>();
        lines.addAll(Wrap.of(Line.of(Tone.STRONG, profile.name()).plus(" · " + profile.about()), width, INDENT));
        List<Value> own = profile.values().stream().filter(Value::own).toList();
        List<Value> chosen =
                profile.values().stream().filter(value -> !value.own()).toList();
        if (!own.isEmpty()) {
            lines.add(Line.EMPTY);
            lines.add(Line.of(Tone.STRONG, "The system's own"));
            own.forEach(value -> lines.addAll(value(value, width(profile), width)));
        }
        lines.add(Line.EMPTY);
        String chosenBy = own.isEmpty() ? "Trackyard's own" : "Chosen by Trackyard, where the system says nothing";
        lines.addAll(Wrap.of(Line.EMPTY.plus(Tone.STRONG, chosenBy), width, INDENT));
        chosen.forEach(value -> lines.addAll(value(value, width(profile), width)));
        lines.add(Line.EMPTY);
        lines.addAll(
                Wrap.of(Line.of("Each is a key of " + profile.file() + ", which lies over the profile."), width, 0));
        return lines;
    }

    private static List<Line> value(Value value, int keys, int width) {
        int values = INDENT + keys + INDENT;
        int meanings = values + WIDEST_VALUE + INDENT;
        Line said = Line.of(" ".repeat(INDENT) + value.key())
                .to(values - INDENT)
                .plus(" ".repeat(INDENT))
                .plus(Tone.STRONG, firstLine(value.text()));
        if (said.width() <= meanings - INDENT) {
            return Wrap.of(said.to(meanings).plus(value.meaning()), width, meanings);
        }
        List<Line> lines = new ArrayList<>(Wrap.of(said, width, values));
        lines.addAll(Wrap.of(Line.of(" ".repeat(meanings)).plus(value.meaning()), width, meanings));
        return lines;
    }

    /** What an agent is told is a page; its first line says which it is. */
    private static String firstLine(String text) {
        List<String> lines = text.strip().lines().toList();
        return lines.size() < 2 ? text.strip() : lines.get(0) + " …";
    }

    private static int width(ProfileOutline profile) {
        return profile.values().stream()
                .mapToInt(value -> Columns.of(value.key()))
                .filter(wide -> wide <= WIDEST_KEY)
                .max()
                .orElse(0);
    }
}
