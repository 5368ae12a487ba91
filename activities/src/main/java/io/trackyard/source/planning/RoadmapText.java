package io.trackyard.source.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a {@code ROADMAP.md} that tell how far a phase is: the checkboxes of its plans, its row in the table of
 * progress, its count of plans, and, once all are done, its own checkbox. All else stays, to the byte. Milestones that
 * are folded away in {@code <details>} are over.
 */
final class RoadmapText {
    private static final Pattern CHECKBOX = Pattern.compile("(\\s*[-*+]\\s*\\[)[ ](\\]\\s*(?:\\*\\*)?)(.*)");
    private static final Pattern TICKED = Pattern.compile("\\s*[-*+]\\s*\\[[xX]\\]\\s*(?:\\*\\*)?(.*)");
    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*)");
    private static final Pattern PLANS = Pattern.compile("(\\s*\\*\\*Plans:?\\*\\*:?\\s*)[0-9]+/[0-9]+ plans\\b.*");
    private static final Pattern COUNT = Pattern.compile("\\s*[0-9]+\\s*/\\s*(?:[0-9]+|\\?|TBD)\\s*");
    private static final Pattern DATE = Pattern.compile(".*[0-9]{4}-[0-9]{2}-[0-9]{2}.*");

    private final PhaseProgress progress;
    private final Pattern phaseName;
    private boolean folded;
    private boolean inSection;

    private RoadmapText(PhaseProgress progress) {
        this.progress = progress;
        this.phaseName = phaseName(progress.phase());
    }

    /** The text with the progress of one phase in it. */
    static String with(String text, PhaseProgress progress) {
        return LineEdits.each(text, new RoadmapText(progress)::line);
    }

    /** Whether the text says that a plan is done. */
    static boolean isTicked(String text, PlanName plan) {
        return text.lines().map(TICKED::matcher).anyMatch(box -> box.matches() && names(box.group(1), plan));
    }

    /** What the text calls a phase in words; empty where it names it nowhere. */
    static String nameOf(String text, PhaseNumber phase) {
        Pattern name = Pattern.compile("(?i)(?:#{1,6}|[-*+]\\s*\\[.\\])\\s+\\**Phase\\s+" + form(phase)
                + ":\\s*([^*]*?)\\s*(?:\\*\\*.*|\\(INSERTED\\).*)?");
        return text.lines()
                .map(line -> name.matcher(line.strip()))
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .findFirst()
                .orElse("");
    }

    /** Whether a phase is of the milestone the text is about. */
    static boolean holds(String text, PhaseNumber phase) {
        Pattern name = Pattern.compile("(?i)(?s).*\\bPhase\\s+" + form(phase) + ".*");
        return text.lines().anyMatch(line -> name.matcher(line).matches());
    }

    private String line(String line) {
        if (line.contains("<details")) {
            folded = true;
        }
        String changed = folded ? line : open(line);
        if (line.contains("</details>")) {
            folded = false;
        }
        return changed;
    }

    private String open(String line) {
        Matcher heading = HEADING.matcher(line);
        if (heading.matches()) {
            inSection = phaseName.matcher(heading.group(1)).lookingAt();
            return line;
        }
        if (line.stripLeading().startsWith("|")) {
            return row(line);
        }
        Matcher plans = PLANS.matcher(line);
        if (inSection && plans.matches()) {
            return plans.group(1) + progress.count() + (progress.isComplete() ? " plans complete" : " plans executed");
        }
        return checkbox(line);
    }

    private String checkbox(String line) {
        Matcher box = CHECKBOX.matcher(line);
        if (!box.matches()) {
            return line;
        }
        if (progress.done().stream().anyMatch(plan -> names(box.group(3), plan))) {
            return box.group(1) + "x" + box.group(2) + box.group(3);
        }
        boolean phase = progress.isComplete() && phaseName.matcher(box.group(3)).lookingAt();
        return phase
                ? "%sx%s%s (completed %s)".formatted(box.group(1), box.group(2), box.group(3), progress.day())
                : line;
    }

    /** The cell with the count, the status behind it, and the day behind that. */
    private String row(String line) {
        List<String> cells = new ArrayList<>(Arrays.asList(line.split("\\|", -1)));
        boolean ours = cells.size() > 3
                && Pattern.compile("(?i)\\s*\\**(?:Phase\\s+)?" + form(progress.phase())
                                + "(?:\\.(?!\\d)|:|\\s|\\**\\s*$).*")
                        .matcher(cells.get(1))
                        .matches();
        if (!ours) {
            return line;
        }
        for (int place = 2; place < cells.size() - 1; place++) {
            if (COUNT.matcher(cells.get(place)).matches()) {
                cells.set(place, cell(cells.get(place), progress.count()));
                boolean status = place + 2 < cells.size();
                if (status) {
                    cells.set(place + 1, cell(cells.get(place + 1), status(cells.get(place + 1))));
                }
                boolean day = place + 3 < cells.size() && progress.isComplete();
                if (day && !DATE.matcher(cells.get(place + 2)).matches()) {
                    cells.set(
                            place + 2, cell(cells.get(place + 2), progress.day().toString()));
                }
                return String.join("|", cells);
            }
        }
        return line;
    }

    /** What says that it is complete already, in whatever words, stays. */
    private String status(String now) {
        if (!progress.isComplete()) {
            return progress.done().isEmpty() ? now.strip() : "In Progress";
        }
        return now.strip().toLowerCase(Locale.ROOT).startsWith("complete") ? now.strip() : "Complete";
    }

    /** As wide as it was, where that is wide enough. */
    private static String cell(String before, String text) {
        String filled = " " + text + " ";
        return filled.length() < before.length() ? filled + " ".repeat(before.length() - filled.length()) : filled;
    }

    private static boolean names(String text, PlanName plan) {
        return begins(text, plan.id()) || begins(text, plan.canonical());
    }

    /** Whether a name stands at the beginning and is not the beginning of a longer number. */
    private static boolean begins(String text, String name) {
        return text.startsWith(name)
                && (text.length() == name.length()
                        || !Character.isLetterOrDigit(text.charAt(name.length())) && !isDecimal(text, name.length()));
    }

    private static boolean isDecimal(String text, int at) {
        return text.charAt(at) == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
    }

    private static Pattern phaseName(PhaseNumber phase) {
        return Pattern.compile("(?i)\\**Phase\\s+" + form(phase));
    }

    /** The number with or without zeros before it, and not as the beginning of another one. */
    private static String form(PhaseNumber phase) {
        String number = phase.toString().replaceFirst("^0+(?=[0-9])", "");
        return "0*" + Pattern.quote(number) + "(?![0-9A-Za-z]|\\.[0-9])";
    }
}
