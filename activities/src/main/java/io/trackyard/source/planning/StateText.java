package io.trackyard.source.planning;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a {@code STATE.md} that tell where the work is: phase, plan, status, last activity, progress, and the same
 * in its front matter. Lines that are not there are not added. The position only moves forward, and where it tells that
 * already, nothing is changed, not even the day.
 */
final class StateText {
    private static final Pattern BAR = Pattern.compile("\\[[^\\]]*\\](\\s*)[0-9]+(\\.[0-9]+)?%");
    private static final Pattern PHASE_OF = Pattern.compile("(\\[?)([0-9A-Za-z.-]+?)(\\]?)( of .*)?");
    private static final Pattern PLAN_OF = Pattern.compile("\\[?[0-9A-Za-z]+\\]?( of )\\[?[0-9A-Za-z]+\\]?(.*)");
    private static final Pattern SEPARATED = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}\\S*( -- | — | – | - |: ).*");
    private static final Pattern FRONT = Pattern.compile("(?s)\uFEFF?---[ \\t]*\\r?\\n.*?\\n---[ \\t]*\\r?(?:\\n|$)");
    private static final int BAR_WIDTH = 10;

    private final PhaseProgress phase;
    private final Totals totals;
    private String front;
    private String body;

    /**
     * Of all phases of the milestone.
     *
     * @param plans how many there are
     * @param donePlans how many are done
     * @param donePhases how many phases have no other
     */
    record Totals(int plans, int donePlans, int donePhases) {
        int percent() {
            return plans == 0 ? 0 : (int) Math.min(100, Math.round(100.0 * donePlans / plans));
        }
    }

    private StateText(String text, PhaseProgress phase, Totals totals) {
        Matcher block = FRONT.matcher(text);
        int end = block.lookingAt() ? block.end() : 0;
        this.front = text.substring(0, end);
        this.body = text.substring(end);
        this.phase = phase;
        this.totals = totals;
    }

    /** The text with that progress in it. */
    static String with(String text, PhaseProgress phase, Totals totals) {
        StateText state = new StateText(text, phase, totals);
        if (state.isAtThePhase()) {
            state.position();
        }
        state.progress();
        if (state.whole().equals(text)) {
            return text;
        }
        if (state.isAtThePhase()) {
            state.replace(
                    "Status",
                    now -> phase.isComplete() ? "Phase complete — ready for verification" : "Ready to execute");
        }
        state.activity();
        return state.whole();
    }

    private String whole() {
        return front + body;
    }

    /** Whether the position is this phase or one before it. */
    private boolean isAtThePhase() {
        return value("Phase")
                .or(() -> value("Current Phase"))
                .map(PHASE_OF::matcher)
                .filter(Matcher::matches)
                .flatMap(found -> PhaseNumber.of(found.group(2)))
                .filter(at -> at.compareTo(phase.phase()) <= 0 || at.matches(phase.phase()))
                .isPresent();
    }

    private void position() {
        replace("Phase", this::phaseOf);
        replace("Current Phase", this::phaseOf);
        int plan = Math.min(phase.done().size() + 1, phase.plans());
        replace("Plan", now -> {
            Matcher of = PLAN_OF.matcher(now);
            return of.matches() ? plan + of.group(1) + phase.plans() + of.group(2) : now;
        });
        replace("Current Plan", now -> now.matches("[0-9]+") ? Integer.toString(plan) : now);
        replace("Total Plans in Phase", now -> now.matches("[0-9]+") ? Integer.toString(phase.plans()) : now);
    }

    private String phaseOf(String now) {
        Matcher of = PHASE_OF.matcher(now);
        boolean there = of.matches()
                && PhaseNumber.of(of.group(2))
                        .filter(at -> at.matches(phase.phase()))
                        .isPresent();
        if (!of.matches() || there) {
            return now;
        }
        boolean padded = of.group(2).startsWith("0");
        String number =
                padded ? phase.phase().toString() : phase.phase().toString().replaceFirst("^0+(?=[0-9])", "");
        String rest = of.group(4) == null ? "" : of.group(4);
        String name = phase.name().isEmpty() ? "" : " (" + phase.name() + ")";
        return number + rest.replaceFirst("\\s*\\([^)]*\\)\\s*$", Matcher.quoteReplacement(name));
    }

    private void progress() {
        replace("Progress", now -> {
            Matcher bar = BAR.matcher(now);
            return bar.find() ? now.substring(0, bar.start()) + bar(now, bar.group(1)) + now.substring(bar.end()) : now;
        });
        number("completed_plans", totals.donePlans());
        number("total_plans", totals.plans());
        number("completed_phases", totals.donePhases());
        number("percent", totals.percent());
    }

    /** Drawn with the marks that are there. */
    private String bar(String now, String gap) {
        boolean plain = now.contains("#");
        int filled = Math.round(totals.percent() * BAR_WIDTH / 100f);
        return "[" + (plain ? "#" : "█").repeat(filled) + (plain ? "-" : "░").repeat(BAR_WIDTH - filled) + "]" + gap
                + totals.percent() + "%";
    }

    private void activity() {
        replace("Last activity", now -> {
            Matcher separated = SEPARATED.matcher(now);
            String separator = separated.matches() ? separated.group(1) : " — ";
            return phase.day() + separator + "Completed " + newest();
        });
        frontMatter("last_activity", phase.day().toString());
        frontMatter("last_updated", "\"" + phase.at().truncatedTo(ChronoUnit.SECONDS) + "\"");
        frontMatter("stopped_at", "Completed " + newest());
    }

    private String newest() {
        return phase.done().get(phase.done().size() - 1).canonical();
    }

    private Optional<String> value(String field) {
        return body.lines()
                .map(field(field)::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(2).strip())
                .findFirst();
    }

    /** The first line of the body with that field in it. */
    private void replace(String field, UnaryOperator<String> change) {
        boolean[] done = {false};
        body = LineEdits.each(body, line -> {
            Matcher found = field(field).matcher(line);
            if (done[0] || !found.matches()) {
                return line;
            }
            done[0] = true;
            return found.group(1) + change.apply(found.group(2).strip());
        });
    }

    private void number(String key, int to) {
        boolean[] done = {false};
        front = LineEdits.each(front, line -> {
            Matcher found = Pattern.compile("(\\s+" + key + ":\\s*)[0-9]+\\s*").matcher(line);
            if (done[0] || !found.matches()) {
                return line;
            }
            done[0] = true;
            return found.group(1) + to;
        });
    }

    private void frontMatter(String key, String to) {
        front = LineEdits.each(front, line -> line.startsWith(key + ":") ? key + ": " + to : line);
    }

    /** {@code Status: x}, or {@code **Status:** x}. */
    private static Pattern field(String name) {
        return Pattern.compile("(?i)(\\s*(?:\\*\\*)?" + name + ":(?:\\*\\*)?[ \\t]*)(.*)");
    }
}
